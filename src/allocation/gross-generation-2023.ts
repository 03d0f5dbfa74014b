import type { Decimal, Terms } from '../kernel/index.ts'
import { isGas } from '../mrv/index.ts'
import type { AllocationLaw } from './law.ts'
import { factorByLoad } from './piecewise.ts'
import { electricityPart, labels, unitAmount, type UnitFormula } from './unit-parts.ts'
import type { UnitYear } from './unit-year.ts'

/** Peak-shaving factor: for the classes in its scope, by load; 1 for the others and where no load is known. */
export const peakFactor = (t: Terms, law: AllocationLaw, unit: Pick<UnitYear, 'unitClass' | 'loadFactor'>): Decimal =>
  unit.loadFactor === undefined || !law.peakFactorScope().includes(unit.unitClass)
    ? t.given('F_p', labels.peak, 1, '')
    : factorByLoad(t, { symbol: 'F_p', label: labels.peak }, law.peakFactor(), unit.loadFactor, law.rounding.factor)

/** Plan 2023/2024: gross generation and one factor for load; cooling and heat factors are gone. Gas has none (annex 3). */
export const grossGeneration2023: UnitFormula = (t, law, unit) =>
  unitAmount(
    t,
    law,
    (t) =>
      isGas(unit.unitClass)
        ? electricityPart(t, law, unit, 'generationMwh', 'Q_e × B_e')
        : electricityPart(t, law, unit, 'generationMwh', 'Q_e × B_e × F_p', (t) => peakFactor(t, law, unit)),
    unit,
  )
