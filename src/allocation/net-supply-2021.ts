import { netSupply2019 } from './net-supply-2019.ts'
import type { UnitFormula } from './unit-parts.ts'

/**
 * Plan 2021-2022: the shape of 2019-2020. What changed is data: `allocation/load-factor-scope` now holds combined heat and
 * power too.
 */
export const netSupply2021: UnitFormula = netSupply2019
