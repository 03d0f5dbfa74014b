import { describe, expect, test } from 'vitest'
import { day, type Context } from '../kernel/index.ts'
import { overridden, overrideOf, type Overridden } from './events.ts'
import { shippedLaw } from './load.ts'
import { override, sortOf } from './override.ts'
import { rulesOf } from './rules.ts'
import { projectors } from './tables.ts'
import { valueView } from './views.ts'

const context: Context = {
  actor: { person: 'wang', organisation: 'ministry', roles: ['ministryOfficer'] },
  businessDay: day('2025-03-03'),
  phase: 'trading',
  now: new Date('2025-03-03T02:00:00Z'),
  rules: rulesOf(shippedLaw()),
  id: (kind) => `${kind}-1`,
}

const base = {
  parameter: 'allocation/benchmark',
  when: { unitClass: 'I', product: 'electricity' },
  from: 2024,
  value: '0.7900',
  source: 'Corrigendum',
}
const decide = (input: Record<string, unknown>, before = 0) => {
  const parsed = override.input.parse({ ...base, ...input })
  return override.decide(parsed, { parameter: shippedLaw().parameters.get(parsed.parameter), before }, context)
}
const codes = (input: Record<string, unknown>): string[] => {
  const decision = decide(input)
  return decision.kind === 'refused' ? decision.refusals.map((refusal) => refusal.code) : []
}

describe('rulebook.override', () => {
  test('needs another person, and states one event', () => {
    expect(override.confirm).toBe('anotherPerson')
    const decision = decide({}, 2)
    if (decision.kind !== 'done') throw new Error('refused')
    expect(decision.events).toHaveLength(1)
    const data = overridden.parse(JSON.parse(JSON.stringify(decision.events[0]?.data)))
    expect(data).toMatchObject({ id: 'override-1', number: 3, by: 'wang', knownFrom: '2025-03-03', confidence: 'high' })
    const rules = rulesOf(shippedLaw(), [overrideOf(data)])
    expect(rules.get('allocation/benchmark', { year: 2030, unitClass: 'I', product: 'electricity' }).value).toBe('0.7900')
  })

  test('says no to an unknown parameter, dimension, index and sort of value, with code and field', () => {
    expect(codes({ parameter: 'allocation/nothing' })).toEqual(['parameterUnknown'])
    expect(codes({ when: { unitClass: 'V', product: 'heat' } })).toEqual(['dimensionUnknown'])
    expect(codes({ from: '2024-01-01' })).toEqual(['indexMismatched'])
    expect(codes({ until: 2023 })).toEqual(['untilBeforeFrom'])
    expect(codes({ value: 'much' })).toEqual(['valueUnlikeShipped'])
    expect(codes({ value: true, until: 2023 })).toEqual(['untilBeforeFrom', 'valueUnlikeShipped'])
    expect(() => override.input.parse({ ...base, source: '' })).toThrow()
    expect(() => override.input.parse({ ...base, value: 0.79 })).toThrow()
  })

  test('sorts of values', () => {
    expect(['1.50', 3, 'halfUp', true, ['a'], { a: 'b' }].map((value) => sortOf(value as string))).toEqual([
      'number',
      'number',
      'word',
      'yesOrNo',
      'list',
      'table',
    ])
  })

  test('its projection keeps the event as it was', () => {
    const decision = decide({})
    if (decision.kind !== 'done') throw new Error('refused')
    const data = decision.events[0]?.data as Overridden
    const changes = projectors[0]?.apply(data, {
      event: 'c1-0',
      command: 'rulebook.override',
      person: 'li',
      organisation: 'ministry',
      businessDay: context.businessDay,
    })
    const row = changes?.[0]?.row as { overrideJson: string; parameter: string }
    expect(row.parameter).toBe('allocation/benchmark')
    expect(overridden.parse(JSON.parse(row.overrideJson))).toEqual(data)
  })
})

describe('rulebook.value', () => {
  const noSql = { rows: () => Promise.reject(new Error('the value is asked of the rules alone')) }
  const ask = (input: Record<string, unknown>) => valueView.read(noSql, valueView.input.parse(input), context)

  test('answers with value, source, confidence and a sentence in both languages', async () => {
    const answer = await ask({ parameter: 'allocation/benchmark', year: 2024, unitClass: 'I', product: 'electricity' })
    expect(valueView.output.parse(answer)).toMatchObject({
      value: '0.7910',
      unit: 'tCO2/MWh',
      confidence: 'high',
      article: '附件2',
    })
    expect(answer.explanation.en).toContain('0.7910 tCO₂/MWh')
    expect(answer.explanation.zh).toContain('国环规气候〔2024〕1号')
  })

  test('names the other readings', async () => {
    const answer = await ask({ parameter: 'allocation/peak-factor', year: 2024 })
    expect(answer.reading).toBe('planText')
    expect(answer.otherReadings.map((other) => other.reading)).toEqual(['continuous'])
  })

  test('a question that lacks a dimension is told what it needs', async () => {
    await expect(async () => ask({ parameter: 'allocation/benchmark', year: 2024 })).rejects.toThrow(
      'must be asked with unitClass, product',
    )
    await expect(async () => ask({ parameter: 'allocation/nothing', year: 2024 })).rejects.toThrow('allocation/nothing')
  })
})
