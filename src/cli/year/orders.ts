import { larger, smaller, type Fen, type Product, type Tonnes } from '../../kernel/index.ts'
import { cast } from './cast.ts'
import type { Random } from './random.ts'
import type { Stage } from './stage.ts'

/** Somebody who sells or buys so much of a product today. */
export interface Order {
  readonly organisation: string
  readonly random: Random
  readonly quantity: Tonnes
}

/** How far an asking price lies from the close, as a share. Stated here, not law. */
const askSpread = 0.006

/** Orders are cut so that none exceeds what one listing may carry (rule exchange/listed-quantity-max). */
const listingMost = 99_999n

interface BookView {
  readonly day: { readonly previousCloseFen: Fen } | null
  readonly band: { readonly lowestFen: Fen; readonly highestFen: Fen } | null
}

/** The price everybody starts from today, with the day's band; undefined where the product has no such day. */
export interface Quote {
  readonly closeFen: Fen
  readonly lowestFen: Fen
  readonly highestFen: Fen
}

export const quoteOf = async (stage: Stage, product: Product): Promise<Quote | undefined> => {
  const { day, band } = await stage.view<BookView>('exchange.book', { product }, cast.exchange.first)
  return day && band ? { closeFen: day.previousCloseFen, lowestFen: band.lowestFen, highestFen: band.highestFen } : undefined
}

/** A price so far from the close, as a share of it, inside the day's band. */
export const priced = ({ closeFen, lowestFen, highestFen }: Quote, share: number): Fen => {
  const fen = BigInt(Math.round(Number(closeFen) * (1 + share)))
  return larger(lowestFen, smaller(highestFen, fen))
}

/** One product's orders of a day: first what is offered, then who picks, the best price first. Returns what each picker got. */
export const tradeProduct = async (
  stage: Stage,
  product: Product,
  quote: Quote,
  sellers: readonly Order[],
  buyers: readonly Order[],
  mood: number,
): Promise<Map<string, Tonnes>> => {
  const lists: object[] = []
  for (const { organisation, random, quantity } of sellers) {
    for (let left = quantity; left > 0n; left -= smaller(left, listingMost)) {
      const priceFen = priced(quote, mood + askSpread * random.bell())
      lists.push({ kind: 'list', organisation, side: 'sell', priceFen, quantity: smaller(left, listingMost) })
    }
  }
  const picks = buyers.map(({ organisation, quantity }) => ({
    kind: 'pickBest',
    organisation,
    side: 'buy',
    worstPriceFen: quote.highestFen,
    quantity,
  }))
  if (lists.length + picks.length === 0) return new Map()
  const result = (await stage.one('exchange.session', { product, orders: [...lists, ...picks] }, cast.exchange.first)) as {
    answers: { dealt?: bigint }[]
  }
  return new Map(buyers.map(({ organisation }, i) => [organisation, result.answers[lists.length + i]?.dealt ?? 0n]))
}
