import {
  carbonBases,
  coalKinds,
  deviations,
  gasHours,
  gasNcv,
  gasOwnUsePct,
  heatRatios,
  ligniteShares,
  loadFactors,
  missingAnalysis,
  monthlyHeat,
  monthlyOutput,
  outages,
  partLoadPenalty,
  steamShares,
  type CoalKind,
} from './assumptions.ts'
import { stream, type Random } from './random.ts'
import type { CalibrationTargets } from './targets.ts'
import type { SimulatedUnit } from './units.ts'

/** What a unit does in one month before its fuel is known. Numbers are physical: h, MWh, GJ/t, tC/GJ, shares. */
export interface MonthProfile {
  readonly days: number
  readonly hours: number
  readonly generation: number
  /** Share of the fuel's heat that is supplied as heat. */
  readonly heatShare: number
  readonly analysed: boolean
  readonly ncv: number
  /** tC/GJ of the coal or gas burnt. */
  readonly carbon: number
  readonly moisture: number
  readonly airDryMoisture: number
}

/** A unit's character over a year. heatRate is relative: its level is set for the whole class by the calibration. */
export interface UnitProfile {
  readonly unit: SimulatedUnit
  readonly heatRate: number
  readonly ownUse: number
  readonly carbonBasis: 'received' | 'airDry' | 'dry'
  readonly months: readonly MonthProfile[]
}

const clip = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))
const places = (value: number, count: number): number => Number(value.toFixed(count))
const daysIn = (year: number): number[] => Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(year, i + 1, 0)).getUTCDate())

/** Days out of service by month: one planned outage, which may run into the next months, and one forced. */
const daysOut = (days: readonly number[], random: Random): number[] => {
  const out = days.map(() => 0)
  const take = (from: number, length: number): void => {
    let left = length
    for (let i = from; i < out.length && left > 0; i += 1) {
      const taken = Math.min(left, (days[i] ?? 0) - (out[i] ?? 0))
      out[i] = (out[i] ?? 0) + taken
      left -= taken
    }
  }
  if (random.chance(outages.planned)) {
    const start = outages.plannedMonths[random.whole(0, outages.plannedMonths.length - 1)] ?? 3
    take(start, random.whole(outages.plannedDays[0], outages.plannedDays[1]))
  }
  if (random.chance(outages.forced)) take(random.whole(0, 11), random.whole(outages.forcedDays[0], outages.forcedDays[1]))
  return out
}

const relativeHeatRate = (unit: SimulatedUnit, load: number, targets: CalibrationTargets, random: Random): number => {
  const own = 1 + deviations.heatRate * random.bell() + partLoadPenalty * (loadFactors.mean - load)
  if (unit.kind === 'gas') return own
  const steam = random.weighted(steamShares.find(({ downToMw }) => unit.size >= downToMw)?.kinds ?? [])
  const rate = targets.coalRates[steam.reference]
  if (rate === undefined) throw new Error(`no coal rate for ${steam.reference}`)
  return own * (rate * steam.factor + (unit.cooling === 'air' ? targets.coalRateAirCooling : 0))
}

const coalKindOf = (unit: SimulatedUnit, random: Random): CoalKind => {
  if (unit.kind === 'coalCirculatingFluidisedBed') return 'wasteBlend'
  return random.chance(ligniteShares[unit.province] ?? 0) ? 'lignite' : 'bituminous'
}

/** Fuel of a year: the level a unit's fuel stays at, and draws of each month around it. */
const fuelOfYear = (unit: SimulatedUnit, targets: CalibrationTargets, random: Random) => {
  if (unit.kind === 'gas') {
    const ncv = random.between(gasNcv[0], gasNcv[1])
    return () => ({
      ncv: places(ncv * (1 + 0.004 * random.bell()), 3),
      carbon: targets.gasCarbon,
      moisture: 0,
      airDryMoisture: 0,
    })
  }
  const kind = coalKinds[coalKindOf(unit, random)]
  const ncv = random.between(kind.ncv[0], kind.ncv[1])
  const carbon = (kind.carbon / 1000) * (1 + deviations.carbon * random.bell())
  const moisture = random.between(kind.moisture[0], kind.moisture[1])
  const airDry = random.between(kind.airDryMoisture[0], kind.airDryMoisture[1])
  return () => ({
    ncv: places(ncv * (1 + 0.015 * random.bell()), 3),
    carbon: carbon * (1 + 0.006 * random.bell()),
    moisture: places(clip(moisture + 0.8 * random.bell(), 2, 45), 2),
    airDryMoisture: places(clip(airDry + 0.2 * random.bell(), 0.3, moisture - 0.5), 2),
  })
}

const heatShareOf = (unit: SimulatedUnit, random: Random): ((month: number) => number) => {
  if (unit.heat === 'none') return () => 0
  const [low, high] = heatRatios[unit.heat]
  const most = random.between(low, high)
  return unit.heat === 'district' ? (month) => most * (monthlyHeat[month] ?? 0) : () => most * random.between(0.9, 1.1)
}

/**
 * Draws a unit's year by the seed, the unit's id and the year: hours around the published mean, load factor, outages, fuel,
 * laboratory. Draws stand in one fixed order, so that a unit's year never depends on other units.
 */
export const profileOf = (unit: SimulatedUnit, year: number, seed: number, targets: CalibrationTargets): UnitProfile => {
  const random = stream(seed, unit.id, year, 'operations')
  const gas = unit.kind === 'gas'
  const load = clip(loadFactors.mean + loadFactors.deviation * random.bell(), loadFactors.lowest, loadFactors.highest)
  const fullHours = (gas ? gasHours : targets.coalHours) * clip(1 + deviations.hours * random.bell(), 0.6, 1.4)
  const ownUsePct = gas ? gasOwnUsePct : targets.coalOwnUsePct
  const ownUse = random.between(ownUsePct[0], ownUsePct[1]) / 100
  const heatRate = relativeHeatRate(unit, load, targets, random)
  const carbonBasis = random.weighted(carbonBases).basis
  const missing = random.chance(missingAnalysis.poorUnits) ? missingAnalysis.poorMonths : missingAnalysis.otherMonths
  const days = daysIn(year)
  const out = daysOut(days, random)
  const available = days.map((count, i) => 24 * (count - (out[i] ?? 0)))
  const running = fullHours / load / available.reduce((a, b) => a + b, 0)
  const fuelOf = fuelOfYear(unit, targets, random)
  const heatShare = heatShareOf(unit, random)
  const capacity = Number(unit.capacityMw)
  const months = days.map((count, i): MonthProfile => {
    const season = (1 + (monthlyOutput[i] ?? 1)) / 2
    const hours = places((available[i] ?? 0) * clip(running * season * (1 + 0.05 * random.bell()), 0, 1), 2)
    const generation = places(capacity * hours * clip(load * season * (1 + 0.02 * random.bell()), 0.3, 0.99), 3)
    return { days: count, hours, generation, heatShare: heatShare(i), analysed: gas || !random.chance(missing), ...fuelOf() }
  })
  return { unit, heatRate, ownUse, carbonBasis, months }
}
