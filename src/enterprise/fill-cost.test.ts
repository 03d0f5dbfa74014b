import { describe, expect, test } from 'vitest'
import { explain } from '../kernel/index.ts'
import { averageFen, closeBeyondBook, fenOf, fillCost, isPriced, walk, type Offer } from './fill-cost.ts'

const offers: Offer[] = [
  { product: 'CEA2024', priceFen: 6_000n, quantity: 100n },
  { product: 'CEA2023', priceFen: 5_900n, quantity: 50n },
  { product: 'CEA2024', priceFen: 6_100n, quantity: 1_000n },
]

describe('filling a gap from the book', () => {
  test('the cheapest tonnes of any usable product come first', () => {
    const fill = walk(offers, 200n, 5_950n)
    expect(fill.taken.map(({ product, quantity }) => [product, quantity])).toEqual([
      ['CEA2023', 50n],
      ['CEA2024', 100n],
      ['CEA2024', 50n],
    ])
    const { value, working } = explain((t) => fillCost(t, fill))
    // 50 × 59.00 + 100 × 60.00 + 50 × 61.00
    expect(value.toString()).toBe('12000')
    expect(working.terms).toHaveLength(3)
    expect(averageFen(fenOf(value), fill)).toBe(6_000n)
  })

  test('what the levels do not hold is reckoned at the last level or the last close, whichever is dearer', () => {
    const fill = walk(offers, 2_000n, 5_950n)
    expect([fill.rest, fill.restFen]).toEqual([850n, 6_100n])
    expect(walk(offers, 2_000n, 6_500n).restFen).toBe(6_500n)
    expect(fenOf(explain((t) => fillCost(t, fill)).value)).toBe(50n * 5_900n + 100n * 6_000n + 1_000n * 6_100n + 850n * 6_100n)
  })

  test('beyond the book counts the cheapest usable product that trades, not the dearest', () => {
    const closes = new Map([
      ['CEA2022', 5_000n],
      ['CEA2023', 7_646n],
      ['CEA2024', 5_918n],
    ] as const)
    const usable = ['CEA2022', 'CEA2023', 'CEA2024'] as const
    expect(closeBeyondBook(usable, closes, new Set(['CEA2023', 'CEA2024']))).toBe(5_918n)
    expect(closeBeyondBook(usable, closes, new Set())).toBe(5_000n)
    expect(closeBeyondBook(['CEA2025'], closes, new Set(['CEA2024']))).toBeNull()
    // 150 t from the book at 59.00 to 60.00, 50 t beyond it at its last level: the average stays near the book.
    const fill = walk(offers.slice(0, 2), 200n, closeBeyondBook(usable, closes, new Set(['CEA2023', 'CEA2024'])))
    expect(averageFen(fenOf(explain((t) => fillCost(t, fill)).value), fill)).toBe(5_975n)
  })

  test('an empty book without a close has no price', () => {
    expect(isPriced(walk([], 1n, null))).toBe(false)
    expect(isPriced(walk([], 1n, 5_950n))).toBe(true)
    expect(averageFen(0n, walk([], 0n, null))).toBeUndefined()
  })
})
