import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply, emptyBook, levelsOf, openBook, withinBestLevels, type Book, type Message, type Outcome } from './book.ts'

const organisations = ['a', 'b', 'c']
const organisation = fc.constantFrom(...organisations)
const quantity = fc.bigInt({ min: 1n, max: 50n })
const list = fc.record({
  kind: fc.constant('list' as const),
  side: fc.constantFrom('buy' as const, 'sell' as const),
  organisation,
  priceFen: fc.bigInt({ min: 1n, max: 9n }),
  quantity,
})
/** `nth` names a listing by how many were made before, counted round; so some are gone, and some are one's own. */
const pick = fc.record({ kind: fc.constant('pick' as const), nth: fc.nat(999), organisation, quantity })
const withdraw = fc.record({ kind: fc.constant('withdraw' as const), nth: fc.nat(999), organisation })
const script = fc.array(
  fc.oneof({ weight: 4, arbitrary: list }, { weight: 4, arbitrary: pick }, { weight: 1, arbitrary: withdraw }),
  { minLength: 1, maxLength: 40, size: 'max' },
)
type Item = typeof script extends fc.Arbitrary<readonly (infer One)[]> ? One : never

const messagesOf = (items: readonly Item[]): Message[] => {
  let listed = 0
  return items.map((item, i): Message => {
    if (item.kind === 'list') {
      listed += 1
      return { ...item, id: `l${listed}` }
    }
    const listing = `l${listed === 0 ? 0 : (item.nth % listed) + 1}`
    return item.kind === 'pick'
      ? { kind: 'pick', listing, organisation: item.organisation, quantity: item.quantity, trade: `t${i}` }
      : { kind: 'withdraw', listing, organisation: item.organisation }
  })
}

const bookAfter = (items: readonly Item[]): Book =>
  messagesOf(items).reduce<Book>((book, message) => {
    const result = apply(book, message)
    return typeof result === 'string' ? book : result.book
  }, emptyBook)

describe('any run of messages', () => {
  test('leaves no listing at or below nought, deals at the resting price, and conserves every tonne', () => {
    const counted = { listed: 0, traded: 0, withdrawn: 0, refused: 0 }
    fc.assert(
      fc.property(script, (items) => {
        let book: Book = emptyBook
        const offered = new Map<string, { quantity: bigint; priceFen: bigint; dealt: bigint; released: bigint }>()
        messagesOf(items).forEach((message) => {
          const before = book
          const result = apply(book, message)
          if (typeof result === 'string') {
            counted.refused += 1
            expect(book).toBe(before)
            return
          }
          book = result.book
          const { outcome } = result
          counted[outcome.kind] += 1
          settle(outcome, offered)
          expect(book.listings.size - before.listings.size).toBeGreaterThanOrEqual(-1)
        })
        for (const listing of book.listings.values())
          expect(listing.remaining > 0n && listing.remaining <= listing.quantity).toBe(true)
        for (const [id, { quantity: all, dealt, released }] of offered)
          expect(dealt + released + (book.listings.get(id)?.remaining ?? 0n)).toBe(all)
      }),
      { numRuns: 500 },
    )
    expect(counted.traded).toBeGreaterThan(200)
    expect(counted.withdrawn).toBeGreaterThan(50)
    expect(counted.listed).toBeGreaterThan(1_000)
    expect(counted.refused).toBeGreaterThan(500)
  })

  test('taken in place they come to the same outcomes, best listings and best levels as one pure step after the other', () => {
    let dealt = 0
    fc.assert(
      fc.property(script, fc.nat(20), (items, from) => {
        const messages = messagesOf(items)
        let book = bookAfter(items.slice(0, from))
        const open = openBook(book)
        for (const message of messages.slice(from)) {
          const result = apply(book, message)
          expect(open.take(message)).toEqual(typeof result === 'string' ? result : result.outcome)
          if (typeof result === 'string') continue
          if (result.outcome.kind === 'traded') dealt += 1
          book = result.book
        }
        for (const side of ['buy', 'sell'] as const) {
          expect(open.best(side, 'nobody')).toEqual(levelsOf(book, side, 1)[0]?.listings[0])
          for (const listing of book.listings.values())
            if (listing.side === side) expect(open.withinBest(listing, 2)).toBe(withinBestLevels(book, listing, 2))
        }
      }),
      { numRuns: 300 },
    )
    expect(dealt).toBeGreaterThan(50)
  })

  test('given the same messages, the same book', () => {
    let full = 0
    fc.assert(
      fc.property(script, (items) => {
        const once = bookAfter(items)
        if (once.listings.size > 2) full += 1
        expect([...bookAfter(items).listings]).toEqual([...once.listings])
      }),
    )
    expect(full).toBeGreaterThan(20)
  })

  test('levels are sorted from the best, hold each open listing of the side once, and count prices, not listings', () => {
    let deep = 0
    fc.assert(
      fc.property(script, fc.integer({ min: 1, max: 6 }), (items, count) => {
        const book = bookAfter(items)
        for (const side of ['buy', 'sell'] as const) {
          const all = levelsOf(book, side, Number.MAX_SAFE_INTEGER)
          const prices = all.map(({ priceFen }) => priceFen)
          expect(prices).toEqual([...new Set(prices)].sort((x, y) => (x < y === (side === 'sell') ? -1 : 1)))
          expect(all.flatMap(({ listings }) => listings)).toHaveLength(
            [...book.listings.values()].filter((item) => item.side === side).length,
          )
          const best = levelsOf(book, side, count)
          expect(best).toEqual(all.slice(0, count))
          for (const listing of book.listings.values()) {
            if (listing.side === side)
              expect(withinBestLevels(book, listing, count)).toBe(best.some((level) => level.priceFen === listing.priceFen))
          }
          if (all.length > count) deep += 1
        }
      }),
    )
    expect(deep).toBeGreaterThan(20)
  })
})

const settle = (
  outcome: Outcome,
  offered: Map<string, { quantity: bigint; priceFen: bigint; dealt: bigint; released: bigint }>,
): void => {
  const { listing } = outcome
  if (outcome.kind === 'listed') {
    offered.set(listing.id, { quantity: listing.quantity, priceFen: listing.priceFen, dealt: 0n, released: 0n })
    return
  }
  const offer = offered.get(listing.id)
  if (!offer) throw new Error(`${listing.id} was never listed`)
  if (outcome.kind === 'withdrawn') {
    offer.released += outcome.released
    return
  }
  offer.dealt += outcome.quantity
  expect(outcome.priceFen).toBe(offer.priceFen)
  expect(outcome.buyer).not.toBe(outcome.seller)
  expect(listing.side === 'sell' ? outcome.seller : outcome.buyer).toBe(listing.organisation)
}
