import { domain } from '../kernel/index.ts'
import { calculators } from './calculators.ts'
import { determine } from './determine.ts'
import { allocationEvents, allocationProjectors } from './events.ts'
import { preAllocate } from './pre-allocate.ts'
import { reactions } from './reactions.ts'
import { refusals } from './refusals.ts'
import { finalAllocation, preAllocation } from './tables.ts'
import { entityView, tableView, workingView } from './views.ts'

export { explainDetermination, hasOutput, unitOf as verifiedUnit } from './determine.ts'
export { borrowingLaw, borrowingMax } from './borrowing.ts'
export { calculators } from './calculators.ts'
export { deduct } from './deduction.ts'
export { determined, preAllocated } from './events.ts'
export { allocatedIn, allocatedTo, type Allocated } from './facts.ts'
export { gapRatePct } from './gap.ts'
export { entityAllocation } from './entity-allocation.ts'
export { allocationLaw, type AllocationLaw } from './law.ts'
export { unitAllocation } from './unit-allocation.ts'
export { zUnitYear, type UnitYear } from './unit-year.ts'

export const allocation = domain({
  name: 'allocation',
  commands: [preAllocate, determine],
  views: [entityView, workingView, tableView],
  events: allocationEvents,
  tables: [preAllocation, finalAllocation],
  projectors: allocationProjectors,
  reactions,
  calculators,
  refusals: refusals.texts,
})
