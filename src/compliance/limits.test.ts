import { expect, test } from 'vitest'
import { day, silent } from '../kernel/index.ts'
import { rulesOf, shippedLaw } from '../rulebook/index.ts'
import { carryOverLaw, carryOverMax, tradedInWindow } from './carry-over-limit.ts'
import { fineRange } from './calculators.ts'
import { fineBound, fineLaw } from './fine-range.ts'
import { offsetMax } from './offset-limit.ts'

const rules = rulesOf(shippedLaw())
const carry = (sold: bigint, bought: bigint): string =>
  carryOverMax(silent, carryOverLaw(rules, 2024), sold, bought, 10_000_000n).toString()
const offset = (obligation: bigint): string => {
  const asked = { day: '2024-12-20' }
  return offsetMax(
    silent,
    rules.get('compliance/offset-limit', asked),
    obligation,
    rules.get('compliance/rounding-offset', asked),
  ).toString()
}
const fine = (offenceDay: string, which: 'min' | 'max'): string =>
  fineBound(silent, fineLaw(rules, day(offenceDay)), which, 1000n, 9749n).toString()

test('RQ-002-045 carry-over: net sold 100,000 gives 160,000; none, or net purchases, give 10,000', () => {
  expect([carry(100_000n, 0n), carry(0n, 0n), carry(0n, 5_000n)]).toEqual(['160000', '10000', '10000'])
})

test('only trades of the window count', () => {
  const trades = [
    { day: day('2023-12-31'), sold: 1n, bought: 0n },
    { day: day('2024-01-01'), sold: 10n, bought: 3n },
    { day: day('2025-12-31'), sold: 100n, bought: 30n },
    { day: day('2026-01-01'), sold: 1000n, bought: 0n },
  ]
  expect(tradedInWindow(carryOverLaw(rules, 2024), trades)).toEqual({ sold: 110n, bought: 33n })
})

test('the offset limit is five per cent, rounded down', () => {
  expect([offset(1_000_000n), offset(1_000_001n), offset(1_260_000n), offset(19n)]).toEqual(['50000', '50000', '63000', '0'])
})

test('RQ-002-046 a shortfall of 1,000 t at 97.49 yuan is fined 487,450 to 974,900 yuan', () => {
  expect([fine('2025-01-01', 'min'), fine('2025-01-01', 'max')]).toEqual(['48745000', '97490000'])
})

test('RQ-002-126 for breaches of 2021 and 2023 the calculator gives 20,000 to 30,000 yuan, and the deduction', () => {
  for (const offenceDay of ['2022-01-01', '2024-01-01', '2024-04-30']) {
    for (const shortfallTonnes of [1, 5_000_000]) {
      const answer = fineRange.run(fineRange.input.parse({ offenceDay, shortfallTonnes }), rules)
      expect(answer).toMatchObject({ result: { minFen: 2_000_000n, maxFen: 3_000_000n, deducted: true } })
    }
  }
  const later = fineRange.input.parse({ offenceDay: '2024-05-01', shortfallTonnes: 1, priceFenPerTonne: 9_749 })
  expect(fineRange.run(later, rules)).toMatchObject({ result: { minFen: 48_745n, maxFen: 97_490n } })
})
