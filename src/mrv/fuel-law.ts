import type { RuleValue, Rules } from '../kernel/index.ts'
import { part, roundingPoint, type RoundingPoint } from './figure.ts'
import { fuels, type Fuel } from './fuel.ts'
import type { HeatLaw } from './heat-supply.ts'
import type { PurchasedPowerLaw } from './purchased-power.ts'

export interface FuelRounding {
  readonly amount: RoundingPoint
  readonly ncv: RoundingPoint
  readonly carbonContent: RoundingPoint
  readonly carbonReceived: RoundingPoint
  readonly emissions: RoundingPoint
  readonly heat: RoundingPoint
}

/** What one fuel's month asks the rulebook. Defaults are asked only where nothing was measured. */
export interface FuelLaw {
  /** Share of the carbon that becomes CO2. */
  readonly oxidation: RuleValue
  readonly molarRatio: { readonly numerator: RuleValue; readonly denominator: RuleValue }
  readonly defaultNcv: () => RuleValue
  readonly defaultCarbonContent: () => RuleValue
  readonly rounding: FuelRounding
}

/** Whether the coal burnt is of the conventional kind, which sets the punitive default from 2023. */
export type CoalKind = 'conventional' | 'nonConventional'

/** Which of several readings of a text to take, by parameter; without an entry the stated default. */
export type Readings = Readonly<Record<string, string>>

const roundingOf = (rules: Rules, year: number, readings: Readings): FuelRounding => {
  const point = (parameter: string): RoundingPoint => roundingPoint(rules, parameter, { year, ...readingOf(readings, parameter) })
  return {
    amount: point('mrv/rounding-fuel-amount'),
    ncv: point('mrv/rounding-ncv'),
    carbonContent: point('mrv/rounding-carbon-content'),
    carbonReceived: point('mrv/rounding-elemental-carbon'),
    emissions: point('mrv/rounding-fuel-emissions'),
    heat: point('mrv/rounding-heat'),
  }
}

const readingOf = (readings: Readings, parameter: string): { reading?: string } =>
  readings[parameter] === undefined ? {} : { reading: readings[parameter] }

const makeFuelLaw = (rules: Rules, year: number, fuel: Fuel, coalKind: CoalKind, readings: Readings): FuelLaw => {
  const { kind } = fuels[fuel]
  const get = (parameter: string, asked: Record<string, string> = {}): RuleValue =>
    rules.get(parameter, { year, ...asked, ...readingOf(readings, parameter) })
  const molarRatio = get('mrv/molar-ratio')
  return {
    oxidation: get('mrv/carbon-oxidation-rate', { fuelKind: kind }),
    molarRatio: { numerator: part(molarRatio, 'numerator'), denominator: part(molarRatio, 'denominator') },
    defaultNcv: () => (kind === 'coal' ? get('mrv/default-ncv') : get('mrv/fuel-default-ncv', { fuel })),
    defaultCarbonContent: () =>
      kind === 'coal' ? get('mrv/default-carbon-content', { coalKind }) : get('mrv/fuel-default-carbon-content', { fuel }),
    rounding: roundingOf(rules, year, readings),
  }
}

const kept = new WeakMap<Rules, Map<string, FuelLaw>>()

/** The law of one fuel in one emission year; kept per rule set, because a national year asks it a hundred thousand times. */
export const fuelLaw = (
  rules: Rules,
  year: number,
  fuel: Fuel,
  coalKind: CoalKind = 'conventional',
  readings?: Readings,
): FuelLaw => {
  if (readings) return makeFuelLaw(rules, year, fuel, coalKind, readings)
  let laws = kept.get(rules)
  if (!laws) kept.set(rules, (laws = new Map()))
  const key = `${year} ${fuel} ${coalKind}`
  let law = laws.get(key)
  if (!law) laws.set(key, (law = makeFuelLaw(rules, year, fuel, coalKind, {})))
  return law
}

const notRounded: FuelRounding = {
  amount: undefined,
  ncv: undefined,
  carbonContent: undefined,
  carbonReceived: undefined,
  emissions: undefined,
  heat: undefined,
}

/** The same law with every rounding point off: what a figure would be before it is rounded, shown beside it. */
export const unroundedFuelLaw = (law: FuelLaw): FuelLaw => ({ ...law, rounding: notRounded })

export const purchasedPowerLaw = (rules: Rules, year: number, readings: Readings = {}): PurchasedPowerLaw => ({
  counts: rules.get('mrv/purchased-power-counts', { year }),
  gridFactor: () => rules.get('mrv/grid-factor', { year, ...readingOf(readings, 'mrv/grid-factor') }),
  rounding: {
    power: roundingPoint(rules, 'mrv/rounding-generation', { year }),
    emissions: roundingPoint(rules, 'mrv/rounding-fuel-emissions', { year }),
  },
})

export const heatLaw = (rules: Rules, year: number): HeatLaw => ({
  referenceEnthalpy: rules.get('mrv/reference-enthalpy', { year }),
  referenceTemperature: rules.get('mrv/hot-water-reference-temperature', { year }),
  specificHeat: rules.get('mrv/hot-water-heat', { year }),
  heaterEfficiency: rules.get('mrv/heater-efficiency', { year }),
  rounding: roundingPoint(rules, 'mrv/rounding-heat', { year }),
})
