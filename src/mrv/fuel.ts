import { z, zDecimalNotNegative, type Label } from '../kernel/index.ts'

export type FuelKind = 'coal' | 'oil' | 'gas'

/** Fuels of the power guide with the kind that sets oxidation and rounding. Solids and liquids in t, gases in 10,000 Nm3. */
export const fuels = {
  coal: { kind: 'coal', zh: '燃煤', en: 'Coal' },
  crudeOil: { kind: 'oil', zh: '原油', en: 'Crude oil' },
  fuelOil: { kind: 'oil', zh: '燃料油', en: 'Fuel oil' },
  gasoline: { kind: 'oil', zh: '汽油', en: 'Gasoline' },
  diesel: { kind: 'oil', zh: '柴油', en: 'Diesel' },
  kerosene: { kind: 'oil', zh: '煤油', en: 'Kerosene' },
  lpg: { kind: 'oil', zh: '液化石油气', en: 'Liquefied petroleum gas' },
  lng: { kind: 'oil', zh: '液化天然气', en: 'Liquefied natural gas' },
  coalTar: { kind: 'oil', zh: '煤焦油', en: 'Coal tar' },
  refineryGas: { kind: 'oil', zh: '炼厂干气', en: 'Refinery gas' },
  naturalGas: { kind: 'gas', zh: '天然气', en: 'Natural gas' },
  blastFurnaceGas: { kind: 'gas', zh: '高炉煤气', en: 'Blast-furnace gas' },
  converterGas: { kind: 'gas', zh: '转炉煤气', en: 'Converter gas' },
  cokeOvenGas: { kind: 'gas', zh: '焦炉煤气', en: 'Coke-oven gas' },
  otherGas: { kind: 'gas', zh: '其他煤气', en: 'Other gas' },
} as const satisfies Record<string, Label & { kind: FuelKind }>
export type Fuel = keyof typeof fuels
export const fuelNames = Object.keys(fuels) as [Fuel, ...Fuel[]]

export const amountUnitOf = (fuel: Fuel): string => (fuels[fuel].kind === 'gas' ? '1e4 Nm3' : 't')

/**
 * One fuel burnt by one unit in one month, as filed. amount: t, or 1e4 Nm3 of gas. ncv: GJ per amount unit. carbonReceived,
 * carbonAirDry and carbonDry: tC/t of coal as received, air-dry, dry. Moistures: %. carbonContent: tC/GJ, of oil and gas.
 * What was not measured to the guide is left out; then the default of the year takes its place.
 */
export const zFuelBurned = z.object({
  fuel: z.enum(fuelNames),
  amount: zDecimalNotNegative,
  ncv: zDecimalNotNegative.optional(),
  carbonReceived: zDecimalNotNegative.optional(),
  carbonAirDry: zDecimalNotNegative.optional(),
  carbonDry: zDecimalNotNegative.optional(),
  moistureReceivedPct: zDecimalNotNegative.optional(),
  moistureAirDryPct: zDecimalNotNegative.optional(),
  carbonContent: zDecimalNotNegative.optional(),
})
export type FuelBurned = z.output<typeof zFuelBurned>
