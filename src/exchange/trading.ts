import type { Context, Day, Product, Read, Refusal, Rules } from '../kernel/index.ts'
import { holdingsOf } from '../ledger/index.ts'
import { cashAccount, tradingAccount } from '../registry/index.ts'
import { isTradingDay, previousTradingDay } from '../rulebook/index.ts'
import type { Book } from './book.ts'
import { positionOf, type Position } from './deal.ts'
import type { DayFigures } from './events.ts'
import { bookOf, boughtIn, dayOf } from './facts.ts'
import { resaleDays } from './order-law.ts'
import { marketOf } from './price.ts'
import { refusals } from './refusals.ts'

export const bookLocks = (product: Product, organisation: string): string[] => [
  `book:${product}`,
  `account:${tradingAccount(organisation)}`,
  `account:${cashAccount(organisation)}`,
]

export interface DeskFacts {
  readonly book: Book
  readonly day: DayFigures | undefined
  readonly position: Position
}

/** What one order needs to know: the book, today's figures, and the organisation's units and cash. */
export const deskFacts = async (
  read: Read,
  product: Product,
  organisation: string,
  { businessDay, rules }: Context,
): Promise<DeskFacts> => {
  const [book, day, trading, cash, bought] = await Promise.all([
    read(bookOf, product),
    read(dayOf, { product, day: businessDay }),
    read(holdingsOf, tradingAccount(organisation)),
    read(holdingsOf, cashAccount(organisation)),
    read(boughtIn, { organisation, product, ...lockedDays(product, rules, businessDay) }),
  ])
  return { book, day, position: positionOf(trading, cash, product, bought) }
}

/** The days whose purchases cannot be sold yet: today for allowances, today and the four trading days before for credits. */
export const lockedDays = (product: Product, rules: Rules, today: Day): { today: Day; from: Day } => {
  const days = resaleDays(product, rules, today).decimal.toNumber()
  let from = today
  for (let counted = 1; counted < days; counted++) from = previousTradingDay(from)
  return { today, from }
}

const phaseNames = { before: '开市前', trading: '交易', settlement: '结算', closed: '闭市' } as const

/**
 * Why nothing can be traded now, whatever the order: before the market's first day, a day off, another phase, no such product.
 */
export const sessionRefusals = (
  product: Product,
  day: DayFigures | undefined,
  { businessDay, phase, rules }: Context,
): Refusal[] => {
  const opening = rules.get('exchange/opening-day', { market: marketOf(product) })
  const opened = String(opening.value)
  if (businessDay < opened) return [refusals.beforeMarketOpened({ asked: businessDay, limit: opened, because: opening })]
  if (!isTradingDay(businessDay)) return [refusals.notATradingDay({ asked: businessDay })]
  if (phase !== 'trading') return [refusals.marketNotTrading({ phase: phaseNames[phase], asked: phase })]
  if (!day) return [refusals.productNotListed({ asked: product, field: 'product' })]
  return []
}
