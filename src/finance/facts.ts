import { fact, type Day, type Fen, type Product, type Tonnes } from '../kernel/index.ts'

export interface Pledge {
  readonly id: string
  readonly pledgor: string
  readonly bank: string
  readonly product: Product
  readonly quantity: Tonnes
  readonly loanFen: Fen
  readonly until: Day
  readonly status: 'proposed' | 'active' | 'releaseRequested' | 'released' | 'declined' | 'withdrawn'
}

export const pledgeOf = fact<string, Pledge | undefined>('finance.pledge', async (sql, ids) => {
  const rows = await sql.rows<Pledge>(
    `select id, pledgor, bank, product, quantity, loan_fen, until, status from pledge where id = any($1)`,
    [ids],
  )
  const found = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => found.get(id))
})

export interface PublicPrice {
  /** Which figure of which day: `CEA2024 2025-10-20 close`. */
  readonly id: string
  readonly priceFen: Fen
}

/** The last close of a product on or before a day; while that day trades, the close before it. Undefined before its first day. */
export const lastCloseOf = fact<{ product: Product; day: Day }, PublicPrice | undefined>(
  'finance.lastClose',
  async (sql, keys) => {
    const rows = await sql.rows<{ product: string; asked: string; day: string; closeFen: Fen | null; previousCloseFen: Fen }>(
      `select distinct on (k.product, k.asked) k.product, k.asked, t.day, t.close_fen, t.previous_close_fen
     from unnest($1::text[], $2::date[]) k(product, asked) join trading_day t on t.product = k.product and t.day <= k.asked
     order by k.product, k.asked, t.day desc`,
      [keys.map((key) => key.product), keys.map((key) => key.day)],
    )
    const found = new Map(rows.map((row) => [`${row.product} ${row.asked}`, row]))
    return keys.map((key) => {
      const row = found.get(`${key.product} ${key.day}`)
      if (!row) return undefined
      return row.closeFen === null
        ? { id: `${row.product} ${row.day} previousClose`, priceFen: row.previousCloseFen }
        : { id: `${row.product} ${row.day} close`, priceFen: row.closeFen }
    })
  },
)
