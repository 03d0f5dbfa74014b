import {
  calculated,
  calculator,
  explain,
  sumDecimals,
  z,
  zDecimalNotNegative,
  type Decimal,
  type Terms,
} from '../kernel/index.ts'

const labels = {
  sum: { zh: '合计', en: 'Sum' },
  part: { zh: '分项', en: 'Part' },
} as const

/** The sum of published parts, in their own unit. */
export const sumOf = (t: Terms, unit: string, parts: readonly Decimal[]): Decimal =>
  t.step({ symbol: 'Σ', label: labels.sum, unit, formula: 'Σx' }, (t) =>
    sumDecimals(parts.map((part, i) => t.given(`x_${i + 1}`, labels.part, part, unit))),
  )

export const statisticsSum = calculator({
  name: 'statistics-sum',
  title: { zh: '统计累计', en: 'Cumulative statistics' },
  summary: { zh: '把各年成交量、成交额加总', en: 'Adds up yearly volumes and turnovers' },
  input: z.object({ unit: z.string().trim().min(1).max(20), parts: z.array(zDecimalNotNegative).min(1).max(1000) }),
  run: ({ unit, parts }) => {
    const { value, working } = explain((t) => sumOf(t, unit, parts))
    return calculated({ sum: value.toString() }, working)
  },
})
