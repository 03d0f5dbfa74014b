import { describe, expect, test } from 'vitest'
import type { Allocated } from '../allocation/index.ts'
import { codesOf, contextOn, statedBy } from '../../test/context.ts'
import { gao } from '../../test/people.ts'
import { borrow } from './borrow.ts'
import type { Obligation } from './facts.ts'

const facts = (due: bigint, amount: bigint, year: number) => ({
  obligation: {
    organisation: 'plantA',
    year,
    province: 'province-33',
    due,
    surrendered: 0n,
    offsetCredits: 0n,
    borrowed: 0n,
    deadline: '2023-12-31',
    status: 'open',
    certificate: null,
  } as Obligation,
  allocated: { amount } as Allocated,
})

const decide = (quantity: bigint, due: bigint, amount: bigint, year = 2021) =>
  borrow.decide({ year, quantity }, facts(due, amount, year), contextOn('2023-10-16', gao))

describe('borrowing', () => {
  test('RQ-002-044 a gap of 10,000 t in 2021 allows 5,000 t and not one more; other years are refused', () => {
    expect(statedBy(decide(5_000n, 100_000n, 90_000n))).toMatchObject({
      quantity: 5_000n,
      from: 'CEA2023',
      standing: { borrowed: 5_000n, missing: 95_000n },
    })
    expect(codesOf(decide(5_001n, 100_000n, 90_000n))).toEqual(['exceedsBorrowing'])
    expect(codesOf(decide(1n, 100_000n, 90_000n, 2024))).toEqual(['borrowingNotAllowed'])
  })

  test('RQ-002-124 a gap of 9.9 % is refused, 10 % is allowed, at most half of it', () => {
    expect(codesOf(decide(1n, 1_000_000n, 901_000n))).toEqual(['gapTooSmallToBorrow'])
    expect(codesOf(decide(50_000n, 1_000_000n, 900_000n))).toEqual([])
    expect(codesOf(decide(50_001n, 1_000_000n, 900_000n))).toEqual(['exceedsBorrowing'])
  })
})
