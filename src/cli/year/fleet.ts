import { decimal, sumDecimals, type Refusal, type Rules } from '../../kernel/index.ts'
import { groupPlants, type PlantGroup } from './groups.ts'
import { operateFleet, previousYearEmissions, type UnitYear } from './operations.ts'
import { readPlants, withoutSmall, type Exclusion, type Plant, type PlantFile } from './plants.ts'
import { stream } from './random.ts'
import { targetsFrom } from './targets.ts'
import { classOfUnit, splitPlant } from './units.ts'

/** A real plant with its simulated units, year and starting position. Tonnes. */
export interface FleetPlant extends Plant {
  readonly group: string
  readonly years: readonly UnitYear[]
  readonly lastYear: readonly bigint[]
  /** Allowances of the vintage before, left over when the year begins. */
  readonly openingTonnes: bigint
}

export interface Fleet {
  readonly file: PlantFile
  readonly exclusions: readonly Exclusion[]
  readonly plants: readonly FleetPlant[]
  readonly groups: readonly PlantGroup[]
}

/**
 * How much of last year's vintage an emitter still holds, as a share of its emissions: most little, a few much. Not published,
 * so stated here.
 */
const openingShareMost = 0.05

const openingOf = (plant: string, emissions: bigint, seed: number): bigint => {
  const draw = stream(seed, plant, 'opening').next()
  const share = openingShareMost * draw * draw * draw
  return BigInt(Math.floor(Number(emissions) * share))
}

const repeated = (plant: Plant, copy: number): Plant =>
  copy === 0 ? plant : { ...plant, id: `${plant.id}-x${copy + 1}`, name: `${plant.name} (${copy + 1})` }

/**
 * Reads the plants, splits them into units, lets them run for a year, and leaves out those under the threshold. `times` repeats
 * the fleet, to show how the time grows.
 */
export const buildFleet = (text: string, year: number, seed: number, rules: Rules, times = 1): Fleet | Refusal => {
  const file = readPlants(text, year)
  if (!('plants' in file)) return file
  const plants = Array.from({ length: times }, (_, copy) => file.plants.map((plant) => repeated(plant, copy))).flat()
  const boundary = rules.decimal('mrv/unit-class-capacity', { year }).decimal.toNumber()
  const units = plants.flatMap((plant) => splitPlant(plant, seed))
  const years = operateFleet(units, year, seed, targetsFrom(rules, year), (unit) => classOfUnit(unit, boundary))
  const byPlant = new Map<string, UnitYear[]>()
  for (const item of years) byPlant.set(item.unit.plant, [...(byPlant.get(item.unit.plant) ?? []), item])
  const emissionsOf = (plant: Plant): bigint =>
    BigInt(sumDecimals((byPlant.get(plant.id) ?? []).map((item) => decimal(Math.round(item.expectedEmissions)))).toFixed(0))
  const threshold = BigInt(rules.decimal('mrv/inclusion-threshold', { year }).decimal.toFixed(0))
  const kept = withoutSmall(plants, emissionsOf, threshold)
  const groups = groupPlants(kept.plants)
  const groupOf = new Map(groups.flatMap((group) => group.plants.map((plant) => [plant, group.id] as const)))
  return {
    file,
    exclusions: [...file.exclusions, ...kept.exclusions].sort((a, b) => a.row - b.row),
    groups,
    plants: kept.plants.map((plant) => ({
      ...plant,
      group: groupOf.get(plant.id) ?? '',
      years: byPlant.get(plant.id) ?? [],
      lastYear: (byPlant.get(plant.id) ?? []).map((item) => previousYearEmissions(item, year, seed)),
      openingTonnes: openingOf(plant.id, emissionsOf(plant), seed),
    })),
  }
}
