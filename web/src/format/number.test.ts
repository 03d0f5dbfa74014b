import { describe, expect, test } from 'vitest'
import {
  change,
  filed,
  fixed,
  percent,
  price,
  product,
  quantity,
  readWhole,
  readYuan,
  share,
  short,
  signedTonnes,
  tonnes,
  unitText,
  yuan,
} from './number.ts'

test('units are shown with their subscript', () => {
  expect(unitText('tCO2/MWh')).toBe('tCO₂/MWh')
  expect(unitText('1')).toBe('')
  expect(unitText('GJ/1e4 Nm3')).toBe('GJ/10⁴ Nm³')
})

describe('numbers as the market writes them', () => {
  test('tonnes: no decimals, separators, U+2212 for minus', () => {
    expect(tonnes(4_702_580)).toBe('4,702,580')
    expect(tonnes(-20_731)).toBe('\u221220,731')
    expect(tonnes(0)).toBe('0')
    expect(signedTonnes(21_837)).toBe('+21,837')
    expect(signedTonnes(0)).toBe('0')
    expect(signedTonnes(-3)).toBe('\u22123')
  })

  test('fen become yuan exactly, beyond what a float holds', () => {
    expect(yuan(92_868_560)).toBe('928,685.60')
    expect(yuan(5)).toBe('0.05')
    expect(yuan(-1)).toBe('\u22120.01')
    expect(yuan(9_007_199_254_740_991n)).toBe('90,071,992,547,409.91')
    expect(price(5_918)).toBe('59.18')
  })

  test('rounding is half up on digits, not on floats', () => {
    expect(fixed('1.005', 2)).toBe('1.01')
    expect(fixed('2.675', 2)).toBe('2.68')
    expect(fixed('-2.675', 2)).toBe('\u22122.68')
    expect(fixed('0.99999', 4)).toBe('1.0000')
    expect(fixed('-0.001', 2)).toBe('0.00')
    expect(fixed(1e-7, 3)).toBe('0.000')
  })

  test('places follow the unit; other units stay as filed', () => {
    expect(quantity('0.791', 'tCO2/MWh')).toBe('0.7910')
    expect(quantity('20.9', 'GJ/t')).toBe('20.900')
    expect(quantity('128537.15', 't')).toBe('128,537.15')
    expect(quantity('5.2', '%')).toBe('5.2')
    expect(filed('1234567.8900')).toBe('1,234,567.8900')
  })

  test('percent as filed, share with two decimals, change with its sign', () => {
    expect(percent('0.05')).toBe('5%')
    expect(percent('0.0166')).toBe('1.66%')
    expect(percent('1.1')).toBe('110%')
    expect(share(4_305_849, 4_645_849)).toBe('92.68%')
    expect(share(1, 0)).toBe('–')
    expect(change('0.0089')).toBe('+0.89%')
    expect(change('-0.0007')).toBe('\u22120.07%')
    expect(change(0)).toBe('0.00%')
  })

  test('short forms stand on charts only', () => {
    expect(short(461_000, 'zh')).toBe('46.1万')
    expect(short(120_000_000, 'zh')).toBe('1.2亿')
    expect(short(461_000, 'en')).toBe('461 k')
    expect(short(900, 'zh')).toBe('900')
  })

  test('products are shown by their short names', () => {
    expect(product('CEA2024')).toBe('CEA24')
    expect(product('CEA2019-2020')).toBe('CEA(19-20)')
    expect(product('CCER')).toBe('CCER')
  })

  test('typed figures: full-width digits read, fractions of a tonne and of a fen not', () => {
    expect(readWhole('4,284,439')).toBe(4_284_439)
    expect(readWhole('３６０００')).toBe(36_000)
    expect(readWhole('1.5')).toBeUndefined()
    expect(readWhole('21,5')).toBeUndefined()
    expect(readYuan('64,46')).toBeUndefined()
    expect(readWhole('-1')).toBeUndefined()
    expect(readWhole('99999999999999999')).toBeUndefined()
    expect(readYuan('64.46')).toBe(6446)
    expect(readYuan('65')).toBe(6500)
    expect(readYuan('65.001')).toBeUndefined()
  })
})
