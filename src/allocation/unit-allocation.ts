import type { Decimal, Terms } from '../kernel/index.ts'
import { grossGeneration2023 } from './gross-generation-2023.ts'
import { grossGeneration2025 } from './gross-generation-2025.ts'
import type { AllocationLaw } from './law.ts'
import { netSupply2019 } from './net-supply-2019.ts'
import { netSupply2021 } from './net-supply-2021.ts'
import type { UnitFormula } from './unit-parts.ts'
import type { UnitYear } from './unit-year.ts'

/** The dated rule `allocation/formula` names the shape of a year; each generation of plans has its own file. */
const formulas: Readonly<Record<string, UnitFormula>> = { netSupply2019, netSupply2021, grossGeneration2023, grossGeneration2025 }

/** Allowances of one unit in one year, whole tCO2, each part rounded down. */
export const unitAllocation = (t: Terms, law: AllocationLaw, unit: UnitYear): Decimal => {
  const formula = formulas[String(law.formula.value)]
  if (!formula) throw new Error(`allocation/formula names ${String(law.formula.value)}, which no file provides`)
  return formula(t, law, unit)
}
