import { useInbox, useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import type { Role } from '../../api/types.ts'
import { useTexts } from '../../i18n/index.ts'
import { nameAmong } from '../inbox/describe.ts'
import { useSession } from '../../shell/session.tsx'
import { hasPosition, usePosition } from './position.ts'
import * as tasks from './tasks.ts'

const yearOf = (day: string | undefined): number => Number(day?.slice(0, 4) ?? 0)

export interface Tasks {
  readonly tasks: readonly tasks.Task[]
  readonly pending: boolean
}

interface Rows<Row> {
  readonly rows: readonly Row[]
}

/** An answer that is asked for only where the person's role has it. */
const useRows = <Row>(view: string, params: Readonly<Record<string, number>>, enabled: boolean) =>
  useView<Rows<Row>>(view, params, { enabled })

/** Everything that waits for the person who is signed in, whatever their roles, in the order in which it is due. */
export const useTasks = (): Tasks => {
  const texts = useTexts()
  const { session, market, year } = useSession()
  const has = (...roles: readonly Role[]): boolean => session?.roles.some((role) => roles.includes(role)) ?? false
  const isPlant = session?.organisation.kind === 'emitter'
  const today = market?.businessDay ?? ''
  const inbox = useInbox(session !== undefined)
  const position = usePosition(session, year)
  const files = isPlant && has('plantEngineer')
  const months = useView<{ readonly months: readonly tasks.MonthRow[] }>(views.monthGrid, { year }, { enabled: files })
  const current = useView<{ readonly months: readonly tasks.MonthRow[] }>(
    views.monthGrid,
    { year: yearOf(today) },
    { enabled: files && yearOf(today) !== year },
  )
  const verifies = has('verifier')
  const orders = useRows<tasks.VerificationTask>(views.verificationTasks, {}, verifies)
  const isOfficer = has('provincialOfficer')
  const filings = useRows<tasks.FilingRow>(views.mrvProgress, { year }, isOfficer)
  const allocations = useRows<tasks.AllocationRow>(views.allocationTable, { year }, isOfficer)
  const batches = useRows<tasks.BatchRow>(views.batches, {}, verifies || has('registryOperator'))
  const pledges = useView<{ readonly pledges: readonly tasks.PledgeRow[] }>(views.pledges, {}, { enabled: has('bankOfficer') })
  const surrenders = hasPosition(session) && has('representative', 'complianceManager')
  const asked = [inbox, position, months, current, orders, filings, allocations, batches, pledges]
  return {
    pending: asked.some(({ isLoading }) => isLoading),
    tasks: tasks.inOrder([
      ...tasks.inboxTasks(texts, inbox.data?.rows ?? [], nameAmong(texts, inbox.data?.names)),
      ...tasks.monthTasks(texts, [...(months.data?.months ?? []), ...(current.data?.months ?? [])]),
      ...(surrenders ? tasks.surrenderTasks(texts, position.data?.plants ?? [], year, today) : []),
      ...tasks.verificationTasks(texts, orders.data?.rows ?? []),
      ...(allocations.data ? tasks.officerTasks(texts, year, filings.data?.rows ?? [], allocations.data.rows) : []),
      ...tasks.batchTasks(texts, batches.data?.rows ?? [], verifies ? 'applied' : 'verified'),
      ...tasks.pledgeTasks(texts, pledges.data?.pledges ?? []),
    ]),
  }
}
