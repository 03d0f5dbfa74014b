import {
  decimal,
  round,
  silent,
  sumDecimals,
  toInteger,
  type Decimal,
  type Rounding,
  type Rules,
  type Tonnes,
} from '../kernel/index.ts'
import { loadFactor } from './load.ts'
import { withMissingMonths } from './missing-months.ts'
import { burnedOf, type UnitFiled, type UnitMonthFiled, type UnitYear } from './shapes.ts'
import { unitClassOf } from './unit-class.ts'
import { unitMonthEmissions } from './unit-month.ts'

const sum = (months: readonly UnitMonthFiled[], value: (month: UnitMonthFiled) => string | undefined): Decimal =>
  sumDecimals(months.map((month) => decimal(value(month) ?? 0)))

const rounded = (rules: Rules, parameter: string, year: number, value: Decimal): Decimal => {
  const { places, how } = rules.get(parameter, { year }).value as { places: number; how: Rounding }
  return round(value, places, how)
}

/** The year's heat ratio: each month weighted by the heat of its fuel. */
const yearlyHeatRatio = (months: readonly UnitMonthFiled[]): Decimal => {
  const heat = sum(months, (month) => month.fuelHeatGj)
  if (heat.isZero()) return heat
  const weighted = months.map((month) => decimal(month.heatRatio ?? 0).times(month.fuelHeatGj))
  return sumDecimals(weighted).div(heat)
}

/** The year's emissions of a unit, tCO2: the sum of its months, those without measured carbon as the year's rule has them. */
const yearlyEmissions = (rules: Rules, year: number, unit: UnitFiled, months: readonly UnitMonthFiled[]): Decimal => {
  const rule = rules.find('mrv/missing-coal-data', { year })
  if (rule?.value !== 'meanOrDefault') return sum(months, (month) => month.emissionsTonnes)
  const filled = withMissingMonths(
    rules,
    year,
    unit.kind,
    months.map((month) => month.fuels.map(burnedOf)),
  )
  return sumDecimals(
    months.map((month, i) =>
      unitMonthEmissions(silent, rules, year, {
        kind: unit.kind,
        fuels: filled[i] ?? [],
        purchasedPowerMwh: decimal(month.purchasedPowerMwh),
      }),
    ),
  )
}

/** One unit's year out of its months. */
export const rollUpUnit = (rules: Rules, year: number, unit: UnitFiled, months: readonly UnitMonthFiled[]): UnitYear => {
  const generation = sum(months, (month) => month.generationMwh)
  const hours = sum(months, (month) => month.operatingHours)
  const capacityMw = decimal(unit.capacityMw)
  const load = loadFactor(silent, [{ generationMwh: generation, capacityMw, hours }])
  return {
    unit: unit.id,
    name: unit.name,
    kind: unit.kind,
    unitClass: unitClassOf(rules, year, { kind: unit.kind, capacityMw }) ?? null,
    cooling: unit.cooling,
    chp: unit.chp,
    capacityMw: unit.capacityMw,
    generationMwh: generation.toString(),
    netSupplyMwh: sum(months, (month) => month.netSupplyMwh).toString(),
    heatSuppliedGj: sum(months, (month) => month.heatSuppliedGj).toString(),
    operatingHours: hours.toString(),
    heatRatio: rounded(rules, 'mrv/rounding-heat-ratio', year, yearlyHeatRatio(months)).toString(),
    loadFactor: rounded(rules, 'mrv/rounding-load-factor', year, load).toString(),
    emissionsTonnes: yearlyEmissions(rules, year, unit, months).toString(),
  }
}

/**
 * The entity's total, whole tonnes: units of a benchmark class only, because the others are outside the allowances of the year.
 */
export const coveredTotal = (
  rules: Rules,
  year: number,
  units: readonly Pick<UnitYear, 'unitClass' | 'emissionsTonnes'>[],
): Tonnes => {
  const covered = units.filter(({ unitClass }) => unitClass !== null).map(({ emissionsTonnes }) => decimal(emissionsTonnes))
  const { how } = rules.get('mrv/rounding-total', { year }).value as { how: Rounding }
  return toInteger(sumDecimals(covered), how)
}

/** An entity's year out of its filed months: every unit, and the total that the annual report states. */
export const rollUpYear = (
  rules: Rules,
  year: number,
  units: readonly UnitFiled[],
  months: readonly { readonly units: readonly UnitMonthFiled[] }[],
): { readonly units: UnitYear[]; readonly emissionsTonnes: Tonnes } => {
  const filed = months.flatMap((month) => month.units)
  const years = units.map((unit) =>
    rollUpUnit(
      rules,
      year,
      unit,
      filed.filter((item) => item.unit === unit.id),
    ),
  )
  return { units: years, emissionsTonnes: coveredTotal(rules, year, years) }
}
