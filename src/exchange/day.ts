import { command, cost, done, fenOfYuan, release, silent, z, type Posting, type Product } from '../kernel/index.ts'
import { cashAccount, tradingAccount } from '../registry/index.ts'
import { isTradingDay } from '../rulebook/index.ts'
import type { Listing } from './book.ts'
import { dayClosed, dayOpened } from './events.ts'
import { lastCloses, openDays } from './facts.ts'
import { closingPrice, marketOf } from './price.ts'

/** Open the trading day: every listed product starts from its last close. Runs with the clock. */
export const openDay = command({
  name: 'exchange.openDay',
  title: { zh: '开市', en: 'Open the trading day' },
  summary: { zh: '以上一收盘价为各品种当日基准', en: 'Starts the day of every product from its last close' },
  who: ['exchangeOperator'],
  scope: 'market',
  alone: true,
  input: z.object({}),
  locks: () => ['exchange:day'],
  facts: async (read, _input, { businessDay }) => ({ closes: await read(lastCloses, businessDay) }),
  decide: (_input, { closes }, { businessDay }) => {
    const products = closes
      .filter((row) => !row.openToday)
      .map((row) => ({ product: row.product, previousCloseFen: row.closeFen }))
    if (products.length === 0 || !isTradingDay(businessDay)) return done([], { opened: 0 })
    return done(dayOpened({ day: businessDay, products }), { opened: products.length })
  },
})

const freed = (product: Product, listing: Listing): Posting =>
  listing.side === 'sell'
    ? release(product, listing.remaining, tradingAccount(listing.organisation), 'order')
    : release('CNY', cost(listing.remaining, listing.priceFen), cashAccount(listing.organisation), 'order')

/** Close the trading day: each product's close is the volume-weighted average of its listed trades; open listings expire. */
export const closeDay = command({
  name: 'exchange.closeDay',
  title: { zh: '闭市', en: 'Close the trading day' },
  summary: { zh: '按成交加权平均确定收盘价，未成交挂牌自动撤销', en: 'Fixes the closes and lets open listings expire' },
  who: ['exchangeOperator'],
  scope: 'market',
  alone: true,
  input: z.object({}),
  locks: () => ['exchange:day'],
  facts: async (read, _input, { businessDay }) => ({ open: await read(openDays, businessDay) }),
  decide: (_input, { open }, { businessDay, rules }) => {
    const rounding = (product: Product) => rules.get('exchange/rounding-close', { day: businessDay, market: marketOf(product) })
    if (open.length === 0) return done([], { closed: 0 })
    const products = open.map(({ product, figures }) => ({
      product,
      closeFen: fenOfYuan(closingPrice(silent, rounding(product), figures.volume, figures.turnoverFen, figures.previousCloseFen)),
      volume: figures.volume,
      turnoverFen: figures.turnoverFen,
    }))
    const expired = open.flatMap(({ open: listings }) => listings.map((listing) => listing.id))
    const postings = open.flatMap(({ product, open: listings }) => listings.map((listing) => freed(product, listing)))
    return done(dayClosed({ day: businessDay, products, expired }, postings), { closed: products.length })
  },
})
