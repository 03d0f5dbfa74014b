import { command, done, move, refuse, z, zProduct, zText, zTonnesPositive } from '../kernel/index.ts'
import { holdingsOf, quantityOf } from '../ledger/index.ts'
import { cancelledAccount, registryAccount } from './accounts.ts'
import { cancelledVoluntarily } from './events.ts'
import { refusals } from './refusals.ts'

/** Cancel own units without any obligation. They count down the national total and are never issued again (Measures, art. 19). */
export const cancel = command({
  name: 'registry.cancel',
  title: { zh: '自愿注销', en: 'Voluntary cancellation' },
  summary: {
    zh: '自愿注销本单位可用的配额或 CCER，公开并出具证明',
    en: 'Cancels own free allowances or CCER for good; public, with a certificate',
  },
  who: ['representative', 'projectOwner'],
  scope: 'ownOrganisation',
  confirm: 'anotherPerson',
  input: z.object({ product: zProduct, quantity: zTonnesPositive, reason: zText(300) }),
  locks: (_input, actor) => [`account:${registryAccount(actor.organisation)}`],
  facts: async (read, _input, { actor }) => ({ holdings: await read(holdingsOf, registryAccount(actor.organisation)) }),
  decide: (input, { holdings }, { actor, id }) => {
    const free = quantityOf(holdings, input.product)
    if (input.quantity > free) {
      return refuse(
        refusals.notEnoughFree({ asked: input.quantity, limit: free, nearest: free, product: input.product, field: 'quantity' }),
      )
    }
    const cancellation = id('cancellation')
    const { product, quantity, reason } = input
    return done(
      cancelledVoluntarily({ cancellation, organisation: actor.organisation, product, quantity, reason }, [
        move(product, quantity, registryAccount(actor.organisation), cancelledAccount),
      ]),
      { cancellation },
    )
  },
})
