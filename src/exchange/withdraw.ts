import { command, done, refuse, z, zId, zProduct } from '../kernel/index.ts'
import { openBook } from './book.ts'
import { takeMessage } from './deal.ts'
import type { DayFigures } from './events.ts'
import { bookLocks, deskFacts, sessionRefusals } from './trading.ts'

/** Withdraw what is left of an own listing; what it held is free again. */
export const withdraw = command({
  name: 'exchange.withdraw',
  title: { zh: '撤回挂牌', en: 'Withdraw a listing' },
  summary: { zh: '撤回本单位未成交的挂牌，释放占用', en: 'Takes back what is left of an own listing and frees what it held' },
  who: ['trader'],
  scope: 'groupSubtree',
  on: (input, actor) => input.organisation ?? actor.organisation,
  input: z.object({ organisation: zId.optional(), product: zProduct, listing: zId }),
  locks: (input, actor) => bookLocks(input.product, input.organisation ?? actor.organisation),
  facts: (read, input, context) => deskFacts(read, input.product, input.organisation ?? context.actor.organisation, context),
  decide: (input, { book, day, position }, context) => {
    const closed = sessionRefusals(input.product, day, context)
    if (closed.length > 0) return refuse(...closed)
    const organisation = input.organisation ?? context.actor.organisation
    const message = { kind: 'withdraw' as const, listing: input.listing, organisation }
    const taken = takeMessage(openBook(book), day as DayFigures, input.product, message, position, context)
    if ('refusals' in taken) return refuse(...taken.refusals)
    return done(taken.draft, { released: taken.outcome.kind === 'withdrawn' ? taken.outcome.released : 0n })
  },
})
