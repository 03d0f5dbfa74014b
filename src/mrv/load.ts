import { sumDecimals, type Decimal, type Terms } from '../kernel/index.ts'

const labels = {
  loadFactor: { zh: '负荷（出力）系数', en: 'Load (output) factor' },
  generation: { zh: '发电量', en: 'Generation' },
  ratedOutput: { zh: '额定出力', en: 'Output at rated power' },
  capacity: { zh: '发电机额定功率', en: 'Rated power of the generator' },
  hours: { zh: '运行小时数', en: 'Running hours' },
  heatRatio: { zh: '供热比', en: 'Heat ratio' },
  heat: { zh: '供热量', en: 'Heat supplied' },
  totalHeat: { zh: '汽轮机总耗热量', en: 'Heat taken by the turbine' },
  coalRate: { zh: '供热煤耗', en: 'Coal rate of heat' },
  standardCoal: { zh: '标准煤耗量', en: 'Standard coal burnt' },
} as const

export interface RunningUnit {
  /** MWh */
  readonly generationMwh: Decimal
  /** MW, generator rated power */
  readonly capacityMw: Decimal
  readonly hours: Decimal
}

/**
 * Load factor of one unit, or of several reported together, as a fraction. Standby units are not listed.
 * Zero running hours give zero. Source: verification guide; facts 1.3.
 */
export const loadFactor = (t: Terms, units: readonly RunningUnit[]): Decimal =>
  t.step({ symbol: 'X', label: labels.loadFactor, unit: '', formula: 'ΣW_fd / Σ(P × t)' }, (t) => {
    const rated = units.map((unit) =>
      t.step({ symbol: 'P × t', label: labels.ratedOutput, unit: 'MWh', formula: 'P × t' }, (t) =>
        t.given('P', labels.capacity, unit.capacityMw, 'MW').times(t.given('t', labels.hours, unit.hours, 'h')),
      ),
    )
    const generated = units.map((unit) => t.given('W_fd', labels.generation, unit.generationMwh, 'MWh'))
    const most = sumDecimals(rated)
    return most.isZero() ? most : sumDecimals(generated).div(most)
  })

export type HeatRatioInput =
  | { readonly way: 'metered'; readonly heatGj: Decimal; readonly turbineHeatGj: Decimal }
  | { readonly way: 'coalRate'; readonly heatGj: Decimal; readonly coalRateTcePerGj: Decimal; readonly standardCoalTce: Decimal }

/** Share of the heat that leaves as heat, 0 to 1. An allocation factor uses it for 2019-2022 only. */
export const heatRatio = (t: Terms, input: HeatRatioInput): Decimal => {
  const heat = (t: Terms): Decimal => t.given('Q', labels.heat, input.heatGj, 'GJ')
  if (input.way === 'metered')
    return t.step({ symbol: 'a', label: labels.heatRatio, unit: '', formula: 'Q / Q_total' }, (t) =>
      heat(t).div(t.given('Q_total', labels.totalHeat, input.turbineHeatGj, 'GJ')),
    )
  return t.step({ symbol: 'a', label: labels.heatRatio, unit: '', formula: 'b_r × Q / B_h' }, (t) =>
    t
      .given('b_r', labels.coalRate, input.coalRateTcePerGj, 'tce/GJ')
      .times(heat(t))
      .div(t.given('B_h', labels.standardCoal, input.standardCoalTce, 'tce')),
  )
}
