import { expect, test } from 'vitest'
import { proposed, whereMissing, type Row } from './plan.ts'

const row = (product: string, free: number, usable = true): Row => ({ product, held: free, free, pledged: 0, trading: 0, usable })

test('credits go first up to the limit, then vintages old to new, never more than is missing', () => {
  const rows = [row('CEA2022', 100), row('CEA2023', 200), row('CEA2024', 1_000), row('CCER', 80)]
  expect(proposed(rows, 500, 50)).toEqual({ CCER: 50, CEA2022: 100, CEA2023: 200, CEA2024: 150 })
})

test('what is not usable is left alone; what is short stays short', () => {
  expect(proposed([row('CEA2025', 900, false), row('CEA2024', 10)], 500, 0)).toEqual({ CEA2024: 10 })
})

test('missing tonnes are looked for under pledge, then in trading, then in the market', () => {
  const rows: Row[] = [
    { ...row('CEA2024', 0), pledged: 300, trading: 40 },
    { ...row('CEA2025', 0, false), pledged: 900 },
  ]
  expect(whereMissing(rows, 361)).toEqual({ pledged: 300, trading: 40, toBuy: 21 })
  expect(whereMissing(rows, 100)).toEqual({ pledged: 100, trading: 0, toBuy: 0 })
})
