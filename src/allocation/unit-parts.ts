import { decimal, type Decimal, type Label, type Terms } from '../kernel/index.ts'
import type { AllocationLaw } from './law.ts'
import type { UnitYear } from './unit-year.ts'

export const labels = {
  amount: { zh: '机组配额量', en: 'Allowances of the unit' },
  electricity: { zh: '供电（发电）配额量', en: 'Allowances for electricity' },
  heat: { zh: '供热配额量', en: 'Allowances for heat' },
  generationMwh: { zh: '发电量', en: 'Gross generation' },
  netSupplyMwh: { zh: '供电量', en: 'Net supply' },
  heatSupplied: { zh: '供热量', en: 'Heat supplied' },
  benchmark: { zh: '供电（发电）基准值', en: 'Benchmark, electricity' },
  heatBenchmark: { zh: '供热基准值', en: 'Benchmark, heat' },
  cooling: { zh: '冷却方式修正系数', en: 'Cooling factor' },
  heatFactor: { zh: '供热量修正系数', en: 'Heat factor' },
  heatRatio: { zh: '供热比', en: 'Heat ratio' },
  heatCoefficient: { zh: '供热量修正斜率', en: 'Coefficient of the heat ratio' },
  loadCorrection: { zh: '负荷（出力）系数修正系数', en: 'Load factor correction' },
  peak: { zh: '调峰修正系数', en: 'Peak-shaving factor' },
  emissions: { zh: '机组经核查排放量', en: 'Verified emissions of the unit' },
} as const satisfies Record<string, Label>

/** One shape of the law: the allowances of one unit in one year, tCO2. */
export type UnitFormula = (t: Terms, law: AllocationLaw, unit: UnitYear) => Decimal

/** Electricity part: output times benchmark times what the generation of rules corrects by. */
export const electricityPart = (
  t: Terms,
  law: AllocationLaw,
  unit: UnitYear,
  base: 'generationMwh' | 'netSupplyMwh',
  formula: string,
  correction?: (t: Terms) => Decimal,
): Decimal => {
  const round = law.rounding.electricity ? { round: law.rounding.electricity } : {}
  return t.step({ symbol: 'A_e', label: labels.electricity, unit: 'tCO2', formula, ...round }, (t) => {
    const output = t.given('Q_e', labels[base], unit[base] ?? 0, 'MWh')
    const uncorrected = output.times(t.rule('B_e', labels.benchmark, law.benchmark(unit.unitClass, 'electricity')))
    return correction ? uncorrected.times(correction(t)) : uncorrected
  })
}

const heatPart = (t: Terms, law: AllocationLaw, unit: UnitYear): Decimal => {
  const round = law.rounding.heat ? { round: law.rounding.heat } : {}
  if (unit.heatGj === undefined || unit.heatGj.isZero()) return decimal(0)
  return t.step({ symbol: 'A_h', label: labels.heat, unit: 'tCO2', formula: 'Q_h × B_h', ...round }, (t) =>
    t
      .given('Q_h', labels.heatSupplied, unit.heatGj ?? 0, 'GJ')
      .times(t.rule('B_h', labels.heatBenchmark, law.benchmark(unit.unitClass, 'heat'))),
  )
}

/** The unit's amount: its electricity part and, where it supplies heat, its heat part. */
export const unitAmount = (t: Terms, law: AllocationLaw, electricity: (t: Terms) => Decimal, unit: UnitYear): Decimal =>
  t.step(
    {
      symbol: 'A',
      label: labels.amount,
      unit: 'tCO2',
      formula: 'A_e + A_h',
      rule: law.formula,
      ...(law.rounding.unit ? { round: law.rounding.unit } : {}),
    },
    (t) => electricity(t).plus(heatPart(t, law, unit)),
  )
