import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimal, silent } from '../kernel/index.ts'
import { rulesOf, shippedLaw } from '../rulebook/index.ts'
import { closingPrice, listedBand } from './price.ts'

const rules = rulesOf(shippedLaw())
const band = (previousFen: bigint) => listedBand('CEA2024', previousFen, rules, '2025-10-20')

test('RQ-001-016 the band of 97.49 yuan is 87.75 to 107.23, rounded inward', () => {
  expect([band(9_749n).lowestFen, band(9_749n).highestFen]).toEqual([8_775n, 10_723n])
})

test('whatever the previous close, the band is the widest in whole fen that stays within the limit', () => {
  let inexact = 0
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 9n }), (previous) => {
      const { lowestFen, highestFen, limit } = band(previous)
      const share = decimal(String(limit.value))
      const within = (fen: bigint): boolean =>
        decimal(fen)
          .minus(decimal(previous))
          .abs()
          .lte(share.times(decimal(previous)))
      expect([within(lowestFen), within(highestFen), within(lowestFen - 1n), within(highestFen + 1n)]).toEqual([
        true,
        true,
        false,
        false,
      ])
      if (previous % 10n !== 0n) inexact += 1
    }),
  )
  expect(inexact).toBeGreaterThan(50)
})

test('a close lies between the lowest and the highest price of the day; without trades it stays', () => {
  const rounding = rules.get('exchange/rounding-close', { day: '2025-10-20', market: 'CEA' })
  let several = 0
  const deal = fc.record({ quantity: fc.bigInt({ min: 1n, max: 99_999n }), priceFen: fc.bigInt({ min: 1n, max: 100_000n }) })
  fc.assert(
    fc.property(fc.array(deal, { maxLength: 20 }), fc.bigInt({ min: 1n, max: 100_000n }), (deals, previous) => {
      const volume = deals.reduce((sum, { quantity }) => sum + quantity, 0n)
      const turnover = deals.reduce((sum, { quantity, priceFen }) => sum + quantity * priceFen, 0n)
      const close = closingPrice(silent, rounding, volume, turnover, previous).times(100)
      if (deals.length === 0) {
        expect(close.toFixed(0)).toBe(previous.toString())
        return
      }
      const prices = deals.map(({ priceFen }) => Number(priceFen))
      expect(close.gte(Math.min(...prices)) && close.lte(Math.max(...prices)) && close.isInteger()).toBe(true)
      if (deals.length > 1) several += 1
    }),
  )
  expect(several).toBeGreaterThan(50)
})
