import { describe, expect, test } from 'vitest'
import { rulesOf, shippedLaw } from '../../rulebook/index.ts'
import { calculate, calculatorNamed, calculators, printWorking } from './index.ts'

const rules = rulesOf(shippedLaw())
const run = (name: string, input: unknown) => {
  const calculator = calculatorNamed(name)
  if (!calculator) throw new Error(`there is no calculator ${name}`)
  return calculate(calculator, input, rules)
}
const refusalOf = (name: string, input: unknown) => {
  const answer = run(name, input)
  if (answer.kind === 'done') throw new Error('was not refused')
  const [first] = answer.refusals
  if (!first) throw new Error('was refused without a reason')
  return first
}

describe('the list', () => {
  test('holds every calculator once, in two languages', () => {
    const names = calculators.map((item) => item.name)
    expect(new Set(names).size).toBe(names.length)
    const wanted = [
      'coal-month',
      'gas-month',
      'oil-month',
      'purchased-power',
      'steam-heat',
      'load-factor',
      'heat-ratio',
      'unit-class',
      'peak-factor',
      'unit-allocation',
      'entity-allocation',
      'pre-allocation',
      'borrowing',
      'gap-rate',
      'biomass-share',
      'carry-over',
      'offset-limit',
      'fine-range',
    ]
    expect(wanted.filter((name) => !names.includes(name))).toEqual([])
    for (const { title, summary } of calculators)
      expect([title.zh, title.en, summary.zh, summary.en].every((text) => text.length > 0)).toBe(true)
  })
})

describe('bad input is refused with code, what was asked, the limit and the source, in both languages', () => {
  test('a year without rules', () => {
    expect(refusalOf('unit-allocation', { year: 2017, unitClass: 'I' })).toMatchObject({
      code: 'noRuleInForce',
      asked: 'year 2017',
      en: 'No value of allocation/formula is in force for year 2017',
      zh: expect.stringContaining('没有现行规定'),
    })
  })

  test('RQ-002-024 the unit class drives the benchmark; an unknown class is refused', () => {
    expect(refusalOf('unit-allocation', { year: 2024, unitClass: 'V', generationMwh: '1' })).toMatchObject({
      code: 'unknownUnitClass',
      asked: 'V',
      limit: ['I', 'II', 'III', 'IV'],
      source: expect.stringContaining('国环规气候'),
    })
    const amounts = ['I', 'II', 'III', 'IV'].map((unitClass) =>
      run('unit-allocation', { year: 2024, unitClass, generationMwh: '10000' }),
    )
    expect(amounts.map((answer) => answer.kind === 'done' && (answer.result as { amountTonnes: bigint }).amountTonnes)).toEqual([
      7910n,
      8049n,
      8244n,
      3288n,
    ])
  })

  test('a negative figure', () => {
    expect(refusalOf('coal-month', { year: 2024, amount: '-5' })).toMatchObject({
      code: 'negative',
      asked: '-5',
      limit: 0,
      field: 'amount',
    })
  })

  test('a unit that no class holds', () => {
    expect(refusalOf('unit-class', { year: 2024, kind: 'oil', capacityMw: '50' })).toMatchObject({
      code: 'unitOutsideClasses',
      asked: 'oil',
    })
  })

  test('a price that the law of the day needs', () => {
    expect(refusalOf('fine-range', { offenceDay: '2025-01-01', shortfallTonnes: 5 })).toMatchObject({ code: 'priceNeeded' })
  })
})

describe('smaller ones', () => {
  const resultOf = (name: string, input: unknown): unknown => {
    const answer = run(name, input)
    return answer.kind === 'done' ? answer.result : answer.refusals
  }

  test('RQ-002-053 10,000 tce are 26,000 t by the stored factor 2.6', () => {
    expect(resultOf('standard-coal', { year: 2024, coalTce: '10000' })).toEqual({ emissionsTonnes: '26000' })
  })

  test('RQ-002-020 25,999 t are not listed, 26,000 t are; a new plant goes by the direct emissions expected of it', () => {
    const listed = (figures: object) => resultOf('inclusion', { year: 2024, ...figures })
    for (const field of ['emissionsTonnes', 'expectedDirectTonnes'])
      expect([listed({ [field]: '25999' }), listed({ [field]: '26000' })]).toEqual([{ listed: false }, { listed: true }])
    // Once something is verified, it is no longer a new plant.
    expect(listed({ emissionsTonnes: '25999', expectedDirectTonnes: '26000' })).toEqual({ listed: false })
    expect(listed({})).toMatchObject([{ code: 'emissionsNeeded' }])
  })

  test('RQ-002-064 the balance value is emissions over output, class by class', () => {
    const rows = [
      { unitClass: 'I', emissionsTonnes: '800', output: '1000' },
      { unitClass: 'I', emissionsTonnes: '1590', output: '2000' },
      { unitClass: 'IV', emissionsTonnes: '330', output: '1000' },
    ]
    expect(resultOf('balance-value', { rows })).toEqual({ I: '0.7967', IV: '0.33' })
    expect(resultOf('balance-value', { rows: [{ unitClass: 'II', emissionsTonnes: '1', output: '0' }] })).toMatchObject([
      { code: 'noOutput' },
    ])
  })
})

describe('explain', () => {
  test('2022 counts purchased power, 2023 does not', () => {
    const counts = (year: number) => {
      const answer = run('purchased-power', { year, powerMwh: '1' })
      return answer.kind === 'done' && (answer.result as { counts: boolean }).counts
    }
    expect([counts(2022), counts(2023)]).toEqual([true, false])
  })

  test('prints symbol, formula, value, unit, label and source of each box', () => {
    const answer = run('unit-allocation', { year: 2024, unitClass: 'I', generationMwh: '4000000', loadFactor: '0.7' })
    if (answer.kind === 'refused') throw new Error('was refused')
    const text = printWorking(answer.working)
    expect(text).toContain('A = A_e + A_h = 3164000 tCO2 [down 0]')
    expect(text).toMatch(/B_e = 0\.791 tCO2\/MWh {2}Benchmark, electricity ← allocation\/benchmark \(high; /)
  })
})
