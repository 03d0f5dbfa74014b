export { calculators } from './calculators.ts'
export { part, roundingPoint, type RoundingPoint } from './figure.ts'
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
