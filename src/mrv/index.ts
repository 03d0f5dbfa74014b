import { domain } from '../kernel/index.ts'
import { approvePlans } from './approve-plans.ts'
import { assignVerifier } from './assign-verifier.ts'
import { calculators } from './calculators.ts'
import { catalogueView } from './catalogue.ts'
import { mrvEvents, mrvProjectors } from './events.ts'
import { importVerified } from './import-verified.ts'
import { monthGrid, monthWorking } from './month-views.ts'
import { refusals } from './refusals.ts'
import { registerUnits } from './register-units.ts'
import { saveDraft } from './save-draft.ts'
import { submitAnnual } from './submit-annual.ts'
import { submitMonth } from './submit-month.ts'
import { mrvTables } from './tables.ts'
import { verify } from './verify.ts'
import { annualView, progressView, unitsView, verificationTasks } from './views.ts'

export { calculators } from './calculators.ts'
export { verified } from './events.ts'
export { annualOf, assignedTo, monthsOfYear, unitsOf, verifiedIn, verifiedOf, type EntityYear, type Verified } from './facts.ts'
export { figure, part, percentPerUnit, roundingPoint, type RoundingPoint } from './figure.ts'
export { coolings, unitYear, type UnitYear } from './shapes.ts'
export { annualDueOn } from './submit-annual.ts'
export { monthDueOn } from './submit-month.ts'
export { rollUpUnit } from './unit-year.ts'
export {
  isConventionalCoal,
  isGas,
  unitClasses,
  unitClassNames,
  unitClassOf,
  unitKindNames,
  unitKinds,
  type UnitClass,
  type UnitKind,
} from './unit-class.ts'

export const mrv = domain({
  name: 'mrv',
  commands: [registerUnits, approvePlans, saveDraft, submitMonth, submitAnnual, assignVerifier, verify, importVerified],
  views: [catalogueView, unitsView, monthGrid, monthWorking, annualView, verificationTasks, progressView],
  events: mrvEvents,
  tables: mrvTables,
  projectors: mrvProjectors,
  calculators,
  refusals: refusals.texts,
})
