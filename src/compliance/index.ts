import { domain } from '../kernel/index.ts'
import { borrow } from './borrow.ts'
import { calculators } from './calculators.ts'
import { carryOver } from './carry-over.ts'
import { check } from './check-views.ts'
import { closeYears } from './close-years.ts'
import { complianceEvents, complianceProjectors } from './events.ts'
import { issueFine } from './issue-fine.ts'
import { openObligation } from './obligation.ts'
import { periods } from './period-views.ts'
import { reactions } from './reactions.ts'
import { refusals } from './refusals.ts'
import { surrender } from './surrender.ts'
import { complianceTables } from './tables.ts'
import { carryOverView, certificate, obligationView, progress } from './views.ts'

export { calculators } from './calculators.ts'
export { offsetMax } from './offset-limit.ts'
export { obligationOf, unmetOf, type Obligation } from './facts.ts'
export { deadlineOf, missingOf } from './obligation.ts'

export const compliance = domain({
  name: 'compliance',
  commands: [openObligation, surrender, borrow, closeYears, issueFine, carryOver],
  views: [obligationView, check, carryOverView, periods, progress, certificate],
  events: complianceEvents,
  tables: complianceTables,
  projectors: complianceProjectors,
  reactions,
  calculators,
  refusals: refusals.texts,
})
