import { coalKinds, dieselPer100Mw, lastYear, purchasedPower } from './assumptions.ts'
import { profileOf, type MonthProfile, type UnitProfile } from './profile.ts'
import { stream } from './random.ts'
import type { CalibrationTargets } from './targets.ts'
import type { SimulatedUnit, UnitClass } from './units.ts'

/**
 * A fuel as a plant files it for a month: the shape that mrv takes. amount: t, or 1e4 Nm3 of gas, 2 decimals. ncv: GJ per that,
 * 3. Coal carries its carbon on one basis, tC/t, 4 decimals, with the moistures (%) that basis needs; none when it was not
 * analysed.
 */
export interface FiledFuel {
  readonly fuel: 'coal' | 'naturalGas' | 'diesel'
  readonly amount: string
  readonly ncv?: string
  readonly carbonReceived?: string
  readonly carbonAirDry?: string
  readonly carbonDry?: string
  readonly moistureReceivedPct?: string
  readonly moistureAirDryPct?: string
}

/** One month of one unit, with the filed number of decimals. A month without operation has zeros and no fuel. */
export interface UnitMonth {
  readonly month: string
  readonly fuels: readonly FiledFuel[]
  readonly generationMwh: string
  readonly netSupplyMwh: string
  readonly heatSuppliedGj: string
  readonly operatingHours: string
  readonly purchasedPowerMwh: string
  readonly heatRatio: string
}

export interface UnitYear {
  readonly unit: SimulatedUnit
  readonly unitClass: UnitClass
  readonly months: readonly UnitMonth[]
  /** What the generator itself expects, tCO2. The verified figure comes from mrv; this one is for setting the scene. */
  readonly expectedEmissions: number
}

const isGas = (unit: SimulatedUnit): boolean => unit.kind === 'gas'

/** Carbon per heat that will count: analysed, or the default of the year where the analysis is missing. tCO2/GJ. */
const co2PerHeat = (unit: SimulatedUnit, month: MonthProfile, targets: CalibrationTargets): number => {
  if (isGas(unit)) return month.carbon * targets.oxidation.gas * targets.co2PerCarbon
  const { conventional, unconventional } = targets.defaultCoalCarbon
  const missing = unit.kind === 'coalConventional' ? conventional : unconventional
  return (month.analysed ? month.carbon : missing) * targets.oxidation.coal * targets.co2PerCarbon
}

/** Usual carbon of the fuel, tCO2/GJ: what turns the balance value of heat into fuel per heat supplied. */
const usualCo2PerHeat = (unit: SimulatedUnit, targets: CalibrationTargets): number =>
  isGas(unit)
    ? targets.gasCarbon * targets.oxidation.gas * targets.co2PerCarbon
    : (coalKinds.bituminous.carbon / 1000) * targets.oxidation.coal * targets.co2PerCarbon

const balanceHeatOf = (unit: SimulatedUnit, targets: CalibrationTargets): number =>
  isGas(unit) ? targets.balanceHeat.gas : targets.balanceHeat.coal

/** Heat supplied in a month, GJ, so that its share of the fuel is near the drawn one at the balance values. */
const heatSupplied = (unit: SimulatedUnit, unitClass: UnitClass, month: MonthProfile, targets: CalibrationTargets): number =>
  ((month.heatShare / (1 - month.heatShare)) * month.generation * targets.balanceElectricity[unitClass]) /
  balanceHeatOf(unit, targets)

/** GJ of fuel per GJ of heat supplied. */
const fuelPerHeat = (unit: SimulatedUnit, targets: CalibrationTargets): number =>
  balanceHeatOf(unit, targets) / usualCo2PerHeat(unit, targets)

/**
 * For each class the factor from relative heat rates to GJ/MWh of gross generation at which the class as a whole emits what the
 * balance values say: sum of emissions = sum of generation x balance of electricity + sum of heat x balance of heat.
 */
const calibrate = (fleet: readonly Classed[], targets: CalibrationTargets): Map<UnitClass, number> => {
  const sums = new Map<UnitClass, { wanted: number; perScale: number }>()
  for (const { profile, unitClass } of fleet)
    for (const month of profile.months) {
      const { unit } = profile
      const sum = sums.get(unitClass) ?? { wanted: 0, perScale: 0 }
      const heat = heatSupplied(unit, unitClass, month, targets)
      const co2 = co2PerHeat(unit, month, targets)
      sum.wanted +=
        month.generation * targets.balanceElectricity[unitClass] +
        heat * (balanceHeatOf(unit, targets) - fuelPerHeat(unit, targets) * co2)
      sum.perScale += month.generation * profile.heatRate * co2
      sums.set(unitClass, sum)
    }
  return new Map([...sums].map(([unitClass, { wanted, perScale }]) => [unitClass, perScale > 0 ? wanted / perScale : 0]))
}

interface Classed {
  readonly profile: UnitProfile
  readonly unitClass: UnitClass
}

const carbonFiled = (profile: UnitProfile, month: MonthProfile): Partial<FiledFuel> => {
  if (isGas(profile.unit) || !month.analysed) return {}
  const received = month.carbon * month.ncv
  const moistureReceivedPct = month.moisture.toFixed(2)
  switch (profile.carbonBasis) {
    case 'received':
      return { carbonReceived: received.toFixed(4) }
    case 'airDry':
      return {
        carbonAirDry: ((received * (100 - month.airDryMoisture)) / (100 - month.moisture)).toFixed(4),
        moistureReceivedPct,
        moistureAirDryPct: month.airDryMoisture.toFixed(2),
      }
    default:
      return { carbonDry: ((received * 100) / (100 - month.moisture)).toFixed(4), moistureReceivedPct }
  }
}

const mainFuel = (profile: UnitProfile, month: MonthProfile, fuelHeat: number): FiledFuel => ({
  fuel: isGas(profile.unit) ? 'naturalGas' : 'coal',
  amount: (fuelHeat / month.ncv).toFixed(2),
  ncv: month.ncv.toFixed(3),
  ...carbonFiled(profile, month),
})

const yearOfUnit = (
  { profile, unitClass }: Classed,
  scale: number,
  year: number,
  seed: number,
  targets: CalibrationTargets,
): UnitYear => {
  const { unit } = profile
  const capacity = Number(unit.capacityMw)
  const random = stream(seed, unit.id, year, 'small')
  let expected = 0
  const months = profile.months.map((month, i): UnitMonth => {
    const heat = heatSupplied(unit, unitClass, month, targets)
    const forPower = month.generation * profile.heatRate * scale
    const forHeat = heat * fuelPerHeat(unit, targets)
    const diesel = isGas(unit) ? 0 : Number(((capacity / 100) * random.between(dieselPer100Mw[0], dieselPer100Mw[1])).toFixed(2))
    const running = month.generation > 0
    if (running)
      expected +=
        (forPower + forHeat) * co2PerHeat(unit, month, targets) +
        diesel * targets.diesel.ncv * targets.diesel.carbon * targets.oxidation.oil * targets.co2PerCarbon
    const fuels: FiledFuel[] = running ? [mainFuel(profile, month, forPower + forHeat)] : []
    if (running && diesel > 0) fuels.push({ fuel: 'diesel', amount: diesel.toFixed(2) })
    return {
      month: `${year}-${String(i + 1).padStart(2, '0')}`,
      fuels,
      generationMwh: month.generation.toFixed(3),
      netSupplyMwh: (month.generation * (1 - profile.ownUse)).toFixed(3),
      heatSuppliedGj: heat.toFixed(2),
      operatingHours: month.hours.toFixed(2),
      purchasedPowerMwh: (capacity * month.days * (running ? purchasedPower.running : purchasedPower.stopped)).toFixed(3),
      heatRatio: (running ? forHeat / (forPower + forHeat) : 0).toFixed(4),
    }
  })
  return { unit, unitClass, months, expectedEmissions: expected }
}

/**
 * Twelve months of operation and fuel for every unit of a fleet. Each unit is drawn by the seed, its id and the year; then the
 * heat rates of each class are scaled together, so that the class emits its balance value on the whole while its units spread
 * around it by steam parameters, cooling, load, coal and laboratory. So the level of a unit's fuel depends on the fleet it is
 * simulated with, and on nothing else. `classOf` gives a unit's benchmark class of the year.
 */
export const operateFleet = (
  units: readonly SimulatedUnit[],
  year: number,
  seed: number,
  targets: CalibrationTargets,
  classOf: (unit: SimulatedUnit) => UnitClass,
): UnitYear[] => {
  const fleet = units.map((unit): Classed => ({ profile: profileOf(unit, year, seed, targets), unitClass: classOf(unit) }))
  const scales = calibrate(fleet, targets)
  return fleet.map((item) => yearOfUnit(item, scales.get(item.unitClass) ?? 0, year, seed, targets))
}

/**
 * Verified emissions of the year before, whole tCO2: this year's expectation with a drawn drift. What pre-allocation rests on.
 */
export const previousYearEmissions = (unitYear: UnitYear, year: number, seed: number): bigint => {
  const random = stream(seed, unitYear.unit.id, year, 'last year')
  const drift = Math.max(0.8, lastYear.mean + lastYear.deviation * random.bell())
  return BigInt(Math.round(unitYear.expectedEmissions * drift))
}
