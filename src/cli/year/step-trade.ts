import {
  decimal,
  larger,
  smaller,
  sumIntegers,
  toInteger,
  type Day,
  type Fen,
  type Product,
  type Tonnes,
} from '../../kernel/index.ts'
import { cast } from './cast.ts'
import type { Fleet, FleetPlant } from './fleet.ts'
import type { YearPlan } from './market-plan.ts'
import { quoteOf, tradeProduct } from './orders.ts'
import { stream, type Random } from './random.ts'
import { openCreditDesk, tradeCredits, type CreditDesk } from './step-credits.ts'
import { standingsOf, type Standing } from './standing.ts'
import type { Stage, Step } from './stage.ts'

/**
 * How the simulated market behaves. Stated here, not law: the short spread their purchases over some days, the long sell a part
 * of what they
 * have over; who sells asks a little above or below the last close, and the close drifts with what is still wanted and offered.
 */
const habits = {
  /** Most days over which one emitter spreads its orders. */
  daysMost: 12,
  /** Share of its surplus that a long emitter offers, least and most. */
  soldShare: [0.55, 1] as const,
  /** How much the whole market moves in a day, as a share: by imbalance, and by chance. */
  driftMost: 0.012,
  noise: 0.006,
  /** Cash above the expected cost of the gap, as a share of it. */
  cashMargin: 0.5,
  /** Nobody lists less than this, t. */
  lotLeast: 200n,
} as const

interface Trader {
  readonly plant: FleetPlant
  readonly random: Random
  readonly days: ReadonlySet<number>
  wanted: Tonnes
  offered: Tonnes
  daysLeft: number
}

const activeDays = (random: Random, total: number): Set<number> => {
  const count = random.whole(1, Math.min(habits.daysMost, total))
  const days = new Set<number>()
  while (days.size < count) days.add(random.whole(0, total - 1))
  return days
}

const traderOf = (plant: FleetPlant, standing: Standing, total: number, seed: number): Trader => {
  const random = stream(seed, plant.id, 'market')
  const over = standing.held - standing.due
  const share = random.between(habits.soldShare[0], habits.soldShare[1])
  const days = activeDays(random, total)
  return {
    plant,
    random,
    days,
    daysLeft: days.size,
    wanted: larger(-over, 0n),
    offered: over > 0n ? toInteger(decimal(over).times(share), 'down') : 0n,
  }
}

const chunk = (left: Tonnes, daysLeft: number): Tonnes =>
  smaller(left, larger(left / BigInt(Math.max(1, daysLeft)) + 1n, habits.lotLeast))

const moveIn = async (stage: Stage, fleet: Fleet, product: Product, quantities: ReadonlyMap<string, Tonnes>): Promise<void> => {
  const items = fleet.plants.flatMap((plant) => {
    const quantity = quantities.get(plant.id) ?? 0n
    return quantity > 0n ? [{ input: { product, quantity }, actor: cast.plant(plant).first }] : []
  })
  if (items.length > 0) await stage.many('registry.moveToTrading', items)
}

export interface Listed {
  readonly product: Product
  readonly firstPriceFen: Fen
}

/** What every seller brings: older vintages first. */
const stockOf = (trader: Trader, standing: Standing, products: readonly Product[]): Map<Product, Tonnes> => {
  let left = trader.offered
  const stock = new Map<Product, Tonnes>()
  for (const product of products) {
    const quantity = smaller(left, standing.free.get(product) ?? 0n)
    stock.set(product, quantity)
    left -= quantity
  }
  return stock
}

/** Everybody who trades in a year, what is left to trade, and where credits come in, the desk that sells them. */
interface Market {
  readonly traders: readonly Trader[]
  readonly stocks: ReadonlyMap<Trader, Map<Product, Tonnes>>
  readonly products: readonly Product[]
  readonly credits: CreditDesk | undefined
  readonly days: number
  readonly seed: number
}

const moodOf = ({ traders, seed }: Market, index: number): number => {
  const wanted = traders.reduce((sum, trader) => sum + trader.wanted, 0n)
  const offered = traders.reduce((sum, trader) => sum + trader.offered, 0n)
  const pressure = wanted + offered === 0n ? 0 : Number(wanted - offered) / Number(wanted + offered)
  return habits.driftMost * pressure + habits.noise * stream(seed, 'market', index).bell()
}

/** What today's sellers bring of one product. What they do not sell today comes back to them, and they do not try again. */
const offersOf = ({ stocks }: Market, today: readonly Trader[], product: Product) =>
  today.flatMap((trader) => {
    const stock = stocks.get(trader)?.get(product) ?? 0n
    const quantity = trader.offered > 0n ? smaller(stock, chunk(trader.offered, trader.daysLeft)) : 0n
    if (quantity === 0n) return []
    stocks.get(trader)?.set(product, stock - quantity)
    trader.offered -= quantity
    return [{ organisation: trader.plant.id, random: trader.random, quantity }]
  })

const tradeDay = async (stage: Stage, day: Day, index: number, market: Market): Promise<Tonnes> => {
  await stage.goTo(day, 'trading')
  const mood = moodOf(market, index)
  const today = market.traders.filter((trader) => trader.days.has(index))
  const byId = new Map(today.map((trader) => [trader.plant.id, trader]))
  const asks = new Map(today.map((trader) => [trader.plant.id, chunk(trader.wanted, trader.daysLeft)]))
  const deal = (got: ReadonlyMap<string, Tonnes>): Tonnes => {
    for (const [id, quantity] of got) {
      asks.set(id, (asks.get(id) ?? 0n) - quantity)
      const trader = byId.get(id)
      if (trader) trader.wanted -= quantity
    }
    return sumIntegers(got.values())
  }
  const newest = market.products.at(-1)
  const allowance = newest === undefined ? undefined : await quoteOf(stage, newest)
  if (market.credits && allowance) {
    deal(await tradeCredits(stage, market.credits, asks, allowance, { index, left: market.days - index }))
  }
  let dealt = 0n
  for (const product of market.products) {
    const sellers = offersOf(market, today, product)
    const buyers = today.flatMap(({ plant, random }) => {
      const quantity = asks.get(plant.id) ?? 0n
      return quantity > 0n ? [{ organisation: plant.id, random, quantity }] : []
    })
    const quote = product === newest ? allowance : await quoteOf(stage, product)
    if (quote && sellers.length + buyers.length > 0)
      dealt += deal(await tradeProduct(stage, product, quote, sellers, buyers, mood))
  }
  for (const trader of today) trader.daysLeft -= 1
  await stage.goTo(day, 'settlement')
  return dealt
}

/** Cash for what each buyer lacks, at the dearest opening price and a margin above it. */
const depositCash = async (stage: Stage, traders: readonly Trader[], listed: readonly Listed[]): Promise<void> => {
  const dearest = listed.reduce((most, item) => larger(most, item.firstPriceFen), 0n)
  const deposits = traders
    .filter((trader) => trader.wanted > 0n)
    .map((trader) => ({
      organisation: trader.plant.id,
      amountFen: toInteger(decimal(trader.wanted * dearest).times(1 + habits.cashMargin), 'up'),
      bankReference: 'simulated',
    }))
  if (deposits.length > 0) await stage.one('clearing.deposit', { deposits }, cast.registry.first)
}

/**
 * The market: the short buy from the long by listed agreement inside the price limits; every day ends with delivery versus
 * payment.
 */
export const tradeAll = (fleet: Fleet, plan: YearPlan, year: number, seed: number, listed: readonly Listed[]): Step => ({
  label: { zh: '挂牌交易与日终交收', en: 'Trading and settlement' },
  take: async (stage) => {
    const [firstDay] = plan.tradingDays
    const lastDay = plan.tradingDays.at(-1)
    if (firstDay === undefined || lastDay === undefined) return '0'
    await stage.goTo(firstDay, 'before')
    for (const item of listed) await stage.one('exchange.openProduct', item, cast.exchange.first)
    const products = listed.map((item) => item.product).filter((product) => product !== 'CCER')
    const standings = await standingsOf(stage.app.sql, year)
    const traders = fleet.plants.map((plant) =>
      traderOf(plant, standings.get(plant.id) as Standing, plan.tradingDays.length, seed),
    )
    const stocks = new Map(
      traders.map((trader) => [trader, stockOf(trader, standings.get(trader.plant.id) as Standing, products)]),
    )
    for (const product of products) {
      await moveIn(
        stage,
        fleet,
        product,
        new Map(traders.map((trader) => [trader.plant.id, stocks.get(trader)?.get(product) ?? 0n])),
      )
    }
    await depositCash(stage, traders, listed)
    const withCredits = listed.some((item) => item.product === 'CCER')
    const credits = withCredits ? await openCreditDesk(stage, fleet.plants, standings, lastDay, seed) : undefined
    const market: Market = { traders, stocks, products, credits, days: plan.tradingDays.length, seed }
    let volume = 0n
    for (const [index, day] of plan.tradingDays.entries()) {
      const dealt = await tradeDay(stage, day, index, market)
      volume += dealt
      stage.tell(`${day}: ${dealt} t`)
    }
    return `${plan.tradingDays.length} days, ${volume} t`
  },
})
