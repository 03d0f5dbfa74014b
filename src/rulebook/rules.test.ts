import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { day, NoRule } from '../kernel/index.ts'
import { loadLaw, rulesRoot, shippedLaw } from './load.ts'
import { knownOn, type Override } from './overrides.ts'
import { readmeWith } from './print-index.ts'
import { rulesOf } from './rules.ts'
import { usageOf } from './usage.ts'

const law = shippedLaw()
const rules = rulesOf(law)

/** year: I, II, III, IV, heat of coal, heat of gas; copied by hand from the published tables. */
const published: Record<number, readonly string[]> = {
  2019: ['0.877', '0.979', '1.146', '0.392', '0.126', '0.059'],
  2020: ['0.877', '0.979', '1.146', '0.392', '0.126', '0.059'],
  2021: ['0.8218', '0.8773', '0.9350', '0.3920', '0.1111', '0.0560'],
  2022: ['0.8177', '0.8729', '0.9303', '0.3901', '0.1105', '0.0557'],
  2023: ['0.7950', '0.8090', '0.8285', '0.3305', '0.1038', '0.0536'],
  2024: ['0.7910', '0.8049', '0.8244', '0.3288', '0.1033', '0.0533'],
}
const classes = ['I', 'II', 'III', 'IV'] as const

describe('benchmarks', () => {
  test.each(Object.keys(published).map(Number))('of %i equal the published table, to the last zero', (year) => {
    const [, , , , heatOfCoal, heatOfGas] = published[year] ?? []
    classes.forEach((unitClass, i) => {
      const electricity = rules.get('allocation/benchmark', { year, unitClass, product: 'electricity' })
      const heat = rules.get('allocation/benchmark', { year, unitClass, product: 'heat' })
      expect(electricity).toMatchObject({ value: published[year]?.[i], unit: 'tCO2/MWh', checkedOn: '2026-11-20' })
      expect(heat).toMatchObject({ value: unitClass === 'IV' ? heatOfGas : heatOfCoal, unit: 'tCO2/GJ' })
      expect(electricity.source).not.toBe('')
    })
  })

  const rows: readonly [string, string, readonly string[]][] = [
    ['RQ-002-067', 'II', ['0.8090', '0.8049', '0.1038', '0.1033', '0.8155']],
    ['RQ-002-068', 'III', ['0.8285', '0.8244', '0.1038', '0.1033', '0.8352']],
    ['RQ-002-069', 'IV', ['0.3305', '0.3288', '0.0536', '0.0533', '0.3239']],
  ]
  test.each(rows)('%s class %s: lookups exact to four decimals, balance value among them', (_id, unitClass, expected) => {
    const ask = (year: number, product: string): unknown => rules.get('allocation/benchmark', { year, unitClass, product }).value
    const balance = rules.get('allocation/balance-value', { year: 2023, unitClass, product: 'electricity' }).value
    expect([ask(2023, 'electricity'), ask(2024, 'electricity'), ask(2023, 'heat'), ask(2024, 'heat'), balance]).toEqual(expected)
  })

  test('the gas benchmark of 2022 has two readings, the printed one is the default', () => {
    const asked = { year: 2022, unitClass: 'IV', product: 'electricity' }
    expect(rules.get('allocation/benchmark', asked)).toMatchObject({ value: '0.3901', reading: 'asPrinted' })
    expect(rules.get('allocation/benchmark', { ...asked, reading: 'asComputed' }).value).toBe('0.3900')
  })

  test('what is only a draft says so', () => {
    const asked = { year: 2025, unitClass: 'I', product: 'electricity' }
    expect(rules.get('allocation/benchmark', asked)).toMatchObject({ value: '0.7902', confidence: 'draft' })
  })
})

describe('questions', () => {
  test('a year without rules throws NoRule; find says undefined', () => {
    const asked = { year: 2031, unitClass: 'I', product: 'electricity' }
    expect(() => rules.get('allocation/benchmark', asked)).toThrow(NoRule)
    expect(rules.find('allocation/benchmark', asked)).toBeUndefined()
  })

  test('an unknown class has no benchmark', () => {
    expect(() => rules.get('allocation/benchmark', { year: 2024, unitClass: 'V', product: 'electricity' })).toThrow(NoRule)
  })

  test('a question put wrongly is a bug, not a missing rule', () => {
    expect(() => rules.get('allocation/share', { year: 2024 })).toThrow('allocation/share is not a parameter of the rulebook')
    expect(() => rules.get('allocation/benchmark', { year: 2024 })).toThrow('must be asked with unitClass, product')
    expect(() => rules.get('allocation/formula', { day: '2024-01-01' })).toThrow('ask it for a year')
    expect(() => rules.get('compliance/offset-limit', { year: 2024 })).toThrow('ask it for a day')
    expect(() => rules.get('allocation/formula', { year: 2024, fuel: 'coal' })).toThrow('does not depend on fuel')
    expect(() => rules.decimal('allocation/formula', { year: 2024 })).toThrow()
  })

  test('decimals are exact, and whole numbers are decimals too', () => {
    const asked = { year: 2024, unitClass: 'I', product: 'electricity' }
    expect(rules.decimal('allocation/benchmark', asked).decimal.times(1000).toFixed()).toBe('791')
    expect(rules.decimal('mrv/unit-class-capacity', { year: 2024 }).decimal.toFixed()).toBe('400')
    expect(rules.decimal('allocation/benchmark', asked)).toBe(rules.decimal('allocation/benchmark', asked))
  })

  test('values change on the day the law says', () => {
    const method = (on: string): unknown => rules.get('compliance/fine-method', { day: on }).value
    expect([method('2024-04-30'), method('2024-05-01')]).toEqual(['range', 'priceMultiple'])
    expect(rules.get('compliance/next-year-deduction', { day: '2026-08-14' }).value).toBe(true)
    expect(rules.get('compliance/next-year-deduction', { day: '2026-08-15' })).toMatchObject({
      value: false,
      confidence: 'medium',
    })
    expect(rules.get('exchange/opening-day', { market: 'CEA' }).value).toBe('2021-07-16')
  })

  test('RQ-002-175 surrender deadlines: two-yearly in 2021 and 2023, yearly afterwards', () => {
    const deadline = (year: number): unknown => rules.get('compliance/surrender-deadline', { year }).value
    expect([2019, 2020, 2021, 2022, 2023, 2024].map(deadline)).toEqual([
      '2021-12-31',
      '2021-12-31',
      '2023-12-31',
      '2023-12-31',
      '2024-12-31',
      '2025-12-31',
    ])
  })
})

const asked = { year: 2024, unitClass: 'I', product: 'electricity' }
const override: Override = {
  parameter: 'allocation/benchmark',
  when: { unitClass: 'I', product: 'electricity' },
  from: 2024,
  until: 2024,
  value: '0.7900',
  source: 'Corrigendum',
  confidence: 'high',
  knownFrom: day('2025-03-01'),
  by: 'person-1',
}

describe('overrides and the digest', () => {
  test('an override wins for what it covers, and only from the day it was known', () => {
    const now = rulesOf(law, [override])
    expect(now.get('allocation/benchmark', asked)).toMatchObject({
      value: '0.7900',
      unit: 'tCO2/MWh',
      source: 'Corrigendum',
      overriddenBy: 'person-1',
    })
    expect(now.get('allocation/benchmark', { ...asked, year: 2023 }).value).toBe('0.7950')
    expect(now.get('allocation/benchmark', { ...asked, unitClass: 'II' }).value).toBe('0.8049')
    const then = rulesOf(law, knownOn([override], day('2025-02-28')))
    expect(then.get('allocation/benchmark', asked).value).toBe('0.7910')
  })

  test('of two overrides the later one wins', () => {
    const later = { ...override, value: '0.7800' }
    expect(rulesOf(law, [override, later]).get('allocation/benchmark', asked).value).toBe('0.7800')
  })

  test('an override without dimensions covers all of them, each in its own unit', () => {
    const all = rulesOf(law, [{ ...override, when: { product: 'heat' }, value: '0.1' }])
    expect(all.get('allocation/benchmark', { ...asked, product: 'heat' })).toMatchObject({ value: '0.1', unit: 'tCO2/GJ' })
    expect(all.get('allocation/benchmark', asked).value).toBe('0.7910')
  })

  test('the digest is stable, and changes with any value or override', () => {
    expect(rulesOf(loadLaw()).digest).toBe(rules.digest)
    expect(rules.digest).toMatch(/^[0-9a-f]{64}$/)
    const changed = new Map(law.parameters)
    const cap = law.parameters.get('allocation/gap-cap')
    if (!cap) throw new Error('no gap cap')
    changed.set(cap.name, { ...cap, values: cap.values.map((value, i) => (i === 0 ? { ...value, value: '0.21' } : value)) })
    expect(rulesOf({ ...law, parameters: changed }).digest).not.toBe(rules.digest)
    expect(rulesOf(law, [override]).digest).not.toBe(rules.digest)
  })
})

describe('the rule files and the sources agree', () => {
  const again = 'run: npx tsx src/rulebook/print-index.ts --write'
  test('usedBy names the modules that ask, and nobody asks for what is not there', () => {
    const { usedBy, unknown } = usageOf(law)
    expect(unknown).toEqual([])
    const stated = Object.fromEntries(
      [...law.parameters.values()].filter((item) => item.usedBy).map((item) => [item.name, item.usedBy]),
    )
    expect(stated, again).toEqual(Object.fromEntries(usedBy))
  })

  test('rules/README.md lists every parameter', () => {
    const text = readFileSync(join(rulesRoot, 'README.md'), 'utf8')
    expect(readmeWith(law, text) === text, again).toBe(true)
  })
})
