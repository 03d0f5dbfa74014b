import { expect, test } from 'vitest'
import { meanOf, ratioOf, sumOf } from './sums.ts'

test('decimals add up exactly, and nothing is not zero', () => {
  expect(sumOf(['0.1', '0.2'])).toBe('0.3')
  expect(sumOf(['154582.15', '134147.62', null, '0'])).toBe('288729.77')
  expect(sumOf(['9007199254740993.5', '0.25'])).toBe('9007199254740993.75')
  expect(sumOf([null, undefined])).toBeNull()
  expect(sumOf(['abc', '1'])).toBe('1')
})

test('a mean is weighted by the amount burnt; a quotient of nothing is nothing', () => {
  expect(
    meanOf([
      { value: '20', weight: '1' },
      { value: '22', weight: '3' },
      { value: '99', weight: null },
    ]),
  ).toBe('21.5')
  expect(meanOf([{ value: '20', weight: '0' }])).toBeNull()
  expect(ratioOf('1', '8')).toBe('0.125')
  expect(ratioOf('1', '0')).toBeNull()
  expect(ratioOf(null, '1')).toBeNull()
})
