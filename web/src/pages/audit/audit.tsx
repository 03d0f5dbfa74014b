import { useState } from 'react'
import { useCommand, useView } from '../../api/hooks.ts'
import { commands, views } from '../../api/questions.ts'
import { tonnes } from '../../format/number.ts'
import { eventName } from '../../i18n/event-names.ts'
import { useTexts, type Texts } from '../../i18n/index.ts'
import { Instant } from '../../parts/amounts.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { OutcomeNote } from '../../parts/refusal-box.tsx'
import { PageHead, Sheet, Tag } from '../../parts/sheet.tsx'
import { Answered, Empty, ErrorState } from '../../parts/states.tsx'

interface EventRow {
  readonly position: number | null
  readonly key: string
  readonly name: string
  readonly businessDay: string
  readonly recordedAt: string
  readonly person: string
  readonly organisation: string
  readonly hash: string | null
}

interface ChainAnswer {
  readonly head: { readonly position: number; readonly hash: string; readonly signedOn: string | null } | null
  readonly unsealed: number
}

interface Verified {
  readonly checks: readonly { readonly name: string; readonly holds: boolean; readonly detail?: string }[]
}

const eventColumns = ({ t }: Texts): Column<EventRow>[] => [
  {
    key: 'position',
    head: t('account.position'),
    numeric: true,
    phone: 'first',
    cell: (row) => (row.position === null ? t('audit.notSealed') : `#${tonnes(row.position)}`),
  },
  { key: 'at', head: t('word.time'), cell: (row) => <Instant value={row.recordedAt} /> },
  { key: 'day', head: t('strip.day'), cell: (row) => row.businessDay },
  { key: 'name', head: t('audit.event'), phone: 'heading', cell: (row) => eventName(t, row.name) },
  { key: 'person', head: t('audit.person'), phone: 'wide', cell: (row) => `${row.person} / ${row.organisation}` },
  { key: 'hash', head: t('audit.hash'), mono: true, phone: 'wide', cell: (row) => row.hash?.slice(0, 16) ?? '–' },
]

/** Every event with the name of who did it, the chain they are sealed in, and the button that checks it all. */
const AuditPage = () => {
  const texts = useTexts()
  const { t } = texts
  const [before, setBefore] = useState<string>()
  const events = useView<{ rows: EventRow[]; next: string | null }>(views.events, { before, limit: 50 })
  const chain = useView<ChainAnswer>(views.chain, {}, { every: 10_000 })
  const verify = useCommand<object, Verified>(commands.verifyChain)
  const head = chain.data?.head
  const checks = verify.outcome?.kind === 'done' ? verify.outcome.result.checks : []
  return (
    <>
      <PageHead
        trail={[t('menu.basis'), t('nav.audit')]}
        title={t('nav.audit')}
        meta={
          head && (
            <>
              {t('strip.head', { position: tonnes(head.position) })} <span className="mono">{head.hash.slice(0, 16)}</span>
              {t('list.comma')}
              {head.signedOn ? t('audit.signedOn', { day: head.signedOn }) : t('audit.unsigned')}
            </>
          )
        }
        actions={
          <button type="button" className="btn p" disabled={verify.running} onClick={() => void verify.run({})}>
            {t(verify.running ? 'audit.verifying' : 'audit.verify')}
          </button>
        }
      />
      {verify.outcome?.kind !== 'done' && <OutcomeNote outcome={verify.outcome} />}
      {verify.failure && <ErrorState failure={verify.failure} onRetry={() => void verify.run({})} />}
      {checks.length > 0 && <Checks checks={checks} />}
      <Sheet title={t('audit.events')} note={t('audit.eventsNote')}>
        <Answered answer={events} rows={8} isEmpty={(value) => value.rows.length === 0} empty={<Empty>{t('audit.none')}</Empty>}>
          {(value) => (
            <DataTable
              label={t('audit.events')}
              dense
              rows={value.rows}
              rowKey={(row) => row.key}
              columns={eventColumns(texts)}
            />
          )}
        </Answered>
        <div className="note">
          {before !== undefined && (
            <button type="button" className="btn s" onClick={() => setBefore(undefined)}>
              {t('act.newest')}
            </button>
          )}{' '}
          {events.data?.next && (
            <button type="button" className="btn s" onClick={() => setBefore(events.data?.next ?? undefined)}>
              {t('act.older')}
            </button>
          )}
        </div>
      </Sheet>
    </>
  )
}

const Checks = ({ checks }: Verified) => {
  const { t } = useTexts()
  return (
    <Sheet title={t('audit.checks')} note={t(checks.every((check) => check.holds) ? 'audit.allHold' : 'audit.someFail')}>
      <DataTable
        label={t('audit.checks')}
        dense
        rows={checks}
        rowKey={(check) => check.name}
        columns={[
          { key: 'name', head: t('audit.check'), phone: 'heading', mono: true, cell: (check) => check.name },
          {
            key: 'holds',
            head: t('audit.result'),
            cell: (check) => <Tag kind={check.holds ? 'done' : 'refused'}>{t(check.holds ? 'audit.holds' : 'audit.fails')}</Tag>,
          },
          { key: 'detail', head: t('word.remark'), phone: 'wide', cell: (check) => check.detail ?? '' },
        ]}
      />
    </Sheet>
  )
}

export default AuditPage
