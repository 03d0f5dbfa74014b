import type { RuleValue, Rules } from '../kernel/index.ts'
import { roundingPoint, type RoundingPoint, type UnitClass } from '../mrv/index.ts'
import type { Cooling } from './unit-year.ts'

/** Which of several readings of a text to take, by parameter; without an entry the stated default. */
export type Readings = Readonly<Record<string, string>>

export interface AllocationRounding {
  readonly electricity: RoundingPoint
  readonly heat: RoundingPoint
  readonly unit: RoundingPoint
  readonly preAllocation: RoundingPoint
  readonly topUp: RoundingPoint
  readonly entity: RoundingPoint
  readonly factor: RoundingPoint
  readonly gapRate: RoundingPoint
  readonly emissions: RoundingPoint
}

/** What the formulas of one compliance year ask the rulebook; asked when needed, so a year lacks only what it uses. */
export interface AllocationLaw {
  readonly year: number
  readonly formula: RuleValue
  readonly benchmark: (unitClass: UnitClass, product: 'electricity' | 'heat') => RuleValue
  readonly coolingFactor: (cooling: Cooling) => RuleValue
  readonly heatCoefficient: (unitClass: UnitClass) => RuleValue
  readonly loadFactor: () => RuleValue
  readonly loadFactorScope: () => { readonly unitClasses: readonly string[]; readonly combinedHeatAndPower: boolean }
  readonly peakFactor: () => RuleValue
  readonly peakFactorScope: () => readonly string[]
  readonly fullAllocationUnits: () => readonly string[]
  readonly gapCap: () => RuleValue
  readonly gapCapMethod: () => RuleValue
  readonly gasRelief: () => RuleValue
  readonly preAllocationShare: () => RuleValue
  readonly rounding: AllocationRounding
}

const notRounded: AllocationRounding = {
  electricity: undefined,
  heat: undefined,
  unit: undefined,
  preAllocation: undefined,
  topUp: undefined,
  entity: undefined,
  factor: undefined,
  gapRate: undefined,
  emissions: undefined,
}

const roundingOf = (rules: Rules, year: number): AllocationRounding => ({
  electricity: roundingPoint(rules, 'allocation/rounding-electricity', { year }),
  heat: roundingPoint(rules, 'allocation/rounding-heat', { year }),
  unit: roundingPoint(rules, 'allocation/rounding-unit', { year }),
  preAllocation: roundingPoint(rules, 'allocation/rounding-pre-allocation', { year }),
  topUp: roundingPoint(rules, 'allocation/rounding-top-up', { year }),
  entity: roundingPoint(rules, 'allocation/rounding-entity', { year }),
  factor: roundingPoint(rules, 'allocation/rounding-peak-factor', { year }),
  gapRate: roundingPoint(rules, 'allocation/rounding-gap-rate', { year }),
  emissions: roundingPoint(rules, 'mrv/rounding-total', { year }),
})

/** The law of one compliance year. Throws `NoRule` for a year that has no allocation plan. */
export const allocationLaw = (rules: Rules, year: number, readings: Readings = {}): AllocationLaw => {
  const get = (parameter: string, asked: Record<string, string | number> = {}): RuleValue =>
    rules.get(parameter, { year, ...asked, ...(readings[parameter] === undefined ? {} : { reading: readings[parameter] }) })
  return {
    year,
    formula: get('allocation/formula'),
    benchmark: (unitClass, product) => get('allocation/benchmark', { unitClass, product }),
    coolingFactor: (cooling) => get('allocation/cooling-factor', { cooling }),
    heatCoefficient: (unitClass) => get('allocation/heat-factor', { unitClass }),
    loadFactor: () => get('allocation/load-factor'),
    loadFactorScope: () => get('allocation/load-factor-scope').value as ReturnType<AllocationLaw['loadFactorScope']>,
    peakFactor: () => get('allocation/peak-factor'),
    peakFactorScope: () => get('allocation/peak-factor-scope').value as readonly string[],
    fullAllocationUnits: () =>
      (get('allocation/full-allocation-units').value as readonly { code: string }[]).map(({ code }) => code),
    gapCap: () => get('allocation/gap-cap'),
    gapCapMethod: () => get('allocation/gap-cap-method'),
    gasRelief: () => get('allocation/gas-relief'),
    preAllocationShare: () => get('allocation/pre-allocation-share'),
    rounding: roundingOf(rules, year),
  }
}

/** The same law with every rounding point off: what a figure would be before it is rounded, shown beside it. */
export const unrounded = (law: AllocationLaw): AllocationLaw => ({ ...law, rounding: notRounded })
