import { z, zDecimalNotNegative, zText } from '../kernel/index.ts'
import { unitClassNames } from '../mrv/index.ts'

/** How a unit's turbine is cooled; the factor of 2019-2022 goes by it. */
export const coolings = ['water', 'air', 'backPressure'] as const
export type Cooling = (typeof coolings)[number]

/**
 * What one unit did in a year, as verified. generationMwh: gross. netSupplyMwh: after the plant's own use, the base until 2022.
 * heatGj: heat supplied. heatRatio and loadFactor: fractions. emissionsTonnes: verified, tCO2. special: a kind the plan
 * treats apart, by its code in allocation/full-allocation-units. A part left out is zero, or no correction.
 */
export const zUnitYear = z.object({
  unit: zText(80).optional(),
  unitClass: z.enum(unitClassNames),
  generationMwh: zDecimalNotNegative.optional(),
  netSupplyMwh: zDecimalNotNegative.optional(),
  heatGj: zDecimalNotNegative.optional(),
  heatRatio: zDecimalNotNegative.optional(),
  loadFactor: zDecimalNotNegative.optional(),
  cooling: z.enum(coolings).optional(),
  chp: z.boolean().optional(),
  emissionsTonnes: zDecimalNotNegative.optional(),
  special: zText(40).optional(),
})
export type UnitYear = z.output<typeof zUnitYear>
