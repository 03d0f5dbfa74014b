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
  | { readonly kind: 'list'; readonly id: string; readonly side: Side; readonly organisation: string; readonly priceFen: Fen; readonly quantity: Tonnes }
  | { readonly kind: 'pick'; readonly listing: string; readonly organisation: string; readonly quantity: Tonnes; readonly trade: string }
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

const withListing = (book: Book, listing: Listing): Book => {
  const listings = new Map(book.listings)
  if (listing.remaining === 0n) listings.delete(listing.id)
  else listings.set(listing.id, listing)
  return { ...book, listings }
}

const pick = (book: Book, message: Extract<Message, { kind: 'pick' }>): { book: Book; outcome: Outcome } | BookRefusal => {
  const listing = book.listings.get(message.listing)
  if (!listing) return 'listingNotOpen'
  if (listing.organisation === message.organisation) return 'ownListing'
  if (message.quantity > listing.remaining) return 'listingTooSmall'
  const left = { ...listing, remaining: listing.remaining - message.quantity }
  const [buyer, seller] = listing.side === 'sell' ? [message.organisation, listing.organisation] : [listing.organisation, message.organisation]
  return {
    book: withListing(book, left),
    outcome: { kind: 'traded', trade: message.trade, listing: left, buyer, seller, priceFen: listing.priceFen, quantity: message.quantity },
  }
}

const withdraw = (book: Book, message: Extract<Message, { kind: 'withdraw' }>): { book: Book; outcome: Outcome } | BookRefusal => {
  const listing = book.listings.get(message.listing)
  if (!listing) return 'listingNotOpen'
  if (listing.organisation !== message.organisation) return 'notYourListing'
  return {
    book: withListing(book, { ...listing, remaining: 0n }),
    outcome: { kind: 'withdrawn', listing: { ...listing, remaining: 0n }, released: listing.remaining },
  }
}

/** What one message does to the book: the next book with what happened, or why nothing did. */
export const apply = (book: Book, message: Message): { book: Book; outcome: Outcome } | BookRefusal => {
  if (message.kind === 'pick') return pick(book, message)
  if (message.kind === 'withdraw') return withdraw(book, message)
  const { id, side, organisation, priceFen, quantity } = message
  const listing: Listing = { id, side, organisation, priceFen, quantity, remaining: quantity, sequence: book.nextSequence }
  return { book: { ...withListing(book, listing), nextSequence: book.nextSequence + 1 }, outcome: { kind: 'listed', listing } }
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
