import {
  airCooledShares,
  fluidisedBedShares,
  heatShares,
  heatWords,
  heatingProvinces,
  largestGasSize,
  usualSizes,
  wasteCoalWords,
} from './assumptions.ts'
import type { Plant } from './plants.ts'
import { stream, type Random } from './random.ts'

export type UnitKind = 'coalConventional' | 'coalCirculatingFluidisedBed' | 'gas'

/** A simulated unit of a real plant. capacityMw: rated power, MW, two decimals. size: the usual size it stands for, MW. */
export interface SimulatedUnit {
  readonly id: string
  readonly plant: string
  readonly number: number
  readonly kind: UnitKind
  readonly capacityMw: string
  readonly size: number
  readonly province: string
  readonly cooling: 'water' | 'air'
  readonly heat: 'none' | 'district' | 'industry'
}

/** Sizes and how many of each, with how far their sum is from the plant's capacity as a share of it. */
interface Split {
  readonly sizes: readonly number[]
  readonly gap: number
}

/** How far the sum of usual sizes may be from the plant's capacity, as a share of it, for plants of 90 MW and more. */
export const gapMax = 0.15

const splitsOf = (capacity: number, sizes: readonly number[]): Split[] => {
  const found: Split[] = []
  for (const first of sizes)
    for (let count = 0; count * first <= capacity * (1 + gapMax); count += 1)
      for (const second of sizes.filter((size) => size < first)) {
        const rest = Math.max(0, Math.round((capacity - count * first) / second))
        const sum = count * first + rest * second
        if (sum > 0)
          found.push({
            sizes: [...Array<number>(count).fill(first), ...Array<number>(rest).fill(second)],
            gap: Math.abs(sum - capacity) / capacity,
          })
      }
  return found
}

/**
 * The split that costs least: a gap between the sum of sizes and the plant's capacity, many units and two sizes in one plant
 * all cost; and every size is a little dearer or cheaper to each plant, by the seed, so that 1,200 MW is 2 x 600 here and 4 x
 * 300 there.
 */
const cheapest = (capacity: number, sizes: readonly number[], random: Random): readonly number[] => {
  const taste = new Map(sizes.map((size) => [size, random.between(0, 0.7)]))
  const cost = ({ sizes: chosen, gap }: Split): number =>
    gap * 40 + chosen.reduce((sum, size) => sum + 0.12 + (taste.get(size) ?? 0), 0) + (new Set(chosen).size > 1 ? 0.6 : 0)
  const possible = splitsOf(capacity, sizes)
  const within = possible.filter(({ gap }) => gap <= gapMax)
  const smallest = sizes.at(-1) ?? 1
  const small = Array<number>(Math.max(1, Math.round(capacity / smallest))).fill(smallest)
  return [...within].sort((a, b) => cost(a) - cost(b))[0]?.sizes ?? small
}

/** Shares a capacity out by size, in hundredths of a megawatt, so that the units' capacities sum to the plant's exactly. */
const shareOut = (hundredths: number, sizes: readonly number[]): number[] => {
  const sum = sizes.reduce((a, b) => a + b, 0)
  let [left, sizeLeft] = [hundredths, sum]
  return sizes.map((size) => {
    const part = Math.round((left * size) / sizeLeft)
    left -= part
    sizeLeft -= size
    return part
  })
}

const kindOf = (plant: Plant, size: number, random: Random): UnitKind => {
  if (plant.fuel === 'naturalGas') return 'gas'
  const share = fluidisedBedShares.find(({ upToMw }) => size <= upToMw)?.share ?? 0
  const fluidised = random.chance(share) || (share > 0 && wasteCoalWords.test(plant.name))
  return fluidised ? 'coalCirculatingFluidisedBed' : 'coalConventional'
}

const heatOf = (plant: Plant, size: number, random: Random): SimulatedUnit['heat'] => {
  const shares = heatShares.find(({ upToMw }) => size <= upToMw)
  const use = heatingProvinces.has(plant.province) ? 'district' : 'industry'
  const drawn = random.chance(shares?.[use] ?? 0)
  return drawn || heatWords.test(plant.name) ? use : 'none'
}

const hundredthsOf = (capacityMw: string): number => Math.round(Number(capacityMw) * 100)

/**
 * Makes the units of a plant, by the seed and the plant's id alone. At most two usual sizes, whose sum is no farther than 15 %
 * from the plant's capacity; then all are stretched or squeezed alike until they sum to it (to 0.01 MW). A smaller plant, under
 * 90 MW, which no such sum reaches, is as many units of the smallest size as come nearest. Units of one size in one plant are
 * of one kind and one cooling, as they are built in one go.
 */
export const splitPlant = (plant: Plant, seed: number): SimulatedUnit[] => {
  const random = stream(seed, plant.id, 'units')
  const hundredths = hundredthsOf(plant.capacityMw)
  const usual = plant.fuel === 'naturalGas' ? usualSizes.filter((size) => size <= largestGasSize) : usualSizes
  const sizes = cheapest(hundredths / 100, usual, random)
  const drawnOf = new Map([...new Set(sizes)].map((size) => [size, drawSize(plant, size, random)]))
  return shareOut(hundredths, sizes).map((part, i) => {
    const size = sizes[i] ?? 0
    const drawn = drawnOf.get(size) ?? drawSize(plant, size, random)
    return {
      id: `${plant.id}-u${i + 1}`,
      plant: plant.id,
      number: i + 1,
      capacityMw: (part / 100).toFixed(2),
      size,
      province: plant.province,
      ...drawn,
    }
  })
}

const drawSize = (plant: Plant, size: number, random: Random): Pick<SimulatedUnit, 'kind' | 'cooling' | 'heat'> => {
  const kind = kindOf(plant, size, random)
  const air = random.chance(airCooledShares[plant.province] ?? 0) && kind !== 'gas'
  return { kind, cooling: air ? 'air' : 'water', heat: heatOf(plant, size, random) }
}

export type UnitClass = 'I' | 'II' | 'III' | 'IV'

/** The benchmark class of a unit; boundaryMw is the rule mrv/unit-class-capacity of the year. */
export const classOfUnit = (unit: Pick<SimulatedUnit, 'kind' | 'capacityMw'>, boundaryMw: number): UnitClass => {
  if (unit.kind === 'gas') return 'IV'
  if (unit.kind === 'coalCirculatingFluidisedBed') return 'III'
  return Number(unit.capacityMw) >= boundaryMw ? 'I' : 'II'
}
