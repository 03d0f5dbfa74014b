import {
  cost,
  outWhole,
  view,
  z,
  zId,
  zProduct,
  type Context,
  type Fact,
  type Product,
  type Read,
  type Refusal,
  type Sql,
} from '../kernel/index.ts'
import { holdingsOf, quantityOf } from '../ledger/index.ts'
import { cashAccount, tradingAccount } from '../registry/index.ts'
import { openBook, type Message } from './book.ts'
import { positionOf, takeMessage } from './deal.ts'
import type { DayFigures } from './events.ts'
import { boughtIn } from './facts.ts'
import { listedQuantityMax, resaleDays } from './order-law.ts'
import { marketOf } from './price.ts'
import { deskFacts, lockedDays, sessionRefusals } from './trading.ts'

const readers = ['trader', 'complianceManager', 'representative', 'exchangeOperator', 'projectOwner'] as const
const own = (input: { organisation?: string | undefined }, actor: { organisation: string }): string =>
  input.organisation ?? actor.organisation
const refusalOut = z.custom<Refusal>().meta({ wire: 'refusal' })

const readerOf =
  (sql: Sql, context: Context): Read =>
  async <Key, Value>(fact: Fact<Key, Value>, key: Key) =>
    (await fact.load(sql, [key], context))[0] as Value

/**
 * What an organisation may use on the desk for one product: units and cash inside the trading system, and why nothing trades
 * now.
 */
export const desk = view({
  name: 'exchange.desk',
  title: { zh: '交易头寸', en: 'Desk' },
  summary: {
    zh: '可卖单位、可用资金、单笔上限与当前能否交易',
    en: 'What can be sold, what can be paid, the largest listing, and whether the market trades now',
  },
  who: readers,
  scope: 'groupSubtree',
  on: own,
  input: z.object({ organisation: zId.optional(), product: zProduct }),
  output: z.object({
    organisation: z.string(),
    product: z.string(),
    /** sellable now; bought lately and not sellable yet; held by own listings; bought today, delivered at the day end. */
    units: z.object({ sellable: outWhole, locked: outWhole, inOrders: outWhole, arriving: outWhole }),
    /** free; held by own listings; paid today, leaving at the day end. */
    cash: z.object({ freeFen: outWhole, inOrdersFen: outWhole, settlingFen: outWhole }),
    /** The largest single listing; null where the rules name none. */
    quantityMax: outWhole.nullable(),
    resaleDays: z.number(),
    closed: refusalOut.nullable(),
  }),
  read: async (sql, input, context) => {
    const organisation = own(input, context.actor)
    const { product } = input
    const read = readerOf(sql, context)
    const { rules, businessDay } = context
    const most = listedQuantityMax(product, rules, businessDay)
    const [{ day }, trading, cash, bought] = await Promise.all([
      deskFacts(read, product, organisation, context),
      read(holdingsOf, tradingAccount(organisation)),
      read(holdingsOf, cashAccount(organisation)),
      read(boughtIn, { organisation, product, ...lockedDays(product, rules, businessDay) }),
    ])
    const position = positionOf(trading, cash, product, bought)
    const free = quantityOf(trading, product)
    return {
      organisation,
      product,
      units: {
        sellable: position.tradable,
        locked: free - position.tradable,
        inOrders: quantityOf(trading, product, 'order'),
        arriving: bought.today,
      },
      cash: {
        freeFen: position.cash,
        inOrdersFen: quantityOf(cash, 'CNY', 'order'),
        settlingFen: quantityOf(cash, 'CNY', 'settling'),
      },
      quantityMax: most ? BigInt(most.decimal.toFixed(0)) : null,
      resaleDays: resaleDays(product, rules, businessDay).decimal.toNumber(),
      closed: sessionRefusals(product, day, context)[0] ?? null,
    }
  },
})

const checkInput = z.object({
  organisation: zId.optional(),
  product: zProduct,
  side: z.enum(['buy', 'sell']),
  priceFen: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  quantity: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  /** The listing to pick; without it the order is listed. */
  listing: zId.optional(),
})
type Check = z.output<typeof checkInput>

const messageOf = ({ listing, side, ...asked }: Check, organisation: string): Message => {
  const quantity = BigInt(asked.quantity)
  return listing === undefined
    ? { kind: 'list', id: 'check', side, organisation, priceFen: BigInt(asked.priceFen), quantity }
    : { kind: 'pick', listing, organisation, quantity, trade: 'check' }
}

const answerOf = async (sql: Sql, input: Check & { product: Product }, context: Context) => {
  const organisation = own(input, context.actor)
  const { book, day, position } = await deskFacts(readerOf(sql, context), input.product, organisation, context)
  const resting = input.listing === undefined ? undefined : book.listings.get(input.listing)
  const priceFen = resting?.priceFen ?? BigInt(input.priceFen)
  const closed = sessionRefusals(input.product, day, context)
  const taken =
    closed.length > 0
      ? { refusals: closed }
      : takeMessage(openBook(book), day as DayFigures, input.product, messageOf(input, organisation), position, context)
  return { refusals: 'refusals' in taken ? taken.refusals : [], priceFen, amountFen: cost(BigInt(input.quantity), priceFen) }
}

/** What would become of an order if it were sent now: its cost, or every reason why it would not be taken. Nothing is posted. */
export const check = view({
  name: 'exchange.check',
  title: { zh: '申报试算', en: 'Check an order' },
  summary: {
    zh: '申报前核验：金额，或不能受理的全部理由；不作任何登记',
    en: 'What an order comes to, or every reason against it; nothing is posted',
  },
  who: ['trader'],
  scope: 'groupSubtree',
  on: own,
  input: checkInput,
  output: z.object({ market: z.enum(['CEA', 'CCER']), refusals: z.array(refusalOut), priceFen: outWhole, amountFen: outWhole }),
  read: async (sql, input, context) => ({ market: marketOf(input.product), ...(await answerOf(sql, input, context)) }),
})
