import { grossGeneration2023 } from './gross-generation-2023.ts'
import { labels, type UnitFormula } from './unit-parts.ts'

/**
 * Draft plan 2025/2026: as 2023 with the draft's own curve for load; units of special kinds stay in and receive what they
 * emitted.
 * Source: draft plan, tables 1 and 2.
 */
export const grossGeneration2025: UnitFormula = (t, law, unit) => {
  if (unit.special === undefined || !law.fullAllocationUnits().includes(unit.special)) return grossGeneration2023(t, law, unit)
  return t.step(
    {
      symbol: 'A',
      label: labels.amount,
      unit: 'tCO2',
      formula: 'E_u',
      rule: law.formula,
      ...(law.rounding.unit ? { round: law.rounding.unit } : {}),
    },
    (t) => t.given('E_u', labels.emissions, unit.emissionsTonnes ?? 0, 'tCO2'),
  )
}
