import { fact, type HoldingState, type LedgerProduct, type Posting, type Sql } from '../kernel/index.ts'
import { blockChooser, changesAccount, placeKey, sourcesOf, type Block, type WrittenPosting } from './blocks.ts'
import { unitSource } from './tables.ts'

/** What an account holds of everything, by product and state. Absent is zero. */
export type Holdings = ReadonlyMap<LedgerProduct, ReadonlyMap<HoldingState, bigint>>

export const quantityOf = (holdings: Holdings, product: LedgerProduct, state: HoldingState = 'free'): bigint =>
  holdings.get(product)?.get(state) ?? 0n

export const totalOf = (holdings: Holdings, product: LedgerProduct): bigint => {
  let total = 0n
  for (const quantity of holdings.get(product)?.values() ?? []) total += quantity
  return total
}

interface HoldingRow {
  account: string
  product: LedgerProduct
  state: HoldingState
  quantity: bigint
}

export const holdingsOf = fact<string, Holdings>('ledger.holdings', async (sql, accounts) => {
  const rows = await sql.rows<HoldingRow>(
    `select account, product, state, quantity from holding where account = any($1) order by account, product, state`,
    [accounts],
  )
  const found = new Map<string, Map<LedgerProduct, Map<HoldingState, bigint>>>()
  for (const row of rows) {
    const products = found.get(row.account) ?? new Map<LedgerProduct, Map<HoldingState, bigint>>()
    const states = products.get(row.product) ?? new Map<HoldingState, bigint>()
    states.set(row.state, row.quantity)
    products.set(row.product, states)
    found.set(row.account, products)
  }
  return accounts.map((account) => found.get(account) ?? new Map())
})

/** Everything minted of each product so far. */
export const mintedOf = fact<string, bigint>('ledger.minted', async (sql, products) => {
  const rows = await sql.rows<{ product: string; minted: bigint }>(
    `select p.product, coalesce((select max(end_at) from serial_block b where b.product = p.product), 0) as minted from unnest($1::text[]) p(product)`,
    [products],
  )
  const found = new Map(rows.map((row) => [row.product, row.minted]))
  return products.map((product) => found.get(product) ?? 0n)
})

/** Chooses the serial numbers of postings about to be written. The accounts are locked by their commands. */
export const chooseBlocks = async (sql: Sql, postings: readonly Posting[]): Promise<WrittenPosting[]> => {
  if (!postings.some(changesAccount)) return [...postings]
  const sources = sourcesOf(postings)
  const rows =
    sources.length === 0
      ? []
      : await sql.rows<{ product: string; account: string; startAt: bigint; endAt: bigint }>(
          `select b.product, b.account, b.start_at, b.end_at from unnest($1::text[], $2::text[]) as s(product, account)
           join serial_block b on b.product = s.product and b.account = s.account order by b.product, b.start_at`,
          [sources.map((source) => source.product), sources.map((source) => source.account)],
        )
  const blocks = new Map<string, Block[]>()
  for (const row of rows) {
    const key = placeKey(row.product, row.account)
    const list = blocks.get(key)
    const block = { start: row.startAt, end: row.endAt }
    if (list) list.push(block)
    else blocks.set(key, [block])
  }
  const products = [
    ...new Set(postings.filter((posting) => posting.from.account === unitSource).map((posting) => posting.product)),
  ]
  const minted = products.length === 0 ? [] : await mintedOf.load(sql, products, undefined as never)
  const next = new Map(products.map((product, i) => [product as string, (minted[i] ?? 0n) + 1n]))
  const choose = blockChooser(blocks, next)
  return postings.map(choose)
}
