import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import type { Confidence, Label } from '../../api/types.ts'
import { useTexts, type Texts } from '../../i18n/index.ts'
import { ConfidenceMark } from '../../parts/confidence-mark.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { PageHead, Sheet, Tag } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'

/** A row of `supervision.policies`. `day` is a day or a month, as the source gives it. */
export interface PolicyDocument {
  readonly id: string
  readonly day: string
  readonly title: Label
  readonly number: string | null
  readonly issuer: Label
  readonly level: string
  readonly kind: Label
  readonly state: string
  readonly status: Label
  readonly milestone: string | null
  readonly source: string
  readonly note: Label | null
  readonly confidence: Confidence
  readonly parameters: readonly string[]
}

export interface PolicyAnswer {
  readonly documents: readonly PolicyDocument[]
}

const textOf = (one: PolicyDocument): string =>
  `${one.title.zh} ${one.title.en} ${one.number ?? ''} ${one.issuer.zh} ${one.issuer.en} ${one.day}`.toLowerCase()

const columns = ({ t, say }: Texts): Column<PolicyDocument>[] => [
  { key: 'day', head: t('policy.day'), phone: 'wide', cell: (one) => <span className="nw">{one.day}</span> },
  {
    key: 'title',
    head: t('policy.title'),
    phone: 'heading',
    cell: (one) => (
      <>
        {say(one.title)}
        {one.note && <span className="sm dim"> {say(one.note)}</span>}
      </>
    ),
  },
  { key: 'number', head: t('policy.number'), phone: 'wide', cell: (one) => one.number ?? '–' },
  { key: 'issuer', head: t('policy.issuer'), phone: 'wide', cell: (one) => say(one.issuer) },
  { key: 'kind', head: t('policy.kind'), phone: 'wide', cell: (one) => say(one.kind) },
  {
    key: 'status',
    head: t('policy.status'),
    phone: 'wide',
    cell: (one) => <Tag kind={one.state === 'inForce' ? 'done' : 'plain'}>{say(one.status)}</Tag>,
  },
  {
    key: 'rules',
    head: t('policy.rules'),
    phone: 'wide',
    cell: (one) =>
      one.parameters.length === 0 ? (
        '–'
      ) : (
        <Link className="nw" to={`/rules/${one.parameters[0]}`} title={one.parameters.join('\n')}>
          {t('policy.ruleCount', { count: one.parameters.length })}
        </Link>
      ),
  },
  {
    key: 'confidence',
    head: t('rules.confidence'),
    phone: 'wide',
    cell: (one) => (
      <span className="nw">
        <ConfidenceMark confidence={one.confidence} always />
      </span>
    ),
  },
]

/** The dated library of the law: what was issued when, by whom, under which number, and what it still stands for. Public. */
const PolicyPage = () => {
  const texts = useTexts()
  const { t, say } = texts
  const [query] = useSearchParams()
  const [text, setText] = useState(query.get('text') ?? '')
  const [level, setLevel] = useState('')
  const answer = useView<PolicyAnswer>(views.policies)
  const documents = answer.data?.documents ?? []
  const levels = new Map(documents.map((one) => [one.level, one.kind]))
  const wanted = text.trim().toLowerCase()
  const found = documents.filter((one) => (level === '' || one.level === level) && textOf(one).includes(wanted))
  const oldest = documents.at(-1)?.day
  return (
    <>
      <PageHead
        trail={[t('menu.basis'), t('nav.policy')]}
        title={t('nav.policy')}
        meta={
          oldest && `${t('policy.count', { count: documents.length })}${t('list.comma')}${t('policy.since', { day: oldest })}`
        }
      />
      <form className="ask" role="search" aria-label={t('policy.find')} onSubmit={(event) => event.preventDefault()}>
        <label className="field">
          <span>{t('policy.find')}</span>
          <input className="t text" value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <label className="field">
          <span>{t('policy.level')}</span>
          <select className="sel" value={level} onChange={(event) => setLevel(event.target.value)}>
            <option value="">{t('policy.allLevels')}</option>
            {[...levels].map(([key, kind]) => (
              <option key={key} value={key}>
                {say(kind)}
              </option>
            ))}
          </select>
        </label>
      </form>
      <Sheet title={t('policy.documents')} note={t('policy.count', { count: found.length })}>
        <Answered answer={answer} rows={8} isEmpty={() => found.length === 0} empty={<Empty>{t('policy.none')}</Empty>}>
          {() => <DataTable label={t('policy.documents')} rows={found} rowKey={(one) => one.id} columns={columns(texts)} />}
        </Answered>
      </Sheet>
    </>
  )
}

/** A search from the top bar starts the page anew. */
const PolicyRoute = () => {
  const [query] = useSearchParams()
  return <PolicyPage key={query.get('text') ?? ''} />
}

export default PolicyRoute
