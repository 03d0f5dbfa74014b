import { larger, shareOf, smaller, type Day, type Product } from '../../kernel/index.ts'
import { cast } from '../year/cast.ts'
import type { Fleet } from '../year/fleet.ts'
import { quoteOf } from '../year/orders.ts'
import { stream } from '../year/random.ts'
import { standingsOf } from '../year/standing.ts'
import type { Stage } from '../year/stage.ts'
import { handsOf } from './hands.ts'
import { dealsOf, listingsOf, type Shelf } from './orders.ts'

/** How the demo's market behaves. Stated here, not law. */
const habits = {
  seed: 7,
  /** Deals in a product on a day. */
  deals: [4, 9] as const,
  /** How far the price moves overnight, as a share; what is left of an older vintage comes down to the newest. */
  overnight: 0.005,
  olderVintageFalls: 0.006,
  /** Tonnes in a deal. */
  allowanceLots: [200n, 2_600n] as const,
  creditLots: [100n, 800n] as const,
  /** A long plant brings so much of its surplus to the exchange, in each vintage; everybody pays in so much. */
  soldShares: { older: '0.3', newest: '0.5' },
  cashFen: 12_000_000_00n,
} as const

const allowanceShelf: Shelf = { levels: 6, listings: [1, 3], sizes: [4_000n, 28_000n] }
/** Credits can be picked at the best price only, so the best level is a full one. */
const creditShelf: Shelf = { levels: 2, listings: [3, 4], sizes: [18_000n, 28_000n] }
const bidShelf: Shelf = { levels: 6, listings: [1, 2], sizes: [500n, 3_000n] }

/**
 * What the demo's plants do on the exchange on a day: some deals in each product, and where a newcomer is to find one, a book to
 * pick from. A day is its own seed, so that a demo stepped twice looks the same.
 */
export const tradeDay = async (stage: Stage, fleet: Fleet, year: number, today: Day, withBook: boolean): Promise<void> => {
  const older: Product = `CEA${year - 1}`
  for (const product of [older, `CEA${year}`, 'CCER'] as const) {
    const quote = await quoteOf(stage, product)
    if (!quote) continue
    const random = stream(habits.seed, product, today)
    const all = await standingsOf(stage.app.sql, year)
    const standings = new Map([...all].filter(([id]) => fleet.plants.some((plant) => plant.id === id)))
    const scene = { random, quote, hands: await handsOf(stage, product, standings, today) }
    const opensAt = habits.overnight * random.bell() - (product === older ? habits.olderVintageFalls : 0)
    const lots = product === 'CCER' ? habits.creditLots : habits.allowanceLots
    const { orders, share } = dealsOf(scene, random.whole(...habits.deals), lots, opensAt)
    if (withBook) {
      orders.push(...listingsOf(scene, 'sell', product === 'CCER' ? creditShelf : allowanceShelf, share))
      orders.push(...listingsOf(scene, 'buy', bidShelf, share))
    }
    if (orders.length > 0) await stage.one('exchange.session', { product, orders }, cast.exchange.first)
  }
}

/** Before the first day the long bring a part of what they have over. */
export const bringToMarket = async (stage: Stage, fleet: Fleet, year: number): Promise<void> => {
  const standings = await standingsOf(stage.app.sql, year)
  const { older, newest } = habits.soldShares
  const items = fleet.plants.flatMap((plant) => {
    const standing = standings.get(plant.id)
    const over = standing ? larger(standing.held - standing.due, 0n) : 0n
    const brought: [Product, string][] = [
      [`CEA${year - 1}`, older],
      [`CEA${year}`, newest],
    ]
    return brought.flatMap(([product, share]) => {
      const quantity = smaller(shareOf(over, share, 'down'), standing?.free.get(product) ?? 0n)
      return quantity > 0n ? [{ input: { product, quantity }, actor: cast.plant(plant).first }] : []
    })
  })
  await stage.many('registry.moveToTrading', items)
}

/** Everybody pays in the same. */
export const payIn = async (stage: Stage, fleet: Fleet): Promise<void> => {
  const deposits = fleet.plants.map((plant) => ({ organisation: plant.id, amountFen: habits.cashFen, bankReference: 'demo' }))
  await stage.one('clearing.deposit', { deposits }, cast.registry.first)
}
