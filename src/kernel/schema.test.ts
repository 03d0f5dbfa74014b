import fc from 'fast-check'
import { expect, test } from 'vitest'
import { zDay, zDecimal, zFenPositive, zProduct, zTonnes, zTonnesPositive } from './schema.ts'

test('a quantity is taken exactly when it is a whole number that JSON carries, not below nought', () => {
  let taken = 0
  let refused = 0
  const anything = fc.oneof(
    fc.integer(),
    fc.double({ noNaN: false }),
    fc.maxSafeInteger(),
    fc.bigInt(),
    fc.string(),
    fc.constant(null),
  )
  fc.assert(
    fc.property(anything, (item) => {
      const right = typeof item === 'bigint' ? item >= 0n : Number.isSafeInteger(item) && (item as number) >= 0
      const parsed = zTonnes.safeParse(item)
      expect(parsed.success).toBe(right)
      if (parsed.success) {
        expect(parsed.data).toBe(BigInt(item as number))
        taken += 1
      } else refused += 1
    }),
    { numRuns: 1_000 },
  )
  expect(taken).toBeGreaterThan(150)
  expect(refused).toBeGreaterThan(150)
})

test('nothing at all is no order, no move and no fine', () => {
  expect([zTonnesPositive.safeParse(0).success, zFenPositive.safeParse(0).success, zTonnesPositive.safeParse(1).success]).toEqual(
    [false, false, true],
  )
})

test('a decimal is plain and exact, a day exists, a product is one of ours', () => {
  expect(zDecimal.parse('0.7910').toString()).toBe('0.791')
  expect(zDecimal.parse(0.1).times(3).toString()).toBe('0.3')
  for (const text of ['1e5', 'NaN', 'Infinity', '', '1,000', '0x10', '.5']) expect(zDecimal.safeParse(text).success).toBe(false)
  expect([
    zDay.safeParse('2024-02-29').success,
    zDay.safeParse('2025-02-29').success,
    zDay.safeParse('2025-13-01').success,
  ]).toEqual([true, false, false])
  expect(
    ['CEA2024', 'CEA2019-2020', 'CCER', 'CEA1999', 'CNY', 'cea2024'].map((text) => zProduct.safeParse(text).success),
  ).toEqual([true, true, true, false, false, false])
})
