import {
  calculated,
  calculator,
  explain,
  round,
  silent,
  z,
  zDecimalNotNegative,
  zYear,
  type Decimal,
  type Label,
  type Rules,
} from '../kernel/index.ts'
import { carbonBasisOf, carbonReceived } from './carbon.ts'
import { fuelEmissions, fuelHeat } from './fuel-emissions.ts'
import { fuelLaw, purchasedPowerLaw, unroundedFuelLaw, type CoalKind, type Readings } from './fuel-law.ts'
import { fuelNames, fuels, zFuelBurned, type Fuel, type FuelBurned, type FuelKind } from './fuel.ts'
import { purchasedPowerEmissions } from './purchased-power.ts'

/** Enough places to see that a figure was not rounded. */
const shownPlaces = 9
const shown = (value: Decimal): string => round(value, shownPlaces, 'halfUp').toString()

const fuelMonth = (rules: Rules, year: number, burned: FuelBurned, coalKind: CoalKind, readings: Readings) => {
  const law = fuelLaw(rules, year, burned.fuel, coalKind, readings)
  const free = unroundedFuelLaw(law)
  const { value, working } = explain((t) => fuelEmissions(t, law, burned))
  return calculated(
    {
      emissionsTonnes: value.toString(),
      emissionsTonnesUnrounded: shown(fuelEmissions(silent, free, burned)),
      carbonReceived: carbonReceived(silent, law, burned).toString(),
      carbonReceivedUnrounded: shown(carbonReceived(silent, free, burned)),
      carbonBasis: carbonBasisOf(burned).basis,
      heatGj: fuelHeat(silent, law, burned).toString(),
    },
    working,
  )
}

/** Which reading of a text to take, by parameter: `{ "mrv/rounding-elemental-carbon": "demo" }`. */
const zReadings = z.record(z.string(), z.string()).default({})

const carbonOfHeat = {
  carbonReceived: true,
  carbonAirDry: true,
  carbonDry: true,
  moistureReceivedPct: true,
  moistureAirDryPct: true,
} as const

export const coalMonth = calculator({
  name: 'coal-month',
  title: { zh: '燃煤月排放量', en: 'Coal, one month' },
  summary: {
    zh: '按收到基、空干基或干基元素碳计算；未实测时按当年缺省值计算',
    en: 'From carbon as received, air-dry or dry; from the default of the year where it was not measured',
  },
  input: zFuelBurned
    .omit({ fuel: true, carbonContent: true })
    .extend({ year: zYear, coalKind: z.enum(['conventional', 'nonConventional']).default('conventional'), readings: zReadings }),
  run: ({ year, coalKind, readings, ...burned }, rules) =>
    fuelMonth(rules, year, { ...burned, fuel: 'coal' }, coalKind, readings),
})

const namesOf = (kind: FuelKind): [Fuel, ...Fuel[]] => fuelNames.filter((fuel) => fuels[fuel].kind === kind) as [Fuel, ...Fuel[]]

const otherFuelMonth = (name: string, kind: FuelKind, preset: Fuel, title: Label) =>
  calculator({
    name,
    title,
    summary: {
      zh: '低位发热量乘单位热值含碳量；未填的取指南缺省值',
      en: 'Net calorific value times carbon per heat; what is left out is the default of the guide',
    },
    input: zFuelBurned
      .omit(carbonOfHeat)
      .extend({ year: zYear, fuel: z.enum(namesOf(kind)).default(preset), readings: zReadings }),
    run: ({ year, readings, ...burned }, rules) => fuelMonth(rules, year, burned, 'conventional', readings),
  })

export const gasMonth = otherFuelMonth('gas-month', 'gas', 'naturalGas', { zh: '燃气月排放量', en: 'Gas, one month' })
export const oilMonth = otherFuelMonth('oil-month', 'oil', 'diesel', { zh: '燃油月排放量', en: 'Oil, one month' })

export const purchasedPower = calculator({
  name: 'purchased-power',
  title: { zh: '购入电力排放量', en: 'Purchased electricity' },
  summary: {
    zh: '购入电量乘电网排放因子，并说明该年度是否计入',
    en: 'Electricity times the grid factor, and whether the year counts it',
  },
  input: z.object({ year: zYear, powerMwh: zDecimalNotNegative, readings: zReadings }),
  run: ({ year, powerMwh, readings }, rules) => {
    const law = purchasedPowerLaw(rules, year, readings)
    const { value, working } = explain((t) => purchasedPowerEmissions(t, law, powerMwh))
    return calculated({ emissionsTonnes: value.toString(), counts: law.counts.value === true }, working)
  },
})
