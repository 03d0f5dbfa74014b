import { expect, test } from 'vitest'
import { plansOf } from './plans.ts'
import { leftAfterFinal } from './position.ts'

const short = { shortBy: 1_000, toCome: null, costFen: 5_900_000, costWorking: null, credits: null }
const toCome = (tonnes: number | null) => ({ plants: 1, tonnes, draft: false })

test('a gap is covered by allowances, or cheaper with credits', () => {
  expect(plansOf(short)).toMatchObject([{ key: 'allowances', allowances: 1_000, costFen: 5_900_000, best: false }])
  const credits = { limit: 50, quantity: 50, costFen: 270_000, totalFen: 5_875_000, savingFen: 25_000 }
  expect(plansOf({ ...short, credits })).toMatchObject([
    { key: 'allowances', best: false },
    { key: 'credits', allowances: 950, credits: 50, costFen: 5_875_000, best: true },
  ])
})

test('nothing is bought where the final allocation to come should cover the gap', () => {
  expect(plansOf({ ...short, toCome: toCome(1_000) })).toEqual([])
  expect(leftAfterFinal({ shortBy: 1_000, toCome: toCome(1_250) })).toBe(250)
})

test('a final allocation that does not cover it, or is not known, leaves the plan', () => {
  expect(plansOf({ ...short, toCome: toCome(999) })).toHaveLength(1)
  expect(plansOf({ ...short, toCome: toCome(null) })).toHaveLength(1)
  expect(leftAfterFinal({ shortBy: 0, toCome: toCome(5) })).toBeUndefined()
})
