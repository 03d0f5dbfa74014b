import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimal, round, roundings, toInteger, type Rounding } from './decimal.ts'
import { cost, fenOfYuan, shareOf } from './tonnes.ts'

const tonnes = fc.bigInt({ min: 0n, max: 10n ** 13n })
const share = fc.integer({ min: 0, max: 100_000 }).map((n) => decimal(n).div(100_000))

describe('a share of whole units', () => {
  test('is within one unit of the exact share, on the side its rounding names', () => {
    let inexact = 0
    fc.assert(
      fc.property(tonnes, share, (whole, part) => {
        const exact = decimal(whole).times(part)
        const down = shareOf(whole, part, 'down')
        const up = shareOf(whole, part, 'up')
        const half = shareOf(whole, part, 'halfUp')
        if (!exact.isInteger()) inexact += 1
        expect(up - down).toBe(exact.isInteger() ? 0n : 1n)
        expect(decimal(down).lte(exact) && decimal(up).gte(exact)).toBe(true)
        expect(decimal(half).minus(exact).abs().lte('0.5')).toBe(true)
      }),
      { numRuns: 1_000 },
    )
    expect(inexact).toBeGreaterThan(500)
  })

  test('the shares of a whole rounded down never exceed it', () => {
    let several = 0
    fc.assert(
      fc.property(tonnes, fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 8 }), (whole, weights) => {
        const sum = weights.reduce((total, weight) => total + weight, 0)
        const parts = weights.map((weight) => shareOf(whole, decimal(weight).div(sum), 'down'))
        const given = parts.reduce((total, part) => total + part, 0n)
        expect(given <= whole).toBe(true)
        expect(whole - given <= BigInt(weights.length)).toBe(true)
        if (weights.length > 1) several += 1
      }),
    )
    expect(several).toBeGreaterThan(50)
  })
})

test('each named rounding does what its name says at the half and beside it', () => {
  const of = (text: string): Record<Rounding, string> =>
    Object.fromEntries(
      (Object.keys(roundings) as Rounding[]).map((how) => [how, round(decimal(text), 0, how).toString()]),
    ) as Record<Rounding, string>
  expect(of('2.5')).toEqual({ halfUp: '3', down: '2', up: '3', halfEven: '2' })
  expect(of('3.5')).toEqual({ halfUp: '4', down: '3', up: '4', halfEven: '4' })
  expect(of('2.4999')).toEqual({ halfUp: '2', down: '2', up: '3', halfEven: '2' })
  expect(toInteger(decimal('59.18').times(100), 'halfUp')).toBe(5918n)
})

test('money is exact: fen of yuan and back, and a cost is a product of integers', () => {
  let many = 0
  fc.assert(
    fc.property(tonnes, fc.integer({ min: 1, max: 1_000_000 }), (quantity, fen) => {
      expect(fenOfYuan(decimal(fen).div(100))).toBe(BigInt(fen))
      expect(cost(quantity, BigInt(fen)).toString()).toBe(decimal(quantity).times(fen).toFixed(0))
      many += 1
    }),
  )
  expect(many).toBe(100)
  expect(() => fenOfYuan('1.005')).toThrow('whole number of fen')
})
