import type { RuleValue, Rules } from '../../kernel/index.ts'
import type { UnitClass } from './units.ts'

/**
 * What the simulated year is calibrated to. All of it is published and stands in `rules/`; the driver reads it there.
 * Shares and rates are plain numbers here: they steer a simulation and decide nothing.
 */
export interface CalibrationTargets {
  /** Balance value by class, tCO2 per MWh of gross generation (allocation/balance-value, electricity). */
  readonly balanceElectricity: Readonly<Record<UnitClass, number>>
  /** Balance value of heat, tCO2/GJ: of coal units and of gas units. */
  readonly balanceHeat: { readonly coal: number; readonly gas: number }
  /** Hours of full output a year of coal units. */
  readonly coalHours: number
  /** Net coal rate by steam parameters, gce/kWh with water cooling; what air cooling adds. Used relative to each other. */
  readonly coalRates: Readonly<Record<string, number>>
  readonly coalRateAirCooling: number
  /** Own use of coal units, % of generation, lowest and highest. */
  readonly coalOwnUsePct: readonly [number, number]
  /** Oxidation as a share. */
  readonly oxidation: { readonly coal: number; readonly gas: number; readonly oil: number }
  /** tCO2 per tC. */
  readonly co2PerCarbon: number
  /** Carbon per heat where it was not analysed, tC/GJ. */
  readonly defaultCoalCarbon: { readonly conventional: number; readonly unconventional: number }
  readonly gasCarbon: number
  readonly diesel: { readonly ncv: number; readonly carbon: number }
}

const numberOf = (rule: RuleValue): number => {
  const value = Number(rule.value)
  if (!Number.isFinite(value))
    throw new Error(`${rule.parameter} ${JSON.stringify(rule.asked)} is not a number: ${String(rule.value)}`)
  return value
}

/** The balance value of the year, else that of the nearest year that has one: 2024 has none of its own and takes that of 2023. */
const balanceOf = (rules: Rules, year: number, unitClass: UnitClass, product: 'electricity' | 'heat'): number => {
  for (let away = 0; away < 10; away += 1)
    for (const near of [year - away, year + away]) {
      const found = rules.find('allocation/balance-value', { year: near, unitClass, product })
      if (found) return numberOf(found)
    }
  throw new Error(`no balance value near ${year} for class ${unitClass}`)
}

const coalRateReferences = [
  '1000MW ultra-supercritical',
  '600MW ultra-supercritical',
  '600MW supercritical',
  '600MW subcritical',
  '300MW supercritical',
  '300MW subcritical',
]

/** Reads the targets of a year out of the rulebook. Throws `NoRule` where one is missing. */
export const targetsFrom = (rules: Rules, year: number): CalibrationTargets => {
  const reference = (metric: string, period: string): RuleValue => rules.get('reference/other', { metric, period })
  const number = (parameter: string, asked: Record<string, string | number>): number =>
    numberOf(rules.get(parameter, { year, ...asked }))
  const classes = ['I', 'II', 'III', 'IV'] as const
  const balance = (unitClass: UnitClass): [UnitClass, number] => [unitClass, balanceOf(rules, year, unitClass, 'electricity')]
  const coalRate = (name: string): RuleValue => reference('netCoalRateReference', `NDRC 2022 baseline ${name}`)
  const ratio = rules.get('mrv/molar-ratio', { year }).value as { numerator: string; denominator: string }
  const [ownUseLow, ownUseHigh] = String(reference('auxiliaryPower', 'coal').value).split('-').map(Number)
  return {
    balanceElectricity: Object.fromEntries(classes.map(balance)) as Record<UnitClass, number>,
    balanceHeat: { coal: balanceOf(rules, year, 'I', 'heat'), gas: balanceOf(rules, year, 'IV', 'heat') },
    coalHours: numberOf(reference('coalUtilisationHours', 'recent fleet average')),
    coalRates: Object.fromEntries(coalRateReferences.map((name) => [name, numberOf(coalRate(name))])),
    coalRateAirCooling: Number(/air cooled \+(\d+)/.exec(coalRate('600MW supercritical').unit)?.[1] ?? 0),
    coalOwnUsePct: [ownUseLow ?? 0, ownUseHigh ?? 0],
    oxidation: {
      coal: number('mrv/carbon-oxidation-rate', { fuelKind: 'coal' }),
      gas: number('mrv/carbon-oxidation-rate', { fuelKind: 'gas' }),
      oil: number('mrv/carbon-oxidation-rate', { fuelKind: 'oil' }),
    },
    co2PerCarbon: Number(ratio.numerator) / Number(ratio.denominator),
    defaultCoalCarbon: {
      conventional: number('mrv/default-carbon-content', { coalKind: 'conventional' }),
      unconventional: number('mrv/default-carbon-content', { coalKind: 'nonConventional' }),
    },
    gasCarbon: number('mrv/fuel-default-carbon-content', { fuel: 'naturalGas' }),
    diesel: {
      ncv: number('mrv/fuel-default-ncv', { fuel: 'diesel' }),
      carbon: number('mrv/fuel-default-carbon-content', { fuel: 'diesel' }),
    },
  }
}
