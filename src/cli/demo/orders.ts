import { larger, smaller, type Tonnes } from '../../kernel/index.ts'
import { priced, type Quote } from '../year/orders.ts'
import type { Random } from '../year/random.ts'
import { anyHand, type Hand } from './hands.ts'

/** From fewest to most, or from least to most. */
export type Span<Value> = readonly [Value, Value]

/** What one side leaves in a book: price levels, listings at a level, and tonnes in a listing. */
export interface Shelf {
  readonly levels: number
  readonly listings: Span<number>
  readonly sizes: Span<Tonnes>
}

/** How far the price wanders between two deals, as a share of the close; and the widest step between two levels, fen. */
const wander = 0.0035
const stepMostFen = 5

const hundred = 100n

/** So many tonnes, in whole hundreds. */
const sizeOf = (random: Random, [least, most]: Span<Tonnes>): Tonnes =>
  larger(1n, BigInt(random.whole(Number(least / hundred), Number(most / hundred)))) * hundred

/** A product's day: its prices, and who has something to do. What hands still sell and want goes down as orders are written. */
export interface Scene {
  readonly random: Random
  readonly quote: Quote
  readonly hands: readonly Hand[]
}

/**
 * Deals, each at a price of its own: somebody lists, and somebody else takes the whole of it. `share` is how far from the close
 * the price stands at the end.
 */
export const dealsOf = ({ random, quote, hands }: Scene, count: number, lots: Span<Tonnes>, opensAt: number) => {
  const orders: object[] = []
  let share = opensAt
  for (let left = count; left > 0; left--) {
    const seller = anyHand(random, hands, 'sells')
    const buyer = anyHand(random, hands, 'wants', seller)
    if (!seller || !buyer) break
    const quantity = smaller(sizeOf(random, lots), smaller(seller.sells, buyer.wants))
    const priceFen = priced(quote, share)
    const [lists, side, takes, other] = random.chance(0.5) ? [seller, 'sell', buyer, 'buy'] : [buyer, 'buy', seller, 'sell']
    orders.push({ kind: 'list', organisation: lists.organisation, side, priceFen, quantity })
    orders.push({ kind: 'pickBest', organisation: takes.organisation, side: other, worstPriceFen: priceFen, quantity })
    seller.sells -= quantity
    buyer.wants -= quantity
    share += wander * random.bell()
  }
  return { orders, share }
}

/** Listings that stay in the book, level by level away from the price. */
export const listingsOf = ({ random, quote, hands }: Scene, side: 'sell' | 'buy', shelf: Shelf, share: number): object[] => {
  const does = side === 'sell' ? 'sells' : 'wants'
  const orders: object[] = []
  let away = 0
  for (let level = 0; level < shelf.levels; level++) {
    away += random.whole(1, stepMostFen)
    const priceFen = priced(quote, share + (side === 'sell' ? away : -away) / Number(quote.closeFen))
    for (let left = random.whole(...shelf.listings); left > 0; left--) {
      const hand = anyHand(random, hands, does)
      if (!hand) break
      const quantity = smaller(sizeOf(random, shelf.sizes), hand[does])
      orders.push({ kind: 'list', organisation: hand.organisation, side, priceFen, quantity })
      hand[does] -= quantity
    }
  }
  return orders
}
