import { command, done, refuse, z, zId, zProduct, zTonnesPositive } from '../kernel/index.ts'
import { openBook } from './book.ts'
import { takeMessage } from './deal.ts'
import type { DayFigures } from './events.ts'
import { bookLocks, deskFacts, sessionRefusals } from './trading.ts'

/** Pick a resting listing within the best five levels, at its price. Picking is dealing: final and binding. */
export const pick = command({
  name: 'exchange.pick',
  title: { zh: '摘牌', en: 'Pick' },
  summary: { zh: '按对手方挂牌价摘牌成交，不可撤销', en: 'Deals with a resting listing at its price; final' },
  who: ['trader'],
  scope: 'groupSubtree',
  on: (input, actor) => input.organisation ?? actor.organisation,
  input: z.object({ organisation: zId.optional(), product: zProduct, listing: zId, quantity: zTonnesPositive }),
  locks: (input, actor) => bookLocks(input.product, input.organisation ?? actor.organisation),
  facts: (read, input, context) => deskFacts(read, input.product, input.organisation ?? context.actor.organisation, context),
  decide: (input, { book, day, position }, context) => {
    const closed = sessionRefusals(input.product, day, context)
    if (closed.length > 0) return refuse(...closed)
    const organisation = input.organisation ?? context.actor.organisation
    const trade = context.id('trade')
    const message = { kind: 'pick' as const, listing: input.listing, organisation, quantity: input.quantity, trade }
    const taken = takeMessage(openBook(book), day as DayFigures, input.product, message, position, context)
    if ('refusals' in taken) return refuse(...taken.refusals)
    const price = taken.outcome.kind === 'traded' ? taken.outcome.priceFen : 0n
    return done(taken.draft, { trade, priceFen: price, amountFen: price * input.quantity })
  },
})
