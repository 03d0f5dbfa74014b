import { command, done, move, refuse, z, zId, zProduct, zTonnesPositive } from '../kernel/index.ts'
import { holdingsOf, quantityOf } from '../ledger/index.ts'
import { registryAccount, tradingAccount } from './accounts.ts'
import { movedFromTrading, movedToTrading } from './events.ts'
import { refusals } from './refusals.ts'

const input = z.object({ organisation: zId.optional(), product: zProduct, quantity: zTonnesPositive })
type Input = z.output<typeof input>

const between = (way: 'to' | 'from') => {
  const stated = way === 'to' ? movedToTrading : movedFromTrading
  const ends = (organisation: string): [string, string] => {
    const pair: [string, string] = [registryAccount(organisation), tradingAccount(organisation)]
    return way === 'to' ? pair : [pair[1], pair[0]]
  }
  return command({
    name: way === 'to' ? 'registry.moveToTrading' : 'registry.moveFromTrading',
    title: way === 'to' ? { zh: '转入交易系统', en: 'Move to trading' } : { zh: '划回登记账户', en: 'Move back to registry' },
    summary:
      way === 'to'
        ? { zh: '把本单位可用单位转入自己的交易账户', en: 'Moves own free units to the own trading account' }
        : {
            zh: '把交易账户中的可用单位划回自己的登记账户',
            en: 'Moves free units from the trading account back to the own registry account',
          },
    who: ['representative', 'trader', 'projectOwner'],
    scope: 'groupSubtree',
    on: (asked: Input, actor) => asked.organisation ?? actor.organisation,
    input,
    locks: (asked, actor) => ends(asked.organisation ?? actor.organisation).map((account) => `account:${account}`),
    facts: async (read, asked, { actor }) => ({
      holdings: await read(holdingsOf, ends(asked.organisation ?? actor.organisation)[0]),
    }),
    decide: (asked, { holdings }, { actor }) => {
      const organisation = asked.organisation ?? actor.organisation
      const [from, to] = ends(organisation)
      const free = quantityOf(holdings, asked.product)
      if (asked.quantity > free) {
        return refuse(
          refusals.notEnoughFree({
            asked: asked.quantity,
            limit: free,
            nearest: free,
            product: asked.product,
            field: 'quantity',
          }),
        )
      }
      const { product, quantity } = asked
      return done(stated({ organisation, product, quantity }, [move(product, quantity, from, to)]), { moved: quantity })
    },
  })
}

/** Registry account to trading account of the same holder, and back. */
export const moveToTrading = between('to')
export const moveFromTrading = between('from')
