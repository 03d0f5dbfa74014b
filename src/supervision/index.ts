import { domain } from '../kernel/index.ts'
import { audit, ownAudit } from './audit-views.ts'
import { marketStatistics, nationalBalance } from './balance-views.ts'
import { calculators } from './calculators.ts'
import { deadlineView } from './deadline-views.ts'
import { authority, milestones, policies } from './policy-views.ts'

export { calculators } from './calculators.ts'

/** Looks at everything, changes nothing. */
export const supervision = domain({
  name: 'supervision',
  commands: [],
  views: [nationalBalance, marketStatistics, policies, milestones, authority, deadlineView, audit, ownAudit],
  events: [],
  tables: [],
  projectors: [],
  calculators,
  refusals: {},
})
