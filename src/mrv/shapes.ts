import { z, zDecimalNotNegative, zId, zText, type Decimal } from '../kernel/index.ts'
import { fuelNames, zFuelBurned, type FuelBurned } from './fuel.ts'
import { unitClassNames, unitKindNames } from './unit-class.ts'

export const coolings = ['water', 'air', 'backPressure'] as const

/** A generating unit as filed. capacityMw: rated power of the generator. chp: it also supplies heat. */
export const zUnit = z.object({
  id: zId,
  name: zText(80),
  capacityMw: zDecimalNotNegative,
  kind: z.enum(unitKindNames),
  cooling: z.enum(coolings).default('water'),
  chp: z.boolean().default(false),
})

/** The same as it stands in events and tables: decimals as text. */
export const unitFiled = z.object({
  id: z.string(),
  name: z.string(),
  capacityMw: z.string(),
  kind: z.enum(unitKindNames),
  cooling: z.enum(coolings),
  chp: z.boolean(),
})
export type UnitFiled = z.output<typeof unitFiled>

/** One month of one unit. MWh, GJ and hours; heatRatio is a fraction. A month without operation has zeros and no fuel. */
export const zUnitMonth = z.object({
  unit: zId,
  fuels: z.array(zFuelBurned).max(12),
  generationMwh: zDecimalNotNegative,
  netSupplyMwh: zDecimalNotNegative.optional(),
  heatSuppliedGj: zDecimalNotNegative,
  operatingHours: zDecimalNotNegative,
  purchasedPowerMwh: zDecimalNotNegative,
  heatRatio: zDecimalNotNegative.optional(),
})
export type UnitMonth = z.output<typeof zUnitMonth>

export const fuelFiled = z.object({
  fuel: z.enum(fuelNames),
  amount: z.string(),
  ncv: z.string().optional(),
  carbonReceived: z.string().optional(),
  carbonAirDry: z.string().optional(),
  carbonDry: z.string().optional(),
  moistureReceivedPct: z.string().optional(),
  moistureAirDryPct: z.string().optional(),
  carbonContent: z.string().optional(),
})
export type FuelFiled = z.output<typeof fuelFiled>

/** One unit's month as it stands in events and tables, with what was computed from it, tCO2 and GJ. */
export const unitMonthFiled = z.object({
  unit: z.string(),
  fuels: z.array(fuelFiled),
  generationMwh: z.string(),
  netSupplyMwh: z.string().optional(),
  heatSuppliedGj: z.string(),
  operatingHours: z.string(),
  purchasedPowerMwh: z.string(),
  heatRatio: z.string().optional(),
  fuelHeatGj: z.string(),
  emissionsTonnes: z.string(),
})
export type UnitMonthFiled = z.output<typeof unitMonthFiled>

/**
 * One unit's year: what verification confirms and allocation reckons from. unitClass is null where no benchmark class holds the
 * unit.
 */
export const unitYear = z.object({
  unit: z.string(),
  name: z.string(),
  kind: z.enum(unitKindNames),
  unitClass: z.enum(unitClassNames).nullable(),
  cooling: z.enum(coolings),
  chp: z.boolean(),
  capacityMw: z.string(),
  generationMwh: z.string(),
  netSupplyMwh: z.string(),
  heatSuppliedGj: z.string(),
  operatingHours: z.string(),
  heatRatio: z.string(),
  loadFactor: z.string(),
  emissionsTonnes: z.string(),
})
export type UnitYear = z.output<typeof unitYear>

/** sha256 of a file that shows a filed figure. */
export const zEvidence = z.object({
  unit: zId,
  parameter: zText(60),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: 'must be the sha256 of the file, 64 hexadecimal digits' }),
  name: zText(200),
})
export type Evidence = z.output<typeof zEvidence>

const asText = (value: Decimal | string): string => (typeof value === 'string' ? value : value.toString())

/** Decimals to text, empty fields left out: events are light and read the same everywhere. */
export const filed = <Shape>(input: Readonly<Record<string, unknown>>): Shape => {
  const out: Record<string, unknown> = {}
  for (const key in input) {
    const value = input[key]
    if (value !== undefined)
      out[key] = typeof value === 'object' && value !== null && 'toFixed' in value ? asText(value as Decimal) : value
  }
  return out as Shape
}

/** Back from text to decimals. */
export const burnedOf = (fuel: FuelFiled): FuelBurned => zFuelBurned.parse(fuel)
