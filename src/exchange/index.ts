import { domain, phaseEntered, reaction } from '../kernel/index.ts'
import { closeDay, openDay } from './day.ts'
import { check, desk } from './desk-views.ts'
import { exchangeEvents, exchangeProjectors } from './events.ts'
import { list } from './list.ts'
import { openProduct } from './open-product.ts'
import { pick } from './pick.ts'
import { refusals } from './refusals.ts'
import { session } from './session.ts'
import { exchangeTables } from './tables.ts'
import { book, history, orders, products } from './views.ts'
import { withdraw } from './withdraw.ts'

export { dayClosed } from './events.ts'
export { levelsOf, type Level } from './book.ts'
export { averageOf, bookOf, lastCloses, netTradesOf, tradesOn, type Trade } from './facts.ts'
export { closingPrice, listedBand } from './price.ts'
export type { SessionOrder } from './session.ts'

export const exchange = domain({
  name: 'exchange',
  commands: [openProduct, openDay, list, pick, withdraw, session, closeDay],
  views: [products, history, book, desk, check, orders],
  events: exchangeEvents,
  tables: exchangeTables,
  projectors: exchangeProjectors,
  reactions: [
    reaction(phaseEntered, 'exchange.openDay', (e) => (e.phase === 'trading' ? {} : undefined)),
    reaction(phaseEntered, 'exchange.closeDay', (e) => (e.phase === 'settlement' ? {} : undefined)),
  ],
  refusals: refusals.texts,
})
