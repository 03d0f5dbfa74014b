import { fact, type Day, type Fen, type HoldingState, type Product } from '../kernel/index.ts'
import { registryAccount, tradingAccount } from '../registry/index.ts'

export interface Plant {
  readonly id: string
  readonly nameZh: string
  readonly nameEn: string
  readonly province: string | null
}

/** The emitters an organisation answers for: its plants when it is a group, itself when it is an emitter. */
export const plantsOf = fact<string, readonly Plant[]>('enterprise.plants', async (sql, organisations) => {
  const rows = await sql.rows<Plant & { parent: string | null }>(
    `select id, name_zh, name_en, province, parent from organisation where kind = 'emitter' and (id = any($1) or parent = any($1)) order by id`,
    [organisations],
  )
  return organisations.map((id) =>
    rows.filter((row) => row.id === id || row.parent === id).map(({ parent: _, ...plant }) => plant),
  )
})

export interface Held {
  readonly place: 'registry' | 'trading'
  readonly product: Product
  readonly state: HoldingState
  readonly quantity: bigint
}

/** All units of an emitter in its registry and its trading account. */
export const unitsHeldBy = fact<string, readonly Held[]>('enterprise.held', async (sql, organisations) => {
  const rows = await sql.rows<Omit<Held, 'place'> & { account: string }>(
    `select account, product, state, quantity from holding where account = any($1) and product <> 'CNY' and quantity > 0 order by product, state`,
    [organisations.flatMap((id) => [registryAccount(id), tradingAccount(id)])],
  )
  const of = (account: string, place: Held['place']): Held[] =>
    rows.filter((row) => row.account === account).map(({ account: _, ...row }) => ({ place, ...row }))
  return organisations.map((id) => [...of(registryAccount(id), 'registry'), ...of(tradingAccount(id), 'trading')])
})

/** The products whose book is open on a day. */
export const openOn = fact<Day, ReadonlySet<Product>>('enterprise.openOn', async (sql, days) =>
  Promise.all(
    days.map(async (day) => {
      const rows = await sql.rows<{ product: Product }>(`select product from trading_day where day = $1`, [day])
      return new Set(rows.map((row) => row.product))
    }),
  ),
)

/** The last close of every product on a day; while the day trades, the close before it. */
export const closesOn = fact<Day, ReadonlyMap<Product, Fen>>('enterprise.closes', async (sql, days) =>
  Promise.all(
    days.map(async (day) => {
      const rows = await sql.rows<{ product: Product; closeFen: Fen }>(
        `select distinct on (product) product, coalesce(close_fen, previous_close_fen) as close_fen from trading_day where day <= $1
         order by product, day desc`,
        [day],
      )
      return new Map(rows.map((row) => [row.product, row.closeFen]))
    }),
  ),
)
