import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { calculate, calculatorNamed } from '../src/cli/calc/index.ts'
import { decimal, z, type Working } from '../src/kernel/index.ts'
import { rulesOf, shippedLaw, type Override } from '../src/rulebook/index.ts'

const zCase = z.strictObject({
  id: z.string(),
  kind: z.enum(['published', 'published-sum', 'derived']),
  situation: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  calculator: z.string(),
  rows: z
    .array(
      z.strictObject({
        input: z.record(z.string(), z.unknown()),
        expected: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
        tolerance: z.string().optional(),
      }),
    )
    .min(1),
  source: z.string().min(1),
  confidence: z.enum(['high', 'medium', 'low', 'draft']),
  note: z.string().optional(),
})
type Case = z.output<typeof zCase>

const root = join(import.meta.dirname, '../cases')
const cases = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .sort()
  .flatMap((file) =>
    (parse(readFileSync(join(root, file), 'utf8')) as unknown[]).map((item): Case & { file: string } => ({
      ...zCase.parse(item),
      file,
    })),
  )

/** The worked examples that the power sector's texts print or that follow from them; none may go missing. */
const worked = [
  'D-BIO',
  'D-BORROW',
  'D-BORROW-NO',
  'D-C1-AIR',
  'D-C1-CHP',
  'D-C1-GAS',
  'D-C3-50',
  'D-C3-70',
  'D-C3-STEP',
  'D-C4-I',
  'D-C5',
  'D-C5-HEAT',
  'D-C6-GAS',
  'D-CARRY',
  'D-CARRY-BUYER',
  'D-CARRY-FLOOR',
  'D-CARRY-HOLD',
  'D-CARRY-WINDOW',
  'D-CCER',
  'D-COAL',
  'D-COAL-PUN',
  'D-ELEC',
  'D-GAP-RATE',
  'D-MOIST',
  'D-PRE',
  'D-STEAM',
  'P-CAP20',
  'P-CCER',
  'P-CUM',
  'P-DEDUCT',
  'P-GAS-ROUND',
  'P-PEAK-100',
  'P-PEAK-20',
  'P-PEAK-30',
  'P-PEAK-45',
  'P-PEAK-49.99',
  'P-PRE-FLOOR',
  'P-RISK-A',
  'P-RISK-B',
]

/** The value of the first box with a symbol, anywhere in the tree. */
const box = (working: Working, symbol: string): string | undefined =>
  working.symbol === symbol ? working.value : working.terms.map((term) => box(term, symbol)).find((value) => value !== undefined)

const isNumber = (value: unknown): boolean => /^-?\d+(\.\d+)?$/.test(String(value))

/** What differs between a case's row and the answer under a rule set; empty when it holds. */
const differences = (one: Case, rules = rulesOf(shippedLaw())): string[] => {
  const calculator = calculatorNamed(one.calculator)
  if (!calculator) return [`there is no calculator ${one.calculator}`]
  return one.rows.flatMap(({ input, expected, tolerance }) => {
    const answer = calculate(calculator, input, rules)
    if (answer.kind === 'refused') return answer.refusals.map((refusal) => refusal.en)
    const result = answer.result as Record<string, unknown>
    return Object.entries(expected).flatMap(([name, value]) => {
      const found = name.startsWith('working.') ? box(answer.working, name.slice('working.'.length)) : result[name]
      const holds =
        isNumber(value) && isNumber(found)
          ? decimal(String(found))
              .minus(String(value))
              .abs()
              .lte(tolerance ?? '0')
          : String(found) === String(value)
      return holds ? [] : [`${name} should be ${String(value)} and is ${String(found)}`]
    })
  })
}

describe('worked examples in cases/', () => {
  test.each(cases.map((one) => [`${one.id} (${one.file}) ${one.situation.en}`, one] as const))('%s', (_name, one) => {
    expect(differences(one)).toEqual([])
  })

  test('every worked example is there, published and derived', () => {
    const ids = new Set(cases.map(({ id }) => id))
    expect(worked.filter((id) => !ids.has(id))).toEqual([])
  })
})

describe('a case watches the law', () => {
  const changed = (parameter: string, when: Override['when'], from: number | string, value: Override['value']) =>
    rulesOf(shippedLaw(), [
      { parameter, when, from, value, source: 'a test', confidence: 'high', knownFrom: '2024-01-01' as never, by: 'a test' },
    ])
  const named = (id: string): Case => {
    const one = cases.find((item) => item.id === id)
    if (!one) throw new Error(`there is no case ${id}`)
    return one
  }

  test.each([
    ['D-C4-I', changed('allocation/benchmark', { unitClass: 'I', product: 'electricity' }, 2024, '0.7911')],
    ['D-COAL', changed('mrv/carbon-oxidation-rate', { fuelKind: 'coal' }, 2024, '0.98')],
    ['P-CAP20', changed('allocation/gap-cap', {}, 2024, '0.19')],
    ['D-CARRY', changed('compliance/carry-over-multiple', {}, 2024, '1.6')],
    ['P-CCER', changed('compliance/offset-limit', {}, '2024-01-01', '0.06')],
  ])('%s fails when the value under it changes', (id, rules) => {
    expect(differences(named(id))).toEqual([])
    expect(differences(named(id), rules)).not.toEqual([])
  })
})
