import { expect, test } from 'vitest'
import { explain, type Product } from '../kernel/index.ts'
import type { Held } from './facts.ts'
import { creditsThatCount, netOf, stockOf } from './need.ts'

const held = (product: Product, quantity: bigint, state: Held['state'] = 'free', place: Held['place'] = 'registry'): Held => ({
  place,
  product,
  state,
  quantity,
})

test('only usable vintages in one’s own hands count; pledged and frozen units do not', () => {
  const units = [
    held('CEA2024', 100n),
    held('CEA2024', 20n, 'free', 'trading'),
    held('CEA2024', 5n, 'order', 'trading'),
    held('CEA2024', 300n, 'pledge'),
    held('CEA2023', 7n, 'frozen'),
    held('CEA2025', 50n),
    held('CCER', 11n),
    held('CEA2024', 9n, 'settling', 'trading'),
  ]
  expect(stockOf(units, new Set(['CEA2023', 'CEA2024']))).toEqual({
    usable: 125n,
    credits: 11n,
    pledged: 300n,
    frozen: 7n,
    otherVintages: 50n,
  })
})

test('credits count up to what is held, may be offset, and is missing', () => {
  expect(creditsThatCount(60n, 50n, 1_000n)).toBe(50n)
  expect(creditsThatCount(60n, 500n, 40n)).toBe(40n)
  expect(creditsThatCount(60n, 0n, 40n)).toBe(0n)
})

test('the net is what is held less what is missing and owed from before, and shows its terms', () => {
  const { value, working } = explain((t) => netOf(t, { usable: 125n, credits: 10n, missing: 200n, arrears: 5n }, 'obligation'))
  expect(value.toString()).toBe('-70')
  expect(working.terms.map((term) => term.value)).toEqual(['125', '10', '200', '5'])
})
