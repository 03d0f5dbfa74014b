import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { zhCapitals } from './zh-capitals.ts'

const digits = '零壹贰叁肆伍陆柒捌玖'
const sizes: Record<string, bigint> = { 拾: 10n, 佰: 100n, 仟: 1000n, 万: 10_000n, 亿: 100_000_000n }

/** Reads capitals back, by another way than they are written: a stack of sums. */
const read = (text: string): bigint => {
  let [whole, part, digit] = [0n, 0n, 0n]
  for (const sign of text) {
    const size = sizes[sign]
    if (size === undefined) digit = BigInt(digits.indexOf(sign))
    else if (size < 10_000n) {
      part += digit * size
      digit = 0n
    } else if (size === 10_000n) {
      part = (part + digit) * size
      digit = 0n
      if (!text.slice(text.indexOf(sign)).includes('亿')) {
        whole += part
        part = 0n
      }
    } else {
      whole = (whole + part + digit) * size
      part = 0n
      digit = 0n
    }
  }
  return whole + part + digit
}

describe('Chinese capitals', () => {
  test.each([
    [0n, '零'],
    [10n, '壹拾'],
    [105n, '壹佰零伍'],
    [1_005n, '壹仟零伍'],
    [10_000n, '壹万'],
    [60_000n, '陆万'],
    [1_260_000n, '壹佰贰拾陆万'],
    [10_010_010n, '壹仟零壹万零壹拾'],
    [100_000_005n, '壹亿零伍'],
    [1_234_567_890n, '壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾'],
    [1_000_000_000_000n, '壹万亿'],
  ])('%s is %s', (value, text) => {
    expect(zhCapitals(value)).toBe(text)
  })

  test('every amount reads back as itself', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 999_999_999_999n), (value) => {
        expect(read(zhCapitals(value))).toBe(value)
      }),
    )
  })
})
