import type { Holding } from './account-view.tsx'

/** One line of what an organisation holds, as the registry answers: account kind, product, state, whole units. */
export interface HoldingRow {
  readonly kind: 'registry' | 'trading' | 'cash'
  readonly product: string
  readonly state: string
  readonly quantity: number
}

type Bucket = 'free' | 'trading' | 'pledged' | 'frozen' | 'waiting'

/** Units inside the trading system count as such whatever their state there; in the registry the state decides. */
export const bucketOf = (row: Pick<HoldingRow, 'kind' | 'state'>): Bucket => {
  if (row.kind === 'trading') return 'trading'
  if (row.state === 'free') return 'free'
  if (row.state.startsWith('pledge')) return 'pledged'
  if (row.state.startsWith('frozen')) return 'frozen'
  return 'waiting'
}

/** Holdings by product, vintages old to new and credits last, each split by what its units are doing. */
export const holdingsByProduct = (
  rows: readonly HoldingRow[],
  closes: ReadonlyMap<string, number>,
  usable: (product: string) => Holding['usable'],
): Holding[] => {
  const products = [...new Set(rows.filter((row) => row.kind !== 'cash').map((row) => row.product))]
  products.sort((a, b) => Number(a === 'CCER') - Number(b === 'CCER') || (a < b ? -1 : 1))
  return products.map((product) => {
    const sums: Record<Bucket, number> = { free: 0, trading: 0, pledged: 0, frozen: 0, waiting: 0 }
    for (const row of rows) if (row.product === product && row.kind !== 'cash') sums[bucketOf(row)] += row.quantity
    const held = Object.values(sums).reduce((total, quantity) => total + quantity, 0)
    const close = closes.get(product)
    return { product, held: { value: held }, ...sums, value: close === undefined ? null : held * close, usable: usable(product) }
  })
}
