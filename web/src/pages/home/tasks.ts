import type { InboxRow, Label } from '../../api/types.ts'
import { tonnes } from '../../format/number.ts'
import type { Texts } from '../../i18n/index.ts'
import { describe, type NameOf } from '../inbox/describe.ts'
import type { PlantPosition } from './position.ts'

/** Something a person has to do: what, where it comes from, by when, and the page on which it is done. */
export interface Task {
  readonly id: string
  readonly title: string
  readonly from: string
  readonly due: string | null
  readonly late: boolean
  readonly to: string
}

export interface VerificationTask {
  readonly organisation: string
  readonly nameZh: string
  readonly nameEn: string
  readonly year: number
  readonly status: string
  readonly dueOn: string | null
  readonly overdue: boolean
  /** The last day had passed when the task was given. */
  readonly givenLate: boolean
}

export interface FilingRow {
  readonly organisation: string
  readonly nameZh: string
  readonly nameEn: string
  readonly months: number
  readonly status: string
  readonly verifier: string | null
}

export interface AllocationRow {
  readonly entity: string
  readonly amount: number | null
}

export interface MonthRow {
  readonly month: string
  readonly status: string
  readonly dueOn: string | null
}

export interface BatchRow {
  readonly id: string
  readonly state: string
  readonly project: Label
  readonly tonnes: number
}

export interface PledgeRow {
  readonly id: string
  readonly state: string
  readonly pledgor: Label
  readonly pledgee: Label
  readonly product: string
  readonly tonnes: number
  readonly proposedOn: string
}

const proposer = ({ language }: Texts, row: InboxRow): string =>
  (language === 'zh' ? row.proposedByZh : row.proposedByEn) ?? row.proposedBy

/** What others proposed and this person may confirm. */
export const inboxTasks = (texts: Texts, rows: readonly InboxRow[], nameOf: NameOf): Task[] =>
  rows
    .filter(({ mayConfirm }) => mayConfirm)
    .map((row) => ({
      id: row.id,
      title: texts.t('task.confirm', { what: describe(texts, row, nameOf) }),
      from: proposer(texts, row),
      due: null,
      late: false,
      to: `/inbox?task=${row.id}`,
    }))

/** Months that can be filed and are not. */
export const monthTasks = ({ t }: Texts, months: readonly MonthRow[]): Task[] =>
  months
    .filter(({ status }) => status === 'open' || status === 'overdue')
    .map(({ month, status, dueOn }) => ({
      id: `month-${month}`,
      title: t('task.month', { month }),
      from: t('nav.data'),
      due: dueOn,
      late: status === 'overdue',
      to: `/data?month=${month}`,
    }))

/** What each plant still has to surrender. */
export const surrenderTasks = ({ t, say }: Texts, plants: readonly PlantPosition[], year: number, today: string): Task[] =>
  plants
    .filter(({ basis, missing }) => basis === 'obligation' && missing > 0)
    .map(({ id, name, missing, deadline }) => ({
      id: `surrender-${id}`,
      title: t('task.surrender', { year, tonnes: tonnes(missing) }),
      from: say(name),
      due: deadline,
      late: deadline !== null && deadline < today,
      to: plants.length > 1 ? `/compliance?organisation=${id}` : '/compliance',
    }))

/** Emitters assigned to a verification body whose report is in and not concluded. */
export const verificationTasks = ({ t, name }: Texts, rows: readonly VerificationTask[]): Task[] =>
  rows
    .filter(({ status }) => status !== 'verified')
    .map((row) => ({
      id: `verify-${row.organisation}-${row.year}`,
      title: t(row.status !== 'submitted' ? 'task.verifyLater' : row.givenLate ? 'task.verifyGivenLate' : 'task.verify', {
        year: row.year,
      }),
      from: name(row),
      due: row.givenLate ? null : row.dueOn,
      late: row.overdue,
      to: `/verification/${row.organisation}`,
    }))

const officerTask = (
  row: FilingRow,
  determined: boolean,
): 'task.chase' | 'task.assign' | 'task.await' | 'task.determine' | undefined => {
  if (row.status === 'verified') return determined ? undefined : 'task.determine'
  if (row.status !== 'submitted') return 'task.chase'
  return row.verifier === null ? 'task.assign' : 'task.await'
}

/** What a provincial officer still has to bring about for a year: reports, verification orders, determinations. */
export const officerTasks = (
  { t, name }: Texts,
  year: number,
  filings: readonly FilingRow[],
  allocations: readonly AllocationRow[],
): Task[] =>
  filings.flatMap((row) => {
    const determined = allocations.some(({ entity, amount }) => entity === row.organisation && amount !== null)
    const key = officerTask(row, determined)
    if (key === undefined) return []
    return [
      {
        id: `${key}-${row.organisation}`,
        title: t(key, { year, months: row.months }),
        from: name(row),
        due: null,
        late: false,
        to: key === 'task.determine' ? '/allocation' : '/verification',
      },
    ]
  })

/** Batches of credits that wait for this person's act: to be verified, or to be registered. */
export const batchTasks = ({ t, say }: Texts, rows: readonly BatchRow[], state: 'applied' | 'verified'): Task[] =>
  rows
    .filter((row) => row.state === state)
    .map((row) => ({
      id: row.id,
      title: t(state === 'applied' ? 'task.verifyBatch' : 'task.registerBatch', { tonnes: tonnes(row.tonnes) }),
      from: say(row.project),
      due: null,
      late: false,
      to: '/ccer',
    }))

/** Pledges that wait for the bank: to be accepted, or to be released. */
export const pledgeTasks = ({ t, say }: Texts, rows: readonly PledgeRow[]): Task[] =>
  rows
    .filter(({ state }) => state === 'proposed' || state === 'releaseRequested')
    .map((row) => ({
      id: row.id,
      title: t(row.state === 'proposed' ? 'task.acceptPledge' : 'task.releasePledge', {
        product: row.product,
        tonnes: tonnes(row.tonnes),
      }),
      from: say(row.pledgor),
      due: null,
      late: false,
      to: '/finance',
    }))

/** Late first, then by day; what has no day comes last. */
export const inOrder = (tasks: readonly Task[]): Task[] =>
  [...tasks].sort((a, b) => Number(b.late) - Number(a.late) || ((a.due ?? '9') < (b.due ?? '9') ? -1 : a.due === b.due ? 0 : 1))
