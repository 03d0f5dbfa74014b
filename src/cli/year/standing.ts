import type { Product, Sql, Tonnes } from '../../kernel/index.ts'

/**
 * One emitter in the middle of the year: what it owes and what it holds, free, by product, registry and trading accounts
 * together.
 */
export interface Standing {
  readonly due: Tonnes
  /** Usable allowances, with those that wait in a proposal. */
  readonly held: Tonnes
  readonly credits: Tonnes
  readonly free: ReadonlyMap<Product, Tonnes>
  readonly trading: ReadonlyMap<Product, Tonnes>
}

interface Row {
  organisation: string
  due: bigint
  product: Product | null
  account: string | null
  state: 'free' | 'proposal' | null
  quantity: bigint | null
}

/** Every emitter's standing for a year, in one question. */
export const standingsOf = async (sql: Sql, year: number): Promise<Map<string, Standing>> => {
  const rows = await sql.rows<Row>(
    `select o.organisation, o.due - o.surrendered - o.offset_credits as due, h.product, h.account, h.state, h.quantity
     from obligation o
     left join holding h on h.account in ('R-' || o.organisation, 'T-' || o.organisation) and h.state in ('free', 'proposal')
       and h.quantity > 0
     where o.year = $1 order by o.organisation, h.product, h.account, h.state`,
    [year],
  )
  const found = new Map<
    string,
    { due: bigint; held: bigint; credits: bigint; free: Map<Product, bigint>; trading: Map<Product, bigint> }
  >()
  for (const row of rows) {
    const standing = found.get(row.organisation) ?? { due: row.due, held: 0n, credits: 0n, free: new Map(), trading: new Map() }
    found.set(row.organisation, standing)
    if (row.product === null || row.quantity === null) continue
    if (row.product !== 'CCER') standing.held += row.quantity
    if (row.state !== 'free') continue
    standing.free.set(row.product, (standing.free.get(row.product) ?? 0n) + row.quantity)
    if (row.account?.startsWith('T-') === true) standing.trading.set(row.product, row.quantity)
    if (row.product === 'CCER') standing.credits += row.quantity
  }
  return found
}

/** What one account holds free of a product. */
export const freeIn = async (sql: Sql, account: string, product: Product): Promise<Tonnes> => {
  const [row] = await sql.rows<{ quantity: bigint }>(
    `select quantity from holding where account = $1 and product = $2 and state = 'free'`,
    [account, product],
  )
  return row?.quantity ?? 0n
}
