import { describe, expect, test } from 'vitest'
import type { Working } from '../../api/types.ts'
import { zh } from '../../i18n/zh.ts'
import { asText, fitsInside, layOut, shownValue, splitSymbol } from './formula.ts'
import { namesIn } from './names.ts'

const term = (symbol: string, value: string): Working => ({
  symbol,
  label: { zh: symbol, en: symbol },
  value,
  unit: '',
  terms: [],
})
const made = (formula: string, ...terms: Working[]): Working => ({ ...term('E', '1'), formula, terms })

describe('a working laid out as its own formula', () => {
  test('terms and plain numbers in the order of the formula', () => {
    const boxes = layOut(made('FC × Car × OF × 44/12', term('FC', '1'), term('Car', '2'), term('OF', '3')))
    expect(boxes?.map((box) => (box.kind === 'term' ? box.operator + box.term.symbol : box.operator + box.text))).toEqual([
      'FC',
      '×Car',
      '×OF',
      '×44/12',
    ])
  })

  test('a quotient takes the two terms that carry its source', () => {
    const boxes = layOut(made('FC × 44/12', term('FC', '1'), term('M(CO2)', '44'), term('M(C)', '12')))
    expect(boxes?.map((box) => (box.kind === 'constant' ? box.from.map(({ symbol }) => symbol) : []))).toEqual([
      [],
      ['M(CO2)', 'M(C)'],
    ])
  })

  test('a sum is its terms with a plus between them, whatever else the formula names', () => {
    expect(layOut(made('ΣE + E_e', term('E', '1'), term('E', '2')))?.map((box) => box.operator)).toEqual(['', '+'])
  })

  test('a computed term keeps its terms inside while they are few and given', () => {
    expect(fitsInside(made('A × B', term('A', '1'), term('B', '2')))).toBe(true)
    expect(fitsInside(made('A × B', made('C', term('C', '1')), term('B', '2')))).toBe(false)
    expect(fitsInside(term('A', '1'))).toBe(false)
  })

  test('long decimals are cut on the screen', () => {
    expect(shownValue('1.055878596063976')).toBe('1.05587859')
    expect(shownValue('0.5534')).toBe('0.5534')
  })

  test('a leading result and an equals sign are left out', () => {
    expect(layOut(made('A = Q − B', term('Q', '1'), term('B', '2')))?.map((box) => box.operator)).toEqual(['', '−'])
  })

  test('brackets, functions and unused terms have no box layout', () => {
    expect(layOut(made('Cad × ( 100 − Mar )', term('Cad', '1'), term('Mar', '2')))).toBeUndefined()
    expect(layOut(made('min(A, B)', term('A', '1'), term('B', '2')))).toBeUndefined()
    expect(layOut(made('A × B', term('A', '1'), term('B', '2'), term('C', '3')))).toBeUndefined()
    expect(layOut(made('A ×', term('A', '1')))).toBeUndefined()
  })

  test('symbols put their index below', () => {
    expect(splitSymbol('Car')).toEqual(['C', 'ar'])
    expect(splitSymbol('NCV_ar')).toEqual(['NCV', 'ar'])
    expect(splitSymbol('FC')).toEqual(['FC', ''])
    expect(splitSymbol('E1')).toEqual(['E', '1'])
    expect(splitSymbol('obligation')).toEqual(['obligation', ''])
  })

  test('the copied text keeps the tree, with units and records by their names', () => {
    const names = namesIn((key) => zh[key])
    expect(asText(made('A × B', term('A', '2'), term('B', '3')), 'zh', names).split('\n')).toEqual([
      'E E = A × B = 1',
      '  A A = 2',
      '  B B = 3',
    ])
    const price = { ...term('P', '59.64'), unit: 'yuan/t', from: 'CEA2024 2025-11-18 previousClose' }
    expect(asText(price, 'zh', names)).toBe('P P = 59.64 元/吨  (CEA2024 2025-11-18 前收盘价)')
    expect(asText({ ...price, unit: 'tCO2', from: 'unit-1' }, 'zh', names)).toBe('P P = 59.64 tCO₂  (unit-1)')
  })
})
