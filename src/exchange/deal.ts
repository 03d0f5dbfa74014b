import {
  cost,
  hold,
  larger,
  release,
  smaller,
  yuanText,
  type Context,
  type EventDraft,
  type Fen,
  type HoldingState,
  type Posting,
  type Product,
  type Refusal,
  type Tonnes,
} from '../kernel/index.ts'
import { quantityOf, type Holdings } from '../ledger/index.ts'
import { cashAccount, tradingAccount } from '../registry/index.ts'
import type { BookRefusal, Message, OpenBook, Outcome } from './book.ts'
import { listed, traded, withdrawn, type DayFigures } from './events.ts'
import type { Bought } from './facts.ts'
import { listedQuantityMax } from './order-law.ts'
import { listedBand, marketOf } from './price.ts'
import { refusals } from './refusals.ts'

export interface Position {
  /** Free in the trading account and not locked. */
  readonly tradable: Tonnes
  /** Bought too lately to be sold today. */
  readonly lockedLater: Tonnes
  readonly cash: Fen
}

export const positionOf = (trading: Holdings, cash: Holdings, product: Product, bought: Bought): Position => ({
  tradable: larger(0n, quantityOf(trading, product) - bought.before),
  lockedLater: bought.before + bought.today,
  cash: quantityOf(cash, 'CNY'),
})

/**
 * Units must be in the trading account and free; bought today they are not there before the day end (RQ-002: next-day resale).
 */
const sellable = (asked: Tonnes, position: Position): Refusal | undefined => {
  if (asked <= position.tradable) return undefined
  const limits = { asked, limit: position.tradable, nearest: position.tradable, field: 'quantity' }
  return asked <= position.tradable + position.lockedLater
    ? refusals.boughtToday({ ...limits, bought: position.lockedLater })
    : refusals.notEnoughTradable(limits)
}

/** Asked and limit are yuan; nearest is the tonnes that the cash pays for at this price. */
const payable = (quantity: Tonnes, priceFen: Fen, { cash }: Position): Refusal | undefined => {
  const amount = cost(quantity, priceFen)
  if (amount <= cash) return undefined
  const nearest = cash / priceFen
  const limits = { asked: yuanText(amount), limit: yuanText(cash), field: 'quantity' }
  return refusals.notEnoughCash(nearest > 0n ? { ...limits, nearest } : limits)
}

/** Every reason why a new listing is not taken: price band, size, units or cash. */
export const listingRefusals = (
  message: Extract<Message, { kind: 'list' }>,
  product: Product,
  day: DayFigures,
  position: Position,
  context: Context,
): Refusal[] => {
  const found: Refusal[] = []
  const band = listedBand(product, day.previousCloseFen, context.rules, context.businessDay)
  const previous = yuanText(day.previousCloseFen)
  const price = { asked: yuanText(message.priceFen), previous, field: 'priceFen', because: band.limit }
  if (message.priceFen > band.highestFen) {
    found.push(refusals.priceAboveLimit({ ...price, limit: yuanText(band.highestFen), nearest: yuanText(band.highestFen) }))
  }
  if (message.priceFen < band.lowestFen) {
    found.push(refusals.priceBelowLimit({ ...price, limit: yuanText(band.lowestFen), nearest: yuanText(band.lowestFen) }))
  }
  const most = listedQuantityMax(product, context.rules, context.businessDay)
  const limit = BigInt(most?.decimal.toFixed(0) ?? message.quantity)
  if (message.quantity > limit) {
    found.push(
      refusals.listedQuantityTooLarge({ asked: message.quantity, limit, nearest: limit, because: most, field: 'quantity' }),
    )
  }
  const short =
    message.side === 'sell' ? sellable(message.quantity, position) : payable(message.quantity, message.priceFen, position)
  return short ? [...found, short] : found
}

export const bookRefusal = (code: BookRefusal, book: OpenBook, message: Exclude<Message, { kind: 'list' }>): Refusal => {
  const listing = book.listing(message.listing)
  const asked = message.kind === 'pick' ? message.quantity : message.listing
  if (code === 'listingTooSmall')
    return refusals.listingTooSmall({
      asked,
      limit: listing?.remaining ?? 0n,
      nearest: listing?.remaining ?? 0n,
      field: 'quantity',
    })
  return refusals[code]({ asked: message.listing, field: 'listing' })
}

/** Every reason why a pick is not taken: best levels, units or cash of the taker. */
export const pickRefusals = (
  message: Extract<Message, { kind: 'pick' }>,
  product: Product,
  book: OpenBook,
  position: Position,
  context: Context,
): Refusal[] => {
  const listing = book.listing(message.listing)
  if (!listing) return [bookRefusal('listingNotOpen', book, message)]
  const found: Refusal[] = []
  const levels = context.rules.decimal('exchange/book-levels', { day: context.businessDay, market: marketOf(product) })
  if (!book.withinBest(listing, levels.decimal.toNumber())) {
    found.push(
      refusals.beyondBestLevels({
        asked: message.listing,
        limit: BigInt(levels.decimal.toFixed(0)),
        because: levels,
        field: 'listing',
      }),
    )
  }
  const takes = smaller(message.quantity, listing.remaining)
  const short = listing.side === 'sell' ? payable(takes, listing.priceFen, position) : sellable(takes, position)
  return short ? [...found, short] : found
}

/** What one trade does to the day: first is the open; high, low, last, volume and turnover follow. */
export const dealInto = (day: DayFigures, priceFen: Fen, quantity: Tonnes): DayFigures => ({
  ...day,
  openFen: day.openFen ?? priceFen,
  highFen: day.highFen === null || priceFen > day.highFen ? priceFen : day.highFen,
  lowFen: day.lowFen === null || priceFen < day.lowFen ? priceFen : day.lowFen,
  lastFen: priceFen,
  volume: day.volume + quantity,
  turnoverFen: day.turnoverFen + cost(quantity, priceFen),
  trades: day.trades + 1n,
})

const settling = (product: Product | 'CNY', quantity: bigint, account: string, from: HoldingState): Posting => ({
  product,
  quantity,
  from: { account, state: from },
  to: { account, state: 'settling' },
})

/** The postings and the event of one outcome: a listing holds, a deal sets both legs to settling, a withdrawal releases. */
export const stateOutcome = (outcome: Outcome, product: Product, day: DayFigures): { draft: EventDraft; day: DayFigures } => {
  if (outcome.kind === 'traded') {
    const { trade, listing, buyer, seller, priceFen, quantity } = outcome
    const figures = dealInto(day, priceFen, quantity)
    const resting = (side: 'buy' | 'sell'): HoldingState => (listing.side === side ? 'order' : 'free')
    const legs = [
      settling(product, quantity, tradingAccount(seller), resting('sell')),
      settling('CNY', cost(quantity, priceFen), cashAccount(buyer), resting('buy')),
    ]
    const { id, remaining } = listing
    return {
      draft: traded({ trade, listing: id, remaining, product, buyer, seller, priceFen, quantity, figures }, legs),
      day: figures,
    }
  }
  const { listing } = outcome
  const held = (quantity: Tonnes, way: typeof hold): Posting =>
    listing.side === 'sell'
      ? way(product, quantity, tradingAccount(listing.organisation), 'order')
      : way('CNY', cost(quantity, listing.priceFen), cashAccount(listing.organisation), 'order')
  if (outcome.kind === 'withdrawn') {
    const { released } = outcome
    return { draft: withdrawn({ listing: listing.id, product, released }, [held(released, release)]), day }
  }
  const { id, side, organisation, priceFen, quantity, sequence } = listing
  return {
    draft: listed({ listing: id, product, side, organisation, priceFen, quantity, sequence, day: day.day }, [
      held(quantity, hold),
    ]),
    day,
  }
}

/** Takes one message into a book: the day after it with the event, or every reason why not. */
export const takeMessage = (
  book: OpenBook,
  day: DayFigures,
  product: Product,
  message: Message,
  position: Position,
  context: Context,
): { day: DayFigures; draft: EventDraft; outcome: Outcome } | { refusals: Refusal[] } => {
  const found =
    message.kind === 'list'
      ? listingRefusals(message, product, day, position, context)
      : message.kind === 'pick'
        ? pickRefusals(message, product, book, position, context)
        : []
  if (found.length > 0) return { refusals: found }
  const outcome = book.take(message)
  if (typeof outcome === 'string')
    return { refusals: [bookRefusal(outcome, book, message as Exclude<Message, { kind: 'list' }>)] }
  return { ...stateOutcome(outcome, product, day), outcome }
}
