import { fact, type Day, type Fen, type Product, type Tonnes } from '../kernel/index.ts'
import type { Book, Listing } from './book.ts'
import type { DayFigures } from './events.ts'

/** The book of a product as it stands: its open listings in order of arrival. */
export const bookOf = fact<Product, Book>('exchange.book', async (sql, products) => {
  const rows = await sql.rows<Listing & { product: Product }>(
    `select id, product, side, organisation, price_fen, quantity, remaining, sequence from listing
     where product = any($1) and status = 'open' order by product, sequence`,
    [products],
  )
  const last = await sql.rows<{ product: Product; last: number }>(
    `select product, max(sequence) as last from listing where product = any($1) group by product`,
    [products],
  )
  const next = new Map(last.map((row) => [row.product, row.last + 1]))
  return products.map((product) => ({
    listings: new Map(rows.filter((row) => row.product === product).map(({ product: _product, ...row }) => [row.id, row])),
    nextSequence: next.get(product) ?? 1,
  }))
})

/** The figures of a product's current trading day, or undefined when it is not listed or has no such day. */
export const dayOf = fact<{ product: Product; day: Day }, DayFigures | undefined>('exchange.day', async (sql, keys) => {
  const rows = await sql.rows<DayFigures & { product: Product }>(
    `select t.product, t.day, t.previous_close_fen, t.open_fen, t.high_fen, t.low_fen, t.last_fen, t.volume, t.turnover_fen, t.trades
     from unnest($1::text[], $2::date[]) k(product, day) join trading_day t on t.product = k.product and t.day = k.day where t.close_fen is null`,
    [keys.map((key) => key.product), keys.map((key) => key.day)],
  )
  const found = new Map(rows.map(({ product, ...figures }) => [`${product} ${figures.day}`, figures]))
  return keys.map((key) => found.get(`${key.product} ${key.day}`))
})

/** What an organisation bought of a product on a span of days up to today: settled before today, and still settling today. */
export interface Bought {
  readonly before: Tonnes
  readonly today: Tonnes
}

export const boughtIn = fact<{ organisation: string; product: Product; from: Day; today: Day }, Bought>(
  'exchange.bought',
  async (sql, keys) => {
    const rows = await sql.rows<Bought & { buyer: string; product: string }>(
      `select t.buyer, t.product, coalesce(sum(t.quantity) filter (where t.day < k.today), 0)::bigint as before,
       coalesce(sum(t.quantity) filter (where t.day = k.today), 0)::bigint as today
     from unnest($1::text[], $2::text[], $3::date[], $4::date[]) k(organisation, product, from_day, today)
     join trade t on t.buyer = k.organisation and t.product = k.product and t.day between k.from_day and k.today group by t.buyer, t.product`,
      [
        keys.map((key) => key.organisation),
        keys.map((key) => key.product),
        keys.map((key) => key.from),
        keys.map((key) => key.today),
      ],
    )
    const found = new Map(rows.map(({ buyer, product, before, today }) => [`${buyer} ${product}`, { before, today }]))
    return keys.map((key) => found.get(`${key.organisation} ${key.product}`) ?? { before: 0n, today: 0n })
  },
)

/** Tonnes sold and bought on the exchange between two days, both included: what carry-over counts. */
export const netTradesOf = fact<{ organisation: string; from: Day; until: Day }, { sold: Tonnes; bought: Tonnes }>(
  'exchange.netTrades',
  async (sql, keys) => {
    const rows = await sql.rows<{ organisation: string; sold: bigint; bought: bigint }>(
      `select k.organisation, coalesce(sum(t.quantity) filter (where t.seller = k.organisation), 0)::bigint as sold,
         coalesce(sum(t.quantity) filter (where t.buyer = k.organisation), 0)::bigint as bought
       from unnest($1::text[], $2::date[], $3::date[]) k(organisation, from_day, until_day)
       join trade t on (t.seller = k.organisation or t.buyer = k.organisation) and t.day between k.from_day and k.until_day and t.product <> 'CCER'
       group by k.organisation`,
      [keys.map((key) => key.organisation), keys.map((key) => key.from), keys.map((key) => key.until)],
    )
    const found = new Map(rows.map((row) => [row.organisation, { sold: row.sold, bought: row.bought }]))
    return keys.map((key) => found.get(key.organisation) ?? { sold: 0n, bought: 0n })
  },
)

/** Volume and turnover of all allowances in a span of days: what a fine's average price is made from. */
export const averageOf = fact<{ from: Day; until: Day }, { volume: Tonnes; turnoverFen: Fen }>(
  'exchange.average',
  async (sql, keys) => {
    const rows = await Promise.all(
      keys.map((key) =>
        sql.rows<{ volume: bigint; turnoverFen: bigint }>(
          `select coalesce(sum(volume), 0)::bigint as volume, coalesce(sum(turnover_fen), 0)::bigint as turnover_fen from trading_day
         where day between $1 and $2 and product <> 'CCER'`,
          [key.from, key.until],
        ),
      ),
    )
    return rows.map(([row]) => row ?? { volume: 0n, turnoverFen: 0n })
  },
)

export interface OpenDay {
  readonly product: Product
  readonly figures: DayFigures
  readonly open: readonly Listing[]
}

/** Every product with a day that has not closed, with its open listings: what the day end works on. */
export const openDays = fact<Day, readonly OpenDay[]>('exchange.openDays', async (sql, days) => {
  const rows = await sql.rows<DayFigures & { product: Product }>(
    `select product, day, previous_close_fen, open_fen, high_fen, low_fen, last_fen, volume, turnover_fen, trades from trading_day
     where day = any($1) and close_fen is null order by product`,
    [days],
  )
  const listings = await sql.rows<Listing & { product: Product; day: Day }>(
    `select id, product, day, side, organisation, price_fen, quantity, remaining, sequence from listing
     where day = any($1) and status = 'open' order by product, sequence`,
    [days],
  )
  return days.map((day) =>
    rows
      .filter((row) => row.day === day)
      .map(({ product, ...figures }) => ({
        product,
        figures,
        open: listings.filter((row) => row.product === product && row.day === day),
      })),
  )
})

/** The last close of every listed product before a day. */
export const lastCloses = fact<Day, readonly { product: Product; closeFen: Fen; openToday: boolean }[]>(
  'exchange.lastCloses',
  async (sql, days) =>
    Promise.all(
      days.map((day) =>
        sql.rows<{ product: Product; closeFen: Fen; openToday: boolean }>(
          `select distinct on (product) product, coalesce(close_fen, last_fen, previous_close_fen) as close_fen, day = $1 as open_today
         from trading_day where day <= $1 order by product, day desc`,
          [day],
        ),
      ),
    ),
)

export interface Trade {
  readonly id: string
  readonly product: Product
  readonly day: Day
  readonly buyer: string
  readonly seller: string
  readonly priceFen: Fen
  readonly quantity: Tonnes
}

/** All trades of a day in the order in which they were made. */
export const tradesOn = fact<Day, readonly Trade[]>('exchange.trades', async (sql, days) => {
  const rows = await sql.rows<Trade>(
    `select t.id, t.product, t.day, t.buyer, t.seller, t.price_fen, t.quantity from trade t where t.day = any($1)
     order by t.day, length(t.id), t.id`,
    [days],
  )
  return days.map((day) => rows.filter((row) => row.day === day))
})
