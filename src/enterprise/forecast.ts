import {
  decimal,
  explain,
  leastConfidence,
  silent,
  sumDecimals,
  toInteger,
  type Confidence,
  type Decimal,
  type Rules,
  type Terms,
  type Working,
} from '../kernel/index.ts'
import { allocationLaw, entityAllocation, type UnitYear } from '../allocation/index.ts'
import { rollUpUnit, type unitsOf, type monthsOfYear } from '../mrv/index.ts'

export type Loaded<F> = F extends { load: (...args: never[]) => Promise<readonly (infer V)[]> } ? V : never
export type Units = Loaded<typeof unitsOf>
export type Months = Loaded<typeof monthsOfYear>

const labels = {
  emissions: { zh: '全年排放预测', en: 'Emissions expected for the year' },
  filed: { zh: '已报月份排放量', en: 'Emissions of the months filed' },
  months: { zh: '已报月数', en: 'Months filed' },
  year: { zh: '全年月数', en: 'Months of a year' },
} as const

const monthsPerYear = 12

/** The year's emissions if the months to come are like those filed, whole tonnes. */
export const expectedEmissions = (t: Terms, months: readonly { readonly emissionsTonnes: string }[]): Decimal =>
  t.step(
    { symbol: 'Ê', label: labels.emissions, unit: 'tCO2', formula: 'E ÷ m × 12', round: { places: 0, how: 'halfUp' } },
    (t) =>
      t
        .given('E', labels.filed, sumDecimals(months.map((month) => decimal(month.emissionsTonnes))), 'tCO2')
        .times(t.given('12', labels.year, monthsPerYear, 'months'))
        .div(t.given('m', labels.months, months.length, 'months')),
  )

/** What the units would show at the year's end, in the shape the allocation formulas take. */
const expectedUnits = (rules: Rules, year: number, units: Units, months: Months): UnitYear[] =>
  units.flatMap((unit) => {
    const own = months.flatMap((row) => row.units.filter((item) => item.unit === unit.id))
    const so = rollUpUnit(rules, year, unit, own)
    if (so.unitClass === null) return []
    const whole = (value: string): Decimal => decimal(value).times(monthsPerYear).div(months.length)
    return [
      {
        unit: unit.id,
        unitClass: so.unitClass,
        generationMwh: whole(so.generationMwh),
        netSupplyMwh: whole(so.netSupplyMwh),
        heatGj: whole(so.heatSuppliedGj),
        heatRatio: decimal(so.heatRatio),
        loadFactor: decimal(so.loadFactor),
        cooling: so.cooling,
        chp: so.chp,
        emissionsTonnes: whole(so.emissionsTonnes),
      },
    ]
  })

export interface Forecast {
  readonly months: number
  readonly emissions: bigint
  readonly emissionsWorking: Working
  readonly allowance: bigint
  readonly allowanceWorking: Working
  readonly net: bigint
  /** The least sure rule under the allowance: a draft plan, or one that is confirmed. */
  readonly confidence: Confidence
}

/**
 * The open year from the months filed so far: emissions carried forward evenly, allowances by the year's own formula. Undefined
 * without a
 * filed month. Throws `NoRule` for a year without an allocation plan, even a draft.
 */
export const forecastOf = (rules: Rules, year: number, units: Units, months: Months): Forecast | undefined => {
  if (months.length === 0 || units.length === 0) return undefined
  const law = allocationLaw(rules, year)
  const emissions = explain((t) => expectedEmissions(t, months))
  const allowance = explain((t) =>
    entityAllocation(t, law, expectedUnits(rules, year, units, months), expectedEmissions(silent, months)),
  )
  const whole = toInteger(allowance.value, 'down')
  const expected = toInteger(emissions.value, 'halfUp')
  return {
    months: months.length,
    emissions: expected,
    emissionsWorking: emissions.working,
    allowance: whole,
    allowanceWorking: allowance.working,
    net: whole - expected,
    confidence: leastConfidence(allowance.working),
  }
}
