import type { Decimal, RuleValue, Terms } from '../kernel/index.ts'
import { figure, type RoundingPoint } from './figure.ts'

export interface PurchasedPowerLaw {
  /** Whether the year's allowance scope counts it (2019-2022). */
  readonly counts: RuleValue
  readonly gridFactor: () => RuleValue
  readonly rounding: { readonly power: RoundingPoint; readonly emissions: RoundingPoint }
}

const labels = {
  emissions: { zh: '购入使用电力排放量', en: 'Emissions of purchased electricity' },
  power: { zh: '购入使用电量', en: 'Electricity purchased' },
  factor: { zh: '电网排放因子', en: 'Grid emission factor' },
} as const

/** tCO2 of electricity bought, from MWh; used where `counts` is true. */
export const purchasedPowerEmissions = (t: Terms, law: PurchasedPowerLaw, powerMwh: Decimal): Decimal =>
  t.step(
    {
      symbol: 'E_e',
      label: labels.emissions,
      unit: 'tCO2',
      formula: 'AD × EF',
      rule: law.counts,
      ...(law.rounding.emissions ? { round: law.rounding.emissions } : {}),
    },
    (t) =>
      figure(t, 'AD', labels.power, powerMwh, 'MWh', law.rounding.power).times(t.rule('EF', labels.factor, law.gridFactor())),
  )
