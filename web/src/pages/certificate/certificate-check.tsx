import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import { product, tonnes } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { Certificate } from '../../parts/certificate.tsx'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import type { CertificateAnswer } from '../compliance/types.ts'

/** Anybody checks a certificate by its number; no sign-in. */
const CertificateCheckPage = () => {
  const { t, name } = useTexts()
  const number = useParams()['number']
  const navigate = useNavigate()
  const [text, setText] = useState(number ?? '')
  const answer = useView<CertificateAnswer>(views.certificate, { number }, { enabled: number !== undefined })
  const found = answer.data?.certificate
  return (
    <>
      <PageHead
        trail={[t('certificate.check')]}
        title={t('certificate.check')}
        meta={t('certificate.checkNote')}
        actions={
          found &&
          number && (
            <a className="btn" href={`/api/v1/compliance/certificate.pdf?number=${encodeURIComponent(number)}`}>
              {t('certificate.pdf')}
            </a>
          )
        }
      />
      <form
        className="ask"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim()) void navigate(`/certificate/${encodeURIComponent(text.trim())}`)
        }}
      >
        <label className="field">
          <span>{t('certificate.number')}</span>
          <input className="t text" value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <button type="submit" className="btn p" style={{ alignSelf: 'flex-end' }}>
          {t('act.look')}
        </button>
      </form>
      {number !== undefined && !found && (
        <Sheet>
          <Answered answer={answer}>{() => <Empty>{t('certificate.unknown', { number })}</Empty>}</Answered>
        </Sheet>
      )}
      {found && (
        <div style={{ maxWidth: 640 }}>
          <Certificate
            number={found.number}
            holder={name(found)}
            year={found.year}
            obligation={found.due}
            surrendered={found.surrendered}
            lots={found.acts.flatMap((act) => act.allowances).map((lot) => ({ product: lot.product, tonnes: lot.quantity }))}
            offset={found.credits}
            result={t('certificate.full')}
            at={found.metOn}
            acts={found.acts.map(
              (act) =>
                `${act.id} ${act.day} ${[...act.allowances.map((lot) => `${product(lot.product)} ${tonnes(lot.quantity)}`), ...(act.credits > 0 ? [`CCER ${tonnes(act.credits)}`] : [])].join(', ')}`,
            )}
          />
        </div>
      )}
    </>
  )
}

export default CertificateCheckPage
