import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState, type FormEvent } from 'react'
import { Link, useNavigate } from 'react-router'
import { isFailure, signIn, type Credentials, type Place } from '../../api/client.ts'
import { startAnew, useDemoPeople } from '../../api/hooks.ts'
import { setLanguage, useTexts } from '../../i18n/index.ts'
import { Sheet } from '../../parts/sheet.tsx'
import { Loading } from '../../parts/states.tsx'
import { useMedia } from '../../parts/use-media.ts'
import { Walk } from './walk.tsx'
import './sign-in.css'

const PeopleList = lazy(() => import('../../shell/people-list.tsx').then((module) => ({ default: module.PeopleList })))

/** Demo markets show the people of every role; other markets ask for address, password and the one-time code. */
const SignInPage = () => {
  const { t } = useTexts()
  const client = useQueryClient()
  const navigate = useNavigate()
  const people = useDemoPeople(true)
  const [two, three] = [useMedia('(min-width: 721px)'), useMedia('(min-width: 1041px)')]
  const [wrong, setWrong] = useState<string>()
  const enter = async (input: Place | Credentials) => {
    setWrong(undefined)
    try {
      await signIn(input)
      await startAnew(client)
      await navigate('/')
    } catch (error) {
      setWrong(isFailure(error) && error.status !== 0 && error.status < 500 ? t('signIn.wrong') : t('state.connectionLost'))
    }
  }
  const demo = (people.data?.people.length ?? 0) > 0
  return (
    <div className="sign-in">
      <SignInHead />
      <main id="main">
        <h1>{t('signIn.title')}</h1>
        <p className="md dim">{t('signIn.what')}</p>
        {wrong && (
          <div className="refuse" role="alert">
            <div className="h">{wrong}</div>
          </div>
        )}
        {people.isPending && <Loading rows={6} />}
        {demo && people.data && people.data.walk.length > 0 && (
          <Walk parts={people.data.walk} onPerson={(place) => void enter(place)} />
        )}
        {demo && (
          <Sheet title={t('signIn.demo')} note={t('signIn.demoNote')} padded>
            <Suspense fallback={<Loading rows={6} />}>
              <PeopleList
                people={people.data?.people ?? []}
                columns={three ? 3 : two ? 2 : 1}
                onPerson={(place) => void enter(place)}
              />
            </Suspense>
          </Sheet>
        )}
        {!demo && !people.isPending && <SignInForm onEnter={(input) => void enter(input)} />}
      </main>
    </div>
  )
}

export const SignInHead = () => {
  const { t, language } = useTexts()
  return (
    <header className="top">
      <Link className="brand" to="/" aria-label={t('shell.homeLink')}>
        <i aria-hidden="true" />
        <span>Tonne</span>
      </Link>
      <div className="r">
        <Link to="/rules">{t('nav.rules')}</Link>
        <Link to="/check">{t('certificate.check')}</Link>
        <button
          type="button"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {language === 'zh' ? 'EN' : '中文'}
        </button>
      </div>
    </header>
  )
}

const SignInForm = ({ onEnter }: { readonly onEnter: (input: Credentials) => void }) => {
  const { t } = useTexts()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const field = (name: string): string => String(form.get(name) ?? '')
    onEnter({ email: field('email'), password: field('password'), code: field('code') })
  }
  return (
    <Sheet title={t('shell.signIn')} padded>
      <form className="sign-in-form" onSubmit={submit}>
        <label className="field">
          <span>{t('signIn.email')}</span>
          <input className="t text" name="email" type="email" autoComplete="username" required />
        </label>
        <label className="field">
          <span>{t('signIn.password')}</span>
          <input className="t text" name="password" type="password" autoComplete="current-password" required />
        </label>
        <label className="field">
          <span>{t('signIn.code')}</span>
          <input className="t text" name="code" inputMode="numeric" autoComplete="one-time-code" />
        </label>
        <button type="submit" className="btn p">
          {t('shell.signIn')}
        </button>
      </form>
    </Sheet>
  )
}

export default SignInPage
