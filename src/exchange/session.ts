import {
  command,
  done,
  refuse,
  z,
  zFenPositive,
  zId,
  zProduct,
  zTonnesPositive,
  cost,
  type EventDraft,
  type Refusal,
} from '../kernel/index.ts'
import { holdingsOf } from '../ledger/index.ts'
import { cashAccount, tradingAccount } from '../registry/index.ts'
import { positionOf, takeMessage, type Position } from './deal.ts'
import { openBook, type Message, type OpenBook, type Outcome } from './book.ts'
import type { DayFigures } from './events.ts'
import { bookOf, boughtIn, dayOf } from './facts.ts'
import { lockedDays, sessionRefusals } from './trading.ts'

const order = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('list'),
    organisation: zId,
    side: z.enum(['buy', 'sell']),
    priceFen: zFenPositive,
    quantity: zTonnesPositive,
  }),
  /** Picks what rests at the best opposite level, up to `quantity`, as often as needed within the five levels. */
  z.object({
    kind: z.literal('pickBest'),
    organisation: zId,
    side: z.enum(['buy', 'sell']),
    worstPriceFen: zFenPositive,
    quantity: zTonnesPositive,
  }),
])
export type SessionOrder = z.output<typeof order>

const nothing: Position = { tradable: 0n, cash: 0n, lockedLater: 0n }

const after = (position: Position, outcome: Outcome, organisation: string): Position => {
  if (outcome.kind === 'listed') {
    const { side, quantity, priceFen } = outcome.listing
    return side === 'sell'
      ? { ...position, tradable: position.tradable - quantity }
      : { ...position, cash: position.cash - cost(quantity, priceFen) }
  }
  if (outcome.kind !== 'traded') return position
  const { buyer, seller, quantity, priceFen, listing } = outcome
  if (buyer === organisation) {
    const paid = listing.organisation === organisation ? 0n : cost(quantity, priceFen)
    return { ...position, cash: position.cash - paid, lockedLater: position.lockedLater + quantity }
  }
  return seller === organisation && listing.organisation !== organisation
    ? { ...position, tradable: position.tradable - quantity }
    : position
}

/**
 * Take a file of orders into one product's book, in their order, each checked as if it came alone. This is how a gateway or
 * a simulation trades; a refused order is answered and the next is taken.
 */
export const session = command({
  name: 'exchange.session',
  title: { zh: '批量申报', en: 'Session file' },
  summary: {
    zh: '按顺序受理一批申报，逐笔核验、逐笔回报',
    en: 'Takes a file of orders in their order; each is checked and answered for itself',
  },
  who: ['exchangeOperator'],
  scope: 'market',
  input: z.object({ product: zProduct, orders: z.array(order).max(20_000) }),
  locks: (input) => {
    const organisations = new Set(input.orders.map((item) => item.organisation))
    return [
      `book:${input.product}`,
      ...[...organisations].flatMap((id) => [`account:${tradingAccount(id)}`, `account:${cashAccount(id)}`]),
    ]
  },
  facts: async (read, input, { businessDay, rules }) => {
    const locked = lockedDays(input.product, rules, businessDay)
    const organisations = [...new Set(input.orders.map((item) => item.organisation))]
    const [book, day, positions] = await Promise.all([
      read(bookOf, input.product),
      read(dayOf, { product: input.product, day: businessDay }),
      Promise.all(
        organisations.map(async (organisation) => {
          const [trading, cash, bought] = await Promise.all([
            read(holdingsOf, tradingAccount(organisation)),
            read(holdingsOf, cashAccount(organisation)),
            read(boughtIn, { organisation, product: input.product, ...locked }),
          ])
          return [organisation, positionOf(trading, cash, input.product, bought)] as const
        }),
      ),
    ])
    return { book, day, positions: new Map(positions) }
  },
  decide: (input, facts, context) => {
    const closed = sessionRefusals(input.product, facts.day, context)
    if (closed.length > 0) return refuse(...closed)
    const book = openBook(facts.book)
    let day = facts.day as DayFigures
    const positions = new Map(facts.positions)
    const events: EventDraft[] = []
    const answers: { listing?: string; dealt?: bigint; refusals?: Refusal[] }[] = []
    const send = (message: Message): Refusal[] => {
      const position = positions.get(message.organisation) as Position
      const taken = takeMessage(book, day, input.product, message, position, context)
      if ('refusals' in taken) return taken.refusals
      day = taken.day
      events.push(taken.draft)
      positions.set(message.organisation, after(position, taken.outcome, message.organisation))
      if (taken.outcome.kind === 'traded') {
        const other = taken.outcome.listing.organisation
        positions.set(other, after(positions.get(other) ?? nothing, taken.outcome, other))
      }
      return []
    }
    for (const asked of input.orders) {
      if (asked.kind === 'list') {
        const id = context.id('listing')
        const refused = send({ ...asked, id })
        answers.push(refused.length > 0 ? { refusals: refused } : { listing: id })
        continue
      }
      answers.push(pickBest(asked, book, send, context.id))
    }
    return done(events, { answers })
  },
})

type PickBest = Extract<SessionOrder, { kind: 'pickBest' }>

const pickBest = (
  asked: PickBest,
  book: OpenBook,
  send: (message: Message) => Refusal[],
  id: (kind: string) => string,
): { dealt: bigint; refusals?: Refusal[] } => {
  const opposite = asked.side === 'buy' ? 'sell' : 'buy'
  let left = asked.quantity
  while (left > 0n) {
    const best = book.best(opposite, asked.organisation)
    if (!best || (asked.side === 'buy' ? best.priceFen > asked.worstPriceFen : best.priceFen < asked.worstPriceFen)) break
    const quantity = left < best.remaining ? left : best.remaining
    const refused = send({ kind: 'pick', listing: best.id, organisation: asked.organisation, quantity, trade: id('trade') })
    if (refused.length > 0) return { dealt: asked.quantity - left, refusals: refused }
    left -= quantity
  }
  return { dealt: asked.quantity - left }
}
