import { domain } from '../kernel/index.ts'
import { overridden } from './events.ts'
import { override } from './override.ts'
import { refusals } from './refusals.ts'
import { projectors, ruleOverride } from './tables.ts'
import { views } from './views.ts'

export * from './calendar.ts'
export * from './deadlines.ts'
export { countOverrides, readOverrides } from './facts.ts'
export { loadLaw, rulesRoot, shippedLaw } from './load.ts'
export { knownOn, type Override } from './overrides.ts'
export { rulesOf } from './rules.ts'
export { confidenceNames, type Law, type Parameter } from './schema.ts'
export { nameIn } from './words.ts'

export const rulebook = domain({
  name: 'rulebook',
  commands: [override],
  views,
  events: [overridden],
  tables: [ruleOverride],
  projectors,
  refusals: refusals.texts,
})
