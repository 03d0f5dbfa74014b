import { QRCode } from 'antd'
import { useState, type FormEvent } from 'react'
import { Link } from 'react-router'
import { claimPlace, isFailure } from '../../api/client.ts'
import { useTexts } from '../../i18n/index.ts'
import { Sheet } from '../../parts/sheet.tsx'
import { SignInHead } from '../sign-in/sign-in.tsx'

const shortestPassword = 12

/** The page behind a one-time link: choose a password, then scan the secret of the one-time code, shown this once. */
const ClaimPage = () => {
  const { t } = useTexts()
  const token = window.location.hash.slice(1)
  const [claimed, setClaimed] = useState<{ readonly email: string; readonly uri: string }>()
  const [wrong, setWrong] = useState<string>()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (form.get('password') !== form.get('again')) return setWrong(t('claim.different'))
    setWrong(undefined)
    try {
      setClaimed(await claimPlace(token, String(form.get('password') ?? '')))
    } catch (error) {
      setWrong(isFailure(error) && error.status === 401 ? t('claim.used') : t('state.connectionLost'))
    }
  }
  return (
    <div className="sign-in">
      <SignInHead />
      <main id="main">
        <h1>{t('claim.title')}</h1>
        <p className="md dim">{t(claimed ? 'claim.scan' : 'claim.what')}</p>
        {wrong && (
          <div className="refuse" role="alert">
            <div className="h">{wrong}</div>
          </div>
        )}
        <Sheet title={claimed ? claimed.email : t('signIn.password')} padded>
          {claimed ? (
            <>
              <QRCode value={claimed.uri} bordered={false} />
              <p>
                <code>{new URL(claimed.uri).searchParams.get('secret')}</code>
              </p>
              <Link className="btn p" to="/sign-in">
                {t('shell.signIn')}
              </Link>
            </>
          ) : (
            <form className="sign-in-form" onSubmit={(event) => void submit(event)}>
              <label className="field">
                <span>{t('signIn.password')}</span>
                <input
                  className="t text"
                  name="password"
                  type="password"
                  autoComplete="new-password"
                  minLength={shortestPassword}
                  required
                />
              </label>
              <label className="field">
                <span>{t('claim.again')}</span>
                <input className="t text" name="again" type="password" autoComplete="new-password" required />
              </label>
              <button type="submit" className="btn p">
                {t('claim.set')}
              </button>
            </form>
          )}
        </Sheet>
      </main>
    </div>
  )
}

export default ClaimPage
