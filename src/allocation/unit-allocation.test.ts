import { describe, expect, test } from 'vitest'
import { decimal, explain, silent, type Working } from '../kernel/index.ts'
import { rulesOf, shippedLaw } from '../rulebook/index.ts'
import { allocationLaw } from './law.ts'
import { unitAllocation } from './unit-allocation.ts'
import { zUnitYear } from './unit-year.ts'

const rules = rulesOf(shippedLaw())
const amount = (year: number, unit: unknown): string =>
  unitAllocation(silent, allocationLaw(rules, year), zUnitYear.parse(unit)).toString()
const benchmark = (year: number, unitClass: 'I' | 'II' | 'III' | 'IV', product: 'electricity' | 'heat'): unknown =>
  allocationLaw(rules, year).benchmark(unitClass, product).value
const balance = (unitClass: string, product: string): unknown =>
  rules.get('allocation/balance-value', { year: 2023, unitClass, product }).value

describe('benchmarks of 2023 and 2024', () => {
  test('RQ-002-066 class I: 3,000,000 MWh and 1,000,000 GJ in 2024 are 2,476,300 t before corrections', () => {
    expect([benchmark(2023, 'I', 'electricity'), benchmark(2024, 'I', 'electricity')]).toEqual(['0.7950', '0.7910'])
    expect([benchmark(2023, 'I', 'heat'), benchmark(2024, 'I', 'heat')]).toEqual(['0.1038', '0.1033'])
    expect([balance('I', 'electricity'), balance('I', 'heat')]).toEqual(['0.7982', '0.1041'])
    expect(amount(2024, { unitClass: 'I', generationMwh: '3000000', heatGj: '1000000', loadFactor: '0.8' })).toBe('2476300')
  })

  test('RQ-002-067 class II looks up exactly', () => {
    expect([benchmark(2023, 'II', 'electricity'), benchmark(2024, 'II', 'electricity')]).toEqual(['0.8090', '0.8049'])
    expect([benchmark(2023, 'II', 'heat'), benchmark(2024, 'II', 'heat'), balance('II', 'electricity')]).toEqual([
      '0.1038',
      '0.1033',
      '0.8155',
    ])
  })

  test('RQ-002-068 class III looks up exactly', () => {
    expect([benchmark(2023, 'III', 'electricity'), benchmark(2024, 'III', 'electricity')]).toEqual(['0.8285', '0.8244'])
    expect([benchmark(2023, 'III', 'heat'), benchmark(2024, 'III', 'heat'), balance('III', 'electricity')]).toEqual([
      '0.1038',
      '0.1033',
      '0.8352',
    ])
  })

  test('RQ-002-069 class IV looks up exactly', () => {
    expect([benchmark(2023, 'IV', 'electricity'), benchmark(2024, 'IV', 'electricity')]).toEqual(['0.3305', '0.3288'])
    expect([benchmark(2023, 'IV', 'heat'), benchmark(2024, 'IV', 'heat')]).toEqual(['0.0536', '0.0533'])
    expect([balance('IV', 'electricity'), balance('IV', 'heat')]).toEqual(['0.3239', '0.0525'])
  })
})

describe('corrections', () => {
  test('RQ-002-070 a load factor of 64.9% triggers the factor, 65% does not', () => {
    expect(amount(2024, { unitClass: 'I', generationMwh: '1000000', loadFactor: '0.65' })).toBe('791000')
    expect(decimal(amount(2024, { unitClass: 'I', generationMwh: '1000000', loadFactor: '0.649' })).gt('791000')).toBe(true)
    expect(amount(2024, { unitClass: 'III', generationMwh: '1000000', loadFactor: '0.649' })).toBe('824400')
    expect(amount(2024, { unitClass: 'IV', generationMwh: '1000000', loadFactor: '0.3' })).toBe('328800')
  })

  test('load is corrected for heat-supplying coal from 2021, not before', () => {
    const unit = { unitClass: 'II', netSupplyMwh: '1000000', loadFactor: '0.7', chp: true, heatRatio: '0' }
    expect(amount(2020, unit)).toBe('979000')
    expect(amount(2021, unit)).toBe(decimal('877300').times('1.030225').floor().toString())
  })

  test('straight pieces of 2019-2022 meet at 80% and 75%', () => {
    const at = (loadFactor: string) => amount(2020, { unitClass: 'I', netSupplyMwh: '1000000', loadFactor })
    expect([at('0.9'), at('0.85'), at('0.8'), at('0.75')]).toEqual(['877000', '877000', '883139', '890155'])
  })

  test('RQ-002-057 a tenth more output gives a tenth more allowances', () => {
    const at = (generationMwh: string) => decimal(amount(2024, { unitClass: 'II', generationMwh, loadFactor: '0.7' }))
    expect(at('1100000').div(at('1000000')).toString()).toBe('1.1')
  })

  test('a special unit of the draft receives what it emitted; before, the formula stands', () => {
    const unit = { unitClass: 'IV', generationMwh: '1000', emissionsTonnes: '999.9', special: 'emergencyReserve' }
    expect(amount(2025, unit)).toBe('999')
    expect(amount(2024, unit)).toBe('328')
  })
})

const boxes = (working: Working): Working[] => [working, ...working.terms.flatMap(boxes)]

describe('working', () => {
  test('RQ-002-056 every allocation shows input, factor and the version of the rule', () => {
    const unit = zUnitYear.parse({ unitClass: 'I', generationMwh: '1000000', heatGj: '10', loadFactor: '0.5' })
    const { value, working } = explain((t) => unitAllocation(t, allocationLaw(rules, 2024), unit))
    expect(working.value).toBe(value.toString())
    const found = boxes(working)
    const symbols = found.map((item) => item.symbol)
    for (const symbol of ['Q_e', 'B_e', 'F_p', 'X', 'Q_h', 'B_h']) expect(symbols).toContain(symbol)
    const sources = found.flatMap((item) => item.rule ?? [])
    expect(sources.map((rule) => rule.parameter)).toEqual(
      expect.arrayContaining(['allocation/benchmark', 'allocation/peak-factor', 'allocation/formula']),
    )
    expect(sources.filter((rule) => rule.source.length === 0)).toEqual([])
  })

  test('a year without a plan has no law, and no zero either', () => {
    expect(() => allocationLaw(rules, 2018)).toThrow(/no value of allocation\/formula/)
  })
})
