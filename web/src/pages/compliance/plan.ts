import type { Holding } from '../account/account-view.tsx'

/** What one line of the surrender form asks for, as typed. */
export type Amounts = Readonly<Record<string, string>>

export interface Row {
  readonly product: string
  readonly held: number
  readonly free: number
  readonly pledged: number
  readonly trading: number
  readonly usable: boolean
}

const noCredits: Row = { product: 'CCER', held: 0, free: 0, pledged: 0, trading: 0, usable: true }

/** A line for each product held; credits have one also when none are held, where the year may be offset. */
export const rowsOf = (holdings: readonly Holding[], usableVintages: readonly string[], offsetOpen: boolean): Row[] => {
  const rows = holdings.map((holding) => ({
    product: holding.product,
    held: Number(holding.held.value),
    free: holding.free,
    pledged: holding.pledged,
    trading: holding.trading,
    usable: holding.product === 'CCER' ? offsetOpen : usableVintages.includes(holding.product.slice(3)),
  }))
  return offsetOpen && !rows.some((row) => row.product === 'CCER') ? [...rows, noCredits] : rows
}

/** The first proposal: credits up to the limit and what is held, then allowances old to new, never more than is missing. */
export const proposed = (rows: readonly Row[], missing: number, creditsLeft: number): Record<string, number> => {
  const amounts: Record<string, number> = {}
  let left = missing
  const take = (row: Row, most: number): void => {
    const amount = Math.max(0, Math.min(row.free, most, left))
    amounts[row.product] = amount
    left -= amount
  }
  for (const row of rows.filter((one) => one.usable && one.product === 'CCER')) take(row, creditsLeft)
  for (const row of rows.filter((one) => one.usable && one.product !== 'CCER')) take(row, left)
  return amounts
}

/** Where tonnes that stay missing could come from: own units under pledge, own units in trading, then the market. */
export const whereMissing = (rows: readonly Row[], left: number): { pledged: number; trading: number; toBuy: number } => {
  const usable = rows.filter((row) => row.usable)
  const sum = (state: 'pledged' | 'trading'): number => usable.reduce((total, row) => total + row[state], 0)
  const pledged = Math.min(left, sum('pledged'))
  const trading = Math.min(left - pledged, sum('trading'))
  return { pledged, trading, toBuy: left - pledged - trading }
}
