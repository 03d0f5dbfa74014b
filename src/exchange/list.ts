import { command, done, refuse, z, zFenPositive, zId, zProduct, zTonnesPositive } from '../kernel/index.ts'
import { openBook } from './book.ts'
import { takeMessage } from './deal.ts'
import type { DayFigures } from './events.ts'
import { bookLocks, deskFacts, sessionRefusals } from './trading.ts'

/**
 * List an offer to sell or buy: whole tonnes under 100,000, price within the day's band. Units or cash are held until it is
 * dealt, withdrawn or the day ends.
 */
export const list = command({
  name: 'exchange.list',
  title: { zh: '挂牌申报', en: 'List' },
  summary: {
    zh: '挂牌买入或卖出；占用相应资金或单位，当日有效',
    en: 'Lists an offer to buy or sell; holds the cash or units, good for the day',
  },
  who: ['trader'],
  scope: 'groupSubtree',
  on: (input, actor) => input.organisation ?? actor.organisation,
  input: z.object({
    organisation: zId.optional(),
    product: zProduct,
    side: z.enum(['buy', 'sell']),
    priceFen: zFenPositive,
    quantity: zTonnesPositive,
  }),
  locks: (input, actor) => bookLocks(input.product, input.organisation ?? actor.organisation),
  facts: (read, input, context) => deskFacts(read, input.product, input.organisation ?? context.actor.organisation, context),
  decide: (input, { book, day, position }, context) => {
    const closed = sessionRefusals(input.product, day, context)
    if (closed.length > 0) return refuse(...closed)
    const organisation = input.organisation ?? context.actor.organisation
    const id = context.id('listing')
    const { product, side, priceFen, quantity } = input
    const message = { kind: 'list' as const, id, side, organisation, priceFen, quantity }
    const taken = takeMessage(openBook(book), day as DayFigures, product, message, position, context)
    return 'refusals' in taken ? refuse(...taken.refusals) : done(taken.draft, { listing: id })
  },
})
