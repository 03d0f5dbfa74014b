import { outWhole, view, z, zProduct, type Product, type Sql } from '../kernel/index.ts'
import { levelsOf, type Book, type Listing } from './book.ts'
import { bookOf } from './facts.ts'
import { listedBand, marketOf } from './price.ts'

const dayOut = z.object({
  product: z.string(),
  day: z.string(),
  previousCloseFen: outWhole,
  openFen: outWhole.nullable(),
  highFen: outWhole.nullable(),
  lowFen: outWhole.nullable(),
  lastFen: outWhole.nullable(),
  closeFen: outWhole.nullable(),
  volume: outWhole,
  turnoverFen: outWhole,
  trades: outWhole,
})
interface DayRow {
  product: Product
  day: string
  previousCloseFen: bigint
  openFen: bigint | null
  highFen: bigint | null
  lowFen: bigint | null
  lastFen: bigint | null
  closeFen: bigint | null
  volume: bigint
  turnoverFen: bigint
  trades: bigint
}
const dayColumns = `product, day, previous_close_fen, open_fen, high_fen, low_fen, last_fen, close_fen, volume, turnover_fen, trades`

/** Every product with its latest trading day. */
export const products = view({
  name: 'exchange.products',
  title: { zh: '品种行情', en: 'Products' },
  summary: { zh: '每个品种最近一个交易日的行情', en: 'Each product with the figures of its latest trading day' },
  who: 'anyone',
  scope: 'public',
  input: z.object({}),
  output: z.object({ rows: z.array(dayOut) }),
  read: async (sql) => ({
    rows: await sql.rows<DayRow>(`select distinct on (product) ${dayColumns} from trading_day order by product, day desc`),
  }),
})

/** A product's trading days, oldest first: the K-line and its table. */
export const history = view({
  name: 'exchange.history',
  title: { zh: '日行情', en: 'Daily history' },
  summary: { zh: '一个品种的逐日行情', en: 'A product’s trading days, oldest first' },
  who: 'anyone',
  scope: 'public',
  input: z.object({ product: zProduct, limit: z.coerce.number().int().min(1).max(2000).default(250) }),
  output: z.object({ rows: z.array(dayOut) }),
  read: async (sql, input) => ({
    rows: await sql.rows<DayRow>(
      `select * from (select ${dayColumns} from trading_day where product = $1 order by day desc limit $2) d order by day`,
      [input.product, input.limit],
    ),
  }),
})

const levelOut = z.object({
  priceFen: outWhole,
  quantity: outWhole,
  listings: z.array(z.object({ id: z.string(), remaining: outWhole, own: z.boolean() })),
})

const bookNow = async (sql: Sql, product: Product): Promise<Book> => {
  const [book] = await bookOf.load(sql, [product], undefined as never)
  return book ?? { listings: new Map<string, Listing>(), nextSequence: 1 }
}

/** The best five levels of both sides with the single listings behind them. Nobody's name is shown, only which are one's own. */
export const book = view({
  name: 'exchange.book',
  title: { zh: '五档挂牌', en: 'Order book' },
  summary: { zh: '买卖各五档及档内单笔挂牌', en: 'The best five levels of both sides with their listings' },
  who: ['trader', 'complianceManager', 'representative', 'exchangeOperator', 'projectOwner'],
  scope: 'market',
  input: z.object({ product: zProduct }),
  output: z.object({
    product: z.string(),
    day: dayOut.nullable(),
    band: z.object({ lowestFen: outWhole, highestFen: outWhole }).nullable(),
    sell: z.array(levelOut),
    buy: z.array(levelOut),
  }),
  read: async (sql, input, { actor, rules, businessDay }) => {
    const [day] = await sql.rows<DayRow>(`select ${dayColumns} from trading_day where product = $1 order by day desc limit 1`, [
      input.product,
    ])
    const open = await bookNow(sql, input.product)
    const count = Number(rules.get('exchange/book-levels', { day: businessDay, market: marketOf(input.product) }).value)
    const band = day ? listedBand(input.product, day.previousCloseFen, rules, businessDay) : undefined
    const shown = (side: 'buy' | 'sell') =>
      levelsOf(open, side, count).map((level) => ({
        priceFen: level.priceFen,
        quantity: level.quantity,
        listings: level.listings.map((item) => ({
          id: item.id,
          remaining: item.remaining,
          own: item.organisation === actor.organisation,
        })),
      }))
    return {
      product: input.product,
      day: day ?? null,
      band: band ? { lowestFen: band.lowestFen, highestFen: band.highestFen } : null,
      sell: shown('sell'),
      buy: shown('buy'),
    }
  },
})

/** An organisation's own listings and trades, newest first. */
export const orders = view({
  name: 'exchange.orders',
  title: { zh: '我的委托与成交', en: 'My orders and trades' },
  summary: { zh: '本单位的挂牌与成交，新的在前', en: 'Own listings and trades, newest first' },
  who: ['trader', 'complianceManager', 'representative', 'projectOwner'],
  scope: 'groupSubtree',
  on: (input: { organisation?: string | undefined }, actor) => input.organisation ?? actor.organisation,
  input: z.object({ organisation: z.string().max(80).optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }),
  output: z.object({
    listings: z.array(
      z.object({
        id: z.string(),
        product: z.string(),
        day: z.string(),
        side: z.string(),
        priceFen: outWhole,
        quantity: outWhole,
        remaining: outWhole,
        /** What was dealt of it; the rest is open, or went back when it was withdrawn or expired. */
        dealt: outWhole,
        status: z.string(),
      }),
    ),
    trades: z.array(
      z.object({
        id: z.string(),
        product: z.string(),
        day: z.string(),
        side: z.string(),
        priceFen: outWhole,
        quantity: outWhole,
      }),
    ),
  }),
  read: async (sql, input, { actor }) => {
    const organisation = input.organisation ?? actor.organisation
    const listings = await sql.rows<never>(
      `select l.id, l.product, l.day, l.side, l.price_fen, l.quantity, l.remaining, l.status, coalesce((select sum(t.quantity) from trade t
         where t.day = l.day and t.listing = l.id and (t.buyer = $1 or t.seller = $1)), 0)::bigint as dealt
       from listing l where l.organisation = $1 order by l.day desc, l.sequence desc limit $2`,
      [organisation, input.limit],
    )
    const trades = await sql.rows<never>(
      `select id, product, day, case when buyer = $1 then 'buy' else 'sell' end as side, price_fen, quantity from trade
       where buyer = $1 or seller = $1 order by day desc, id desc limit $2`,
      [organisation, input.limit],
    )
    return { listings, trades }
  },
})
