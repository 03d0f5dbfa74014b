import { expect, test } from 'vitest'
import { decimal, silent } from '../kernel/index.ts'
import { rulesOf, shippedLaw } from '../rulebook/index.ts'
import { borrowingLaw, borrowingMax } from './borrowing.ts'
import { deduct, forcedSurrender } from './deduction.ts'
import { allocationLaw } from './law.ts'
import { preAllocation } from './pre-allocation.ts'

const rules = rulesOf(shippedLaw())
const borrow = (year: number, emissions: string, amount: string): string =>
  borrowingMax(silent, borrowingLaw(rules, year), decimal(emissions), decimal(amount)).toString()

test('RQ-002-025 70 % of 1,000,001 t is 700,000, rounded down as the rule says', () => {
  const law = allocationLaw(rules, 2024)
  expect(preAllocation(silent, law, [{ emissionsTonnes: decimal('1000001') }]).toString()).toBe('700000')
  expect(law.rounding.preAllocation).toMatchObject({ places: 0, how: 'down' })
})

test('each unit is rounded down by itself, then they are summed', () => {
  const units = [{ emissionsTonnes: decimal('1.5') }, { emissionsTonnes: decimal('1.5') }]
  expect(preAllocation(silent, allocationLaw(rules, 2024), units).toString()).toBe('2')
})

test('RQ-002-044 a gap of 10,000 lets 5,000 be borrowed in 2021-22, nothing in other years', () => {
  expect([borrow(2021, '100000', '90000'), borrow(2022, '100000', '90000')]).toEqual(['5000', '5000'])
  expect([2019, 2020, 2023, 2024, 2025].map((year) => borrow(year, '100000', '90000'))).toEqual(['0', '0', '0', '0', '0'])
})

test('RQ-002-124 a gap of 9.9% is refused, of 10% allowed, at most half of it', () => {
  expect(borrow(2021, '1000', '901')).toBe('0')
  expect(borrow(2021, '1000', '900')).toBe('50')
  expect(borrow(2021, '1000', '899')).toBe('50')
})

test('a deduction smaller than the pre-allocation is taken there, once', () => {
  expect(deduct({ preAllocation: 100n, approved: 150n, deductionDue: 30n })).toEqual({
    preIssued: 70n,
    deductedAtPre: 30n,
    returnedToDeduction: 0n,
    approvedIssued: 50n,
    deductionLeft: 0n,
  })
})

test('a deduction never makes or loses a tonne', () => {
  for (const [pre, approved, due] of [
    [50n, 30n, 70n],
    [10n, 90n, 20n],
    [0n, 5n, 5n],
    [70n, 20n, 0n],
  ] as const) {
    const found = deduct({ preAllocation: pre, approved, deductionDue: due })
    expect(found.preIssued + found.approvedIssued).toBe(approved - (due - found.deductionLeft))
  }
})

test('forced surrender leaves a surplus or a shortfall, never both', () => {
  expect(forcedSurrender(1_200_000n, 1_000_000n)).toEqual({ surrendered: 1_000_000n, released: 200_000n, toMakeUp: 0n })
  expect(forcedSurrender(800_000n, 1_000_000n)).toEqual({ surrendered: 800_000n, released: 0n, toMakeUp: 200_000n })
})
