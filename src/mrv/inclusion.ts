import {
  calculated,
  calculator,
  explain,
  notCalculated,
  z,
  zDecimalNotNegative,
  zYear,
  type Decimal,
  type RuleValue,
  type Terms,
} from '../kernel/index.ts'
import { refusals } from './refusals.ts'

const labels = {
  emissions: { zh: '二氧化碳排放当量', en: 'CO2 equivalent' },
  coal: { zh: '综合能耗（标准煤）', en: 'Energy use in standard coal' },
  factor: { zh: '折算系数', en: 'Conversion factor' },
  ratio: { zh: '排放量与纳入门槛之比', en: 'Emissions over the threshold' },
  verified: { zh: '最近年度经核查排放量', en: 'Emissions verified last' },
  expected: { zh: '新建单位预计直接排放量', en: 'Expected direct emissions of a new plant' },
  threshold: { zh: '纳入门槛', en: 'Threshold of inclusion' },
} as const

/** tCO2e of so many tonnes of standard coal: 10,000 tce are about the threshold (seed 002, 2.2.1). */
export const standardCoalEmissions = (t: Terms, factor: RuleValue, coalTce: Decimal): Decimal =>
  t.step({ symbol: 'E', label: labels.emissions, unit: 'tCO2e', formula: 'B × f' }, (t) =>
    t.given('B', labels.coal, coalTce, 'tce').times(t.rule('f', labels.factor, factor)),
  )

export const standardCoal = calculator({
  name: 'standard-coal',
  title: { zh: '标准煤折算排放量', en: 'Standard coal to emissions' },
  summary: { zh: '综合能耗折算为二氧化碳排放当量', en: 'Energy use in tonnes of standard coal as CO2 equivalent' },
  input: z.object({ year: zYear, coalTce: zDecimalNotNegative }),
  run: ({ year, coalTce }, rules) => {
    const { value, working } = explain((t) =>
      standardCoalEmissions(t, rules.get('mrv/standard-coal-emissions', { year }), coalTce),
    )
    return calculated({ emissionsTonnes: value.toString() }, working)
  },
})

export const inclusion = calculator({
  name: 'inclusion',
  title: { zh: '是否纳入名录', en: 'Inclusion in the list' },
  summary: {
    zh: '年度排放量（新建单位按预计直接排放量）达到门槛即纳入',
    en: 'Whether emissions of a year, expected ones for a new plant, reach the threshold',
  },
  input: z.object({
    year: zYear,
    /** What was verified last. */
    emissionsTonnes: zDecimalNotNegative.optional(),
    /** Of a new plant, of which nothing is verified yet; what is verified comes before it. */
    expectedDirectTonnes: zDecimalNotNegative.optional(),
  }),
  run: ({ year, emissionsTonnes, expectedDirectTonnes }, rules) => {
    const counted = emissionsTonnes ?? expectedDirectTonnes
    if (counted === undefined) return notCalculated(refusals.emissionsNeeded({ field: 'emissionsTonnes' }))
    const label = emissionsTonnes === undefined ? labels.expected : labels.verified
    const limit = rules.decimal('mrv/inclusion-threshold', { year })
    const { working } = explain((t) =>
      t.step({ symbol: 'r', label: labels.ratio, unit: '', formula: 'E / E_0', rule: limit }, (t) =>
        t.given('E', label, counted, 'tCO2e').div(t.rule('E_0', labels.threshold, limit)),
      ),
    )
    return calculated({ listed: counted.gte(limit.decimal) }, working)
  },
})
