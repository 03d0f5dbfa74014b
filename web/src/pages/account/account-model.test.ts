import { expect, test } from 'vitest'
import { holdingsByProduct, type HoldingRow } from './account-model.ts'

const row = (kind: HoldingRow['kind'], product: string, state: string, quantity: number): HoldingRow => ({
  kind,
  product,
  state,
  quantity,
})

test('holdings are split by what their units are doing, vintages old to new, credits last, cash left out', () => {
  const holdings = holdingsByProduct(
    [
      row('registry', 'CCER', 'free', 36_000),
      row('registry', 'CEA2024', 'free', 4_284_439),
      row('registry', 'CEA2024', 'pledged', 300_000),
      row('registry', 'CEA2024', 'heldForProposal', 7),
      row('trading', 'CEA2024', 'free', 40_000),
      row('registry', 'CEA2022', 'frozen', 3_150),
      row('cash', 'CNY', 'free', 1),
    ],
    new Map([['CEA2024', 5860]]),
    () => 'usable',
  )
  expect(holdings.map((holding) => holding.product)).toEqual(['CEA2022', 'CEA2024', 'CCER'])
  const [old, current] = holdings
  expect(current).toMatchObject({
    free: 4_284_439,
    pledged: 300_000,
    trading: 40_000,
    waiting: 7,
    frozen: 0,
    value: 4_624_446 * 5860,
  })
  expect(current?.held.value).toBe(4_624_446)
  expect(old).toMatchObject({ frozen: 3_150, free: 0, value: null })
})
