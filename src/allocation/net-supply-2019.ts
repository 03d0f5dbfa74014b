import { decimal, type Decimal, type Terms } from '../kernel/index.ts'
import { isGas } from '../mrv/index.ts'
import type { AllocationLaw } from './law.ts'
import { factorByLoad } from './piecewise.ts'
import { electricityPart, labels, unitAmount, type UnitFormula } from './unit-parts.ts'
import type { UnitYear } from './unit-year.ts'

/** 1 − k × a: who also supplies heat gets a little less for electricity. */
const heatCorrection = (t: Terms, law: AllocationLaw, unit: UnitYear): Decimal =>
  t.step({ symbol: 'F_r', label: labels.heatFactor, unit: '', formula: '1 − k × a' }, (t) => {
    const coefficient = t.rule('k', labels.heatCoefficient, law.heatCoefficient(unit.unitClass))
    return decimal(1).minus(coefficient.times(t.given('a', labels.heatRatio, unit.heatRatio ?? 0, '')))
  })

/** Load correction where the plan's scope holds the unit; 1 elsewhere. */
const loadCorrection = (t: Terms, law: AllocationLaw, unit: UnitYear): Decimal => {
  const scope = law.loadFactorScope()
  const inScope = scope.unitClasses.includes(unit.unitClass) && (scope.combinedHeatAndPower || unit.chp !== true)
  if (!inScope || unit.loadFactor === undefined) return t.given('F_f', labels.loadCorrection, 1, '')
  return factorByLoad(t, { symbol: 'F_f', label: labels.loadCorrection }, law.loadFactor(), unit.loadFactor, law.rounding.factor)
}

const coal = (t: Terms, law: AllocationLaw, unit: UnitYear): Decimal =>
  electricityPart(t, law, unit, 'netSupplyMwh', 'Q_e × B_e × F_l × F_r × F_f', (t) => {
    const cooling = t.rule('F_l', labels.cooling, law.coolingFactor(unit.cooling ?? 'water'))
    const heat = heatCorrection(t, law, unit)
    return cooling.times(heat).times(loadCorrection(t, law, unit))
  })

const gas = (t: Terms, law: AllocationLaw, unit: UnitYear): Decimal =>
  electricityPart(t, law, unit, 'netSupplyMwh', 'Q_e × B_e × F_r', (t) => heatCorrection(t, law, unit))

/** Plan 2019-2020: net supply by cooling, heat and load for coal; by heat for gas. */
export const netSupply2019: UnitFormula = (t, law, unit) =>
  unitAmount(t, law, (t) => (isGas(unit.unitClass) ? gas(t, law, unit) : coal(t, law, unit)), unit)
