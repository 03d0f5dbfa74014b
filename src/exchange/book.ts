import type { Fen, Tonnes } from '../kernel/index.ts'

/**
 * The listed-agreement book of one product. Nothing matches by itself: a taker picks one resting listing and deals at its price
 * (沪环境交〔2021〕34号). `apply` is pure, so the same messages always give the same book.
 */
export type Side = 'buy' | 'sell'

export interface Listing {
  readonly id: string
  readonly side: Side
  readonly organisation: string
  readonly priceFen: Fen
  readonly quantity: Tonnes
  readonly remaining: Tonnes
  /** Order of arrival. */
  readonly sequence: number
}

export interface Book {
  readonly listings: ReadonlyMap<string, Listing>
  readonly nextSequence: number
}

export type Message =
  | {
      readonly kind: 'list'
      readonly id: string
      readonly side: Side
      readonly organisation: string
      readonly priceFen: Fen
      readonly quantity: Tonnes
    }
  | {
      readonly kind: 'pick'
      readonly listing: string
      readonly organisation: string
      readonly quantity: Tonnes
      readonly trade: string
    }
  | { readonly kind: 'withdraw'; readonly listing: string; readonly organisation: string }

export type Outcome =
  | { readonly kind: 'listed'; readonly listing: Listing }
  | {
      readonly kind: 'traded'
      readonly trade: string
      readonly listing: Listing
      readonly buyer: string
      readonly seller: string
      readonly priceFen: Fen
      readonly quantity: Tonnes
    }
  | { readonly kind: 'withdrawn'; readonly listing: Listing; readonly released: Tonnes }

export type BookRefusal = 'listingNotOpen' | 'listingTooSmall' | 'ownListing' | 'notYourListing'

export const emptyBook: Book = { listings: new Map(), nextSequence: 1 }

/** What a message comes to, given the listing it names: nothing is changed here. */
const judge = (listing: Listing | undefined, message: Message, nextSequence: number): Outcome | BookRefusal => {
  if (message.kind === 'list') {
    const { id, side, organisation, priceFen, quantity } = message
    return {
      kind: 'listed',
      listing: { id, side, organisation, priceFen, quantity, remaining: quantity, sequence: nextSequence },
    }
  }
  if (!listing) return 'listingNotOpen'
  if (message.kind === 'withdraw') {
    if (listing.organisation !== message.organisation) return 'notYourListing'
    return { kind: 'withdrawn', listing: { ...listing, remaining: 0n }, released: listing.remaining }
  }
  if (listing.organisation === message.organisation) return 'ownListing'
  if (message.quantity > listing.remaining) return 'listingTooSmall'
  const left = { ...listing, remaining: listing.remaining - message.quantity }
  const [buyer, seller] =
    listing.side === 'sell' ? [message.organisation, listing.organisation] : [listing.organisation, message.organisation]
  return {
    kind: 'traded',
    trade: message.trade,
    listing: left,
    buyer,
    seller,
    priceFen: listing.priceFen,
    quantity: message.quantity,
  }
}

/** What one message does to the book: the next book with what happened, or why nothing did. */
export const apply = (book: Book, message: Message): { book: Book; outcome: Outcome } | BookRefusal => {
  const named = message.kind === 'list' ? undefined : book.listings.get(message.listing)
  const outcome = judge(named, message, book.nextSequence)
  if (typeof outcome === 'string') return outcome
  const listings = new Map(book.listings)
  if (outcome.listing.remaining === 0n) listings.delete(outcome.listing.id)
  else listings.set(outcome.listing.id, outcome.listing)
  return { book: { listings, nextSequence: book.nextSequence + (message.kind === 'list' ? 1 : 0) }, outcome }
}

/**
 * A book laid out by price, to take many messages one after the other: the same outcomes as `apply`, but no message costs more
 * because the book is long. Only a decision that owns it may use it; it changes in place.
 */
export interface OpenBook {
  readonly listing: (id: string) => Listing | undefined
  /** The first in line at the best price of a side, passing over one organisation's own. */
  readonly best: (side: Side, notOf: string) => Listing | undefined
  /** Whether a listing stands within the best levels of its side, counted by price. */
  readonly withinBest: (listing: Listing, count: number) => boolean
  readonly take: (message: Message) => Outcome | BookRefusal
}

interface Ladder {
  /** Distinct prices, the best first. */
  readonly prices: Fen[]
  /** Listings at each price, in order of arrival. */
  readonly levels: Map<Fen, Map<string, Listing>>
}

/** Where a price stands or belongs among prices sorted best first. */
const placeOf = (prices: readonly Fen[], side: Side, price: Fen): number => {
  let [low, high] = [0, prices.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const other = prices[middle] as Fen
    if (side === 'sell' ? other < price : other > price) low = middle + 1
    else high = middle
  }
  return low
}

const setOn = (ladder: Ladder, listing: Listing): void => {
  const { priceFen, side } = listing
  const level = ladder.levels.get(priceFen)
  if (level) level.set(listing.id, listing)
  else {
    ladder.prices.splice(placeOf(ladder.prices, side, priceFen), 0, priceFen)
    ladder.levels.set(priceFen, new Map([[listing.id, listing]]))
  }
}

const removeFrom = (ladder: Ladder, { id, priceFen, side }: Listing): void => {
  const level = ladder.levels.get(priceFen)
  level?.delete(id)
  if (level?.size !== 0) return
  ladder.levels.delete(priceFen)
  ladder.prices.splice(placeOf(ladder.prices, side, priceFen), 1)
}

export const openBook = (book: Book): OpenBook => {
  const listings = new Map(book.listings)
  const ladders: Readonly<Record<Side, Ladder>> = {
    buy: { prices: [], levels: new Map() },
    sell: { prices: [], levels: new Map() },
  }
  for (const listing of [...listings.values()].sort((a, b) => a.sequence - b.sequence)) setOn(ladders[listing.side], listing)
  let nextSequence = book.nextSequence
  return {
    listing: (id) => listings.get(id),
    best: (side, notOf) => {
      for (const price of ladders[side].prices) {
        for (const listing of ladders[side].levels.get(price)?.values() ?? []) if (listing.organisation !== notOf) return listing
      }
      return undefined
    },
    withinBest: ({ side, priceFen }, count) => {
      const { prices, levels } = ladders[side]
      return levels.has(priceFen) && placeOf(prices, side, priceFen) < count
    },
    take: (message) => {
      const outcome = judge(message.kind === 'list' ? undefined : listings.get(message.listing), message, nextSequence)
      if (typeof outcome === 'string') return outcome
      if (message.kind === 'list') nextSequence += 1
      const { listing } = outcome
      if (listing.remaining === 0n) {
        listings.delete(listing.id)
        removeFrom(ladders[listing.side], listing)
      } else {
        listings.set(listing.id, listing)
        setOn(ladders[listing.side], listing)
      }
      return outcome
    },
  }
}

export interface Level {
  readonly priceFen: Fen
  readonly quantity: Tonnes
  readonly listings: readonly Listing[]
}

/** The best price levels of one side, best first, listings within a level in order of arrival. */
export const levelsOf = (book: Book, side: Side, count: number): Level[] => {
  const prices = new Map<Fen, Listing[]>()
  for (const listing of book.listings.values()) {
    if (listing.side !== side) continue
    const level = prices.get(listing.priceFen)
    if (level) level.push(listing)
    else prices.set(listing.priceFen, [listing])
  }
  const better = side === 'sell' ? 1 : -1
  return [...prices]
    .sort(([a], [b]) => (a < b ? -better : better))
    .slice(0, count)
    .map(([priceFen, listings]) => ({
      priceFen,
      quantity: listings.reduce((sum, listing) => sum + listing.remaining, 0n),
      listings: listings.sort((a, b) => a.sequence - b.sequence),
    }))
}

/** Whether a listing stands within the best levels of its side, counted by price. */
export const withinBestLevels = (book: Book, listing: Listing, count: number): boolean =>
  levelsOf(book, listing.side, count).some((level) => level.priceFen === listing.priceFen)
