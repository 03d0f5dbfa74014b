import { useState, type FormEvent } from 'react'
import { useSearchParams } from 'react-router'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import { product, tonnes } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { Certificate } from '../../parts/certificate.tsx'
import { TextField } from '../../parts/form.tsx'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import type { CertificateAnswer, SurrenderAct } from '../compliance/types.ts'

type Found = NonNullable<CertificateAnswer['certificate']>

/** Anybody checks a certificate by its number; no sign-in. The code on the page of paper leads here. */
const CertificateCheckPage = () => {
  const { t } = useTexts()
  const [query, setQuery] = useSearchParams()
  const number = query.get('number')?.trim() ?? ''
  const answer = useView<CertificateAnswer>(views.certificate, { number }, { enabled: number !== '' })
  const found = number !== '' && answer.data?.certificate?.number === number ? answer.data.certificate : undefined
  return (
    <>
      <PageHead
        trail={[t('certificate.check')]}
        title={t('certificate.check')}
        meta={t('certificate.checkNote')}
        actions={
          found && (
            <a
              className="btn p"
              href={`/api/v1/compliance/certificate.pdf?number=${encodeURIComponent(found.number)}`}
              download={`${found.number}.pdf`}
            >
              {t('certificate.pdf')}
            </a>
          )
        }
      />
      <Ask key={number} number={number} onAsk={(text) => setQuery(text ? { number: text } : {})} />
      {number !== '' && !found && (
        <Sheet>
          <Answered answer={answer}>{() => <Empty>{t('certificate.unknown', { number })}</Empty>}</Answered>
        </Sheet>
      )}
      {found && <Shown found={found} />}
    </>
  )
}

const Ask = ({ number, onAsk }: { readonly number: string; readonly onAsk: (text: string) => void }) => {
  const { t } = useTexts()
  const [text, setText] = useState(number)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onAsk(text.trim())
  }
  return (
    <form className="ask" onSubmit={submit}>
      <TextField name={t('certificate.number')} value={text} onType={setText} />
      <button type="submit" className="btn" style={{ alignSelf: 'flex-end' }}>
        {t('act.look')}
      </button>
    </form>
  )
}

/** What was surrendered in several acts, added up by product. */
const lotsOf = (acts: readonly SurrenderAct[]) => {
  const sums = new Map<string, number>()
  for (const act of acts) {
    for (const lot of act.allowances) sums.set(lot.product, (sums.get(lot.product) ?? 0) + lot.quantity)
  }
  return [...sums].map(([code, quantity]) => ({ product: code, tonnes: quantity }))
}

const Shown = ({ found }: { readonly found: Found }) => {
  const { t, name } = useTexts()
  const { market } = useSession()
  const lineOf = (act: SurrenderAct): string => {
    const lots = act.allowances.map((lot) => `${product(lot.product)} ${tonnes(lot.quantity)}`)
    return `${act.id} ${act.day} ${[...lots, ...(act.credits > 0 ? [`CCER ${tonnes(act.credits)}`] : [])].join(', ')}`
  }
  const head = market?.signedHead
  return (
    <div style={{ maxWidth: 640 }}>
      <p className="done-note" role="status">
        {t('certificate.found')}
      </p>
      <Certificate
        number={found.number}
        holder={name(found)}
        year={found.year}
        obligation={found.due}
        surrendered={found.surrendered}
        lots={lotsOf(found.acts)}
        offset={found.credits}
        result={t('certificate.full')}
        source={t('certificate.articles')}
        at={found.metOn}
        acts={found.acts.map(lineOf)}
        {...(head ? { head } : {})}
        {...(market?.kind === 'sandbox' ? { sandbox: true } : {})}
      />
    </div>
  )
}

export default CertificateCheckPage
