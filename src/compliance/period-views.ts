import { view, z, type Rules } from '../kernel/index.ts'
import { shippedLaw } from '../rulebook/index.ts'
import { deadlineOf } from './obligation.ts'

/** Every compliance year that the rulebook puts into a period, in order. */
const yearsKnown = (): number[] =>
  (shippedLaw().parameters.get('compliance/cycle')?.values ?? [])
    .flatMap(({ from, until = from }) => Array.from({ length: Number(until) - Number(from) + 1 }, (_, i) => Number(from) + i))
    .sort((a, b) => a - b)

const periodOut = z.object({
  period: z.number(),
  years: z.array(z.number()),
  sectors: z.array(z.string()),
  deadline: z.string(),
  source: z.string(),
})

const periodOf = (rules: Rules, year: number): z.output<typeof periodOut> | undefined => {
  const [period, years, sectors] = [
    rules.get('compliance/cycle', { year }),
    rules.get('compliance/cycle-years', { year }),
    rules.get('compliance/cycle-sectors', { year }),
  ]
  if ([period, years, sectors].some((rule) => rule.confidence === 'draft')) return undefined
  return {
    period: Number(period.value),
    years: (years.value as unknown[]).map(Number),
    sectors: (sectors.value as unknown[]).map(String),
    deadline: deadlineOf(rules, year),
    source: period.source,
  }
}

/** The compliance periods: years, sectors and last day of surrender. What stands in a draft for comment is no period yet. */
export const periods = view({
  name: 'compliance.periods',
  title: { zh: '履约周期', en: 'Compliance periods' },
  summary: { zh: '各履约周期所含年度、覆盖行业与清缴截止日', en: 'The years, sectors and surrender deadline of each period' },
  who: 'anyone',
  scope: 'public',
  input: z.object({}),
  output: z.object({ rows: z.array(periodOut) }),
  read: (_sql, _input, { rules }) => {
    const found = yearsKnown().flatMap((year) => periodOf(rules, year) ?? [])
    return Promise.resolve({ rows: [...new Map(found.map((row) => [row.period, row])).values()] })
  },
})
