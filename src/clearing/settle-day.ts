import { command, cost, done, z, type EventDraft, type LedgerProduct, type Posting } from '../kernel/index.ts'
import { tradesOn, type Trade } from '../exchange/index.ts'
import { cashAccount, tradingAccount } from '../registry/index.ts'
import { settled } from './events.ts'
import { isSettled } from './facts.ts'

const deliver = (product: LedgerProduct, quantity: bigint, from: string, to: string): Posting => ({
  product,
  quantity,
  from: { account: from, state: 'settling' },
  to: { account: to, state: 'free' },
})

/** Both legs of one trade or neither: units seller > buyer, money buyer > seller (RQ-000-024). */
export const settleTrade = (trade: Trade): EventDraft => {
  const { id, product, buyer, seller, quantity } = trade
  const amountFen = cost(quantity, trade.priceFen)
  return settled({ trade: id, buyer, seller, product, quantity, amountFen }, [
    deliver(product, quantity, tradingAccount(seller), tradingAccount(buyer)),
    deliver('CNY', amountFen, cashAccount(buyer), cashAccount(seller)),
  ])
}

/** Settle the day's trades, trade by trade and gross, delivery versus payment. Doing it again settles nothing twice. */
export const settleDay = command({
  name: 'clearing.settleDay',
  title: { zh: '日终交收', en: 'Settle the day' },
  summary: { zh: '当日成交逐笔全额交收，货银对付', en: 'Settles the day trade by trade, gross, delivery versus payment' },
  who: ['registryOperator'],
  scope: 'market',
  alone: true,
  input: z.object({}),
  locks: () => ['exchange:day', 'clearing:day'],
  facts: async (read, _input, { businessDay }) => {
    const trades = await read(tradesOn, businessDay)
    const done = await Promise.all(trades.map((trade) => read(isSettled, trade.id)))
    return { trades: trades.filter((_trade, i) => done[i] !== true) }
  },
  decide: (_input, { trades }) => done(trades.map(settleTrade), { settled: trades.length }),
})
