import { useState } from 'react'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import type { Organisation, Role } from '../../api/types.ts'
import { tonnes } from '../../format/number.ts'
import { eventName } from '../../i18n/event-names.ts'
import { useTexts, type TextKey, type Texts } from '../../i18n/index.ts'
import { Day, Instant } from '../../parts/amounts.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import { VerifySheet } from './verify-sheet.tsx'
import './audit.css'

interface EventRow {
  readonly position: number | null
  readonly hash: string | null
  readonly key: string
  readonly name: string
  readonly command: string
  readonly person: string
  readonly organisation: string
  readonly businessDay: string
  readonly recordedAt: string
  readonly data: unknown
}

interface AuditAnswer {
  readonly rows: readonly EventRow[]
  readonly next: string | null
  readonly head: { readonly position: number; readonly hash: string } | null
  readonly unsealed: number
}

const overseers: readonly Role[] = ['ministryOfficer', 'registryOperator', 'auditor', 'administrator']

const rowsAPage = 30

/** The domains that state events, by the first word of an event's name. */
const domains = [
  'mrv',
  'allocation',
  'registry',
  'ccer',
  'exchange',
  'clearing',
  'compliance',
  'finance',
  'approval',
  'parties',
  'rulebook',
  'market',
] as const

const columns = (
  { t }: Texts,
  nameOf: (organisation: string) => string,
  open: string | undefined,
  show: (key: string) => void,
): Column<EventRow>[] => [
  {
    key: 'position',
    head: t('account.position'),
    numeric: true,
    phone: 'first',
    cell: (row) => (row.position === null ? t('audit.notSealed') : `#${tonnes(row.position)}`),
  },
  {
    key: 'name',
    head: t('audit.event'),
    phone: 'heading',
    cell: (row) => (
      <button type="button" className="lnk" aria-expanded={open === row.key} onClick={() => show(row.key)}>
        {eventName(t, row.name)}
      </button>
    ),
  },
  { key: 'day', head: t('strip.day'), cell: (row) => <Day value={row.businessDay} style="plain" /> },
  {
    key: 'person',
    head: t('audit.person'),
    phone: 'wide',
    cell: (row) => (
      <>
        {nameOf(row.organisation)} <span className="dim sm mono">{row.person}</span>
      </>
    ),
  },
  { key: 'at', head: t('audit.recordedAt'), phone: 'wide', cell: (row) => <Instant value={row.recordedAt} /> },
  { key: 'hash', head: t('audit.hash'), mono: true, phone: 'wide', cell: (row) => row.hash?.slice(0, 12) ?? '–' },
]

interface Filter {
  readonly name?: string | undefined
  readonly day?: string | undefined
}

const FilterRow = ({ filter, onFilter }: { readonly filter: Filter; readonly onFilter: (filter: Filter) => void }) => {
  const { t } = useTexts()
  return (
    <form className="ask" aria-label={t('audit.filter')} onSubmit={(event) => event.preventDefault()}>
      <label className="field">
        <span>{t('audit.domain')}</span>
        <select
          className="sel"
          value={filter.name ?? ''}
          onChange={(event) => onFilter({ ...filter, name: event.target.value === '' ? undefined : event.target.value })}
        >
          <option value="">{t('audit.all')}</option>
          {domains.map((domain) => (
            <option key={domain} value={`${domain}.`}>
              {t(`domain.${domain}` satisfies TextKey)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('strip.day')}</span>
        <input
          className="t text"
          type="date"
          value={filter.day ?? ''}
          onChange={(event) => onFilter({ ...filter, day: event.target.value === '' ? undefined : event.target.value })}
        />
      </label>
    </form>
  )
}

/** Every event with who did it and its place in the chain; overseers see the market, others their own organisation. */
const AuditPage = () => {
  const { t, name } = useTexts()
  const { session, market } = useSession()
  const [filter, setFilter] = useState<Filter>({})
  const [before, setBefore] = useState<string>()
  const isOverseer = session?.roles.some((role) => overseers.includes(role)) ?? false
  const answer = useView<AuditAnswer>(isOverseer ? views.audit : views.ownAudit, { ...filter, before, limit: rowsAPage })
  const head = answer.data?.head
  return (
    <>
      <PageHead
        trail={[t('menu.basis'), t('nav.audit')]}
        title={isOverseer ? t('nav.audit') : t('audit.own', { organisation: session ? name(session.organisation) : '' })}
        meta={
          head && (
            <>
              {t('strip.head', { position: tonnes(head.position) })} <span className="mono">{head.hash.slice(0, 16)}</span>
              {t('list.comma')}
              {t(market?.headSigned ? 'audit.signed' : 'audit.unsigned')}
              {(answer.data?.unsealed ?? 0) > 0 &&
                `${t('list.comma')}${t('audit.toSeal', { count: answer.data?.unsealed ?? 0 })}`}
            </>
          )
        }
      />
      {isOverseer && <VerifySheet />}
      <FilterRow
        filter={filter}
        onFilter={(next) => {
          setFilter(next)
          setBefore(undefined)
        }}
      />
      <Sheet title={t('audit.events')} note={t('audit.eventsNote')}>
        <Answered answer={answer} rows={8} isEmpty={({ rows }) => rows.length === 0} empty={<Empty>{t('audit.none')}</Empty>}>
          {({ rows }) => <EventTable rows={rows} />}
        </Answered>
        {(before !== undefined || answer.data?.next) && (
          <div className="note pager">
            {before !== undefined && (
              <button type="button" className="btn s" onClick={() => setBefore(undefined)}>
                {t('act.newest')}
              </button>
            )}
            {answer.data?.next && (
              <button type="button" className="btn s" onClick={() => setBefore(answer.data?.next ?? undefined)}>
                {t('act.older')}
              </button>
            )}
          </div>
        )}
      </Sheet>
    </>
  )
}

/** Names of organisations; one that is not among the first is shown by its id. */
const useOrganisationName = () => {
  const { name } = useTexts()
  const { data } = useView<{ readonly rows: readonly Organisation[] }>(views.organisations, { limit: 500 })
  const byId = new Map(data?.rows.map((row) => [row.id, row]))
  return (id: string): string => {
    const found = byId.get(id)
    return found ? name(found) : id
  }
}

/** The events, and under them the one that is opened, word for word as it was recorded. */
const EventTable = ({ rows }: { readonly rows: readonly EventRow[] }) => {
  const texts = useTexts()
  const { t } = texts
  const nameOf = useOrganisationName()
  const [open, setOpen] = useState<string>()
  const shown = rows.find(({ key }) => key === open)
  return (
    <>
      <DataTable
        label={t('audit.events')}
        dense
        rows={rows}
        rowKey={(row) => row.key}
        rowClass={(row) => (row.key === open ? 'on' : undefined)}
        columns={columns(texts, nameOf, open, (key) => setOpen(key === open ? undefined : key))}
      />
      {shown && (
        <div className="event-data" role="region" aria-label={eventName(t, shown.name)}>
          <p>
            <b>{eventName(t, shown.name)}</b> <span className="mono dim">{shown.name}</span>{' '}
            <span className="mono dim">{shown.key}</span>
          </p>
          <pre tabIndex={0}>{JSON.stringify(shown.data, null, 2)}</pre>
          {shown.hash && (
            <p className="mono sm dim">
              {t('audit.hash')} {shown.hash}
            </p>
          )}
        </div>
      )}
    </>
  )
}

export default AuditPage
