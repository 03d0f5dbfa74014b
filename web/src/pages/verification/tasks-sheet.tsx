import { Link } from 'react-router'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import { daysBetween, type Day as DayText } from '../../format/day.ts'
import { nothing, tonnes } from '../../format/number.ts'
import { useTexts, type Texts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import { StatusTag } from './status-tag.tsx'
import type { TaskRow } from './types.ts'

/** What is still to be concluded first, by the day it is due. */
const inOrder = (rows: readonly TaskRow[]): TaskRow[] =>
  [...rows].sort(
    (a, b) =>
      Number(a.status === 'verified') - Number(b.status === 'verified') ||
      (a.dueOn ?? '').localeCompare(b.dueOn ?? '') ||
      a.organisation.localeCompare(b.organisation),
  )

const columnsOf = ({ t, name }: Texts, today: string | undefined): Column<TaskRow>[] => [
  {
    key: 'emitter',
    head: t('word.emitter'),
    phone: 'heading',
    cell: (row) => <Link to={`/verification/${row.organisation}`}>{name(row)}</Link>,
  },
  { key: 'assigned', head: t('verification.assignedOn'), cell: (row) => <Day value={row.assignedOn} style="plain" /> },
  {
    key: 'reported',
    head: t('verification.reported'),
    numeric: true,
    cell: (row) => (row.emissionsTonnes === null ? nothing : tonnes(row.emissionsTonnes)),
  },
  {
    key: 'due',
    head: t('word.deadline'),
    phone: 'wide',
    cell: (row) => (
      <>
        <Day value={row.dueOn} style="plain" />{' '}
        {row.overdue && row.dueOn && today && (
          <b className="bad nw">{t('data.overdueBy', { days: daysBetween(row.dueOn as DayText, today as DayText) })}</b>
        )}
        {row.givenLate && row.status !== 'verified' && <span className="warn nw">{t('verification.givenLate')}</span>}
      </>
    ),
  },
  { key: 'status', head: t('word.status'), cell: (row) => <StatusTag status={row.status} assigned /> },
]

/** The emitters a verification body was given, open ones first. */
export const TasksSheet = ({ year }: { readonly year: number }) => {
  const texts = useTexts()
  const { t } = texts
  const { market } = useSession()
  const answer = useView<{ rows: TaskRow[] }>(views.verificationTasks, { year })
  const columns = columnsOf(texts, market?.businessDay)
  const left = answer.data?.rows.filter(({ status }) => status !== 'verified').length ?? 0
  return (
    <Sheet title={t('verification.list')} note={t('verification.left', { count: left })}>
      <Answered
        answer={answer}
        heads={columns.map(({ head }) => head)}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty>{t('verification.none', { year })}</Empty>}
      >
        {({ rows }) => (
          <DataTable label={t('verification.list')} rows={inOrder(rows)} rowKey={(row) => row.organisation} columns={columns} />
        )}
      </Answered>
    </Sheet>
  )
}
