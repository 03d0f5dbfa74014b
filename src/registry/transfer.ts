import { command, done, move, reasons, z, zId, zProduct, zTonnesPositive } from '../kernel/index.ts'
import { holdingsOf, quantityOf } from '../ledger/index.ts'
import { registryAccount } from './accounts.ts'
import { transferred } from './events.ts'
import { hasAccounts } from './facts.ts'
import { refusals } from './refusals.ts'

/**
 * Move units to another holder without a trade. In the national market this is refused for allowances, also inside a group: an
 * allowance changes holder only by exchange trade, authority act, succession or law (Measures, art. 22; RQ-002-039). A market
 * whose rule allows it moves whole free tonnes, confirmed by a second person.
 */
export const transfer = command({
  name: 'registry.transfer',
  title: { zh: '划转给他人', en: 'Transfer to another holder' },
  summary: {
    zh: '全国市场不设场外转让；说明依据与可行办法',
    en: 'The national market knows no transfer over the counter; says why and what to do instead',
  },
  who: ['representative'],
  scope: 'ownOrganisation',
  confirm: 'anotherPerson',
  input: z.object({ to: zId, product: zProduct, quantity: zTonnesPositive }),
  locks: (input, actor) => [actor.organisation, input.to].map((holder) => `account:${registryAccount(holder)}`),
  facts: async (read, input, { actor }) => {
    const [holdings, receives] = await Promise.all([
      read(holdingsOf, registryAccount(actor.organisation)),
      read(hasAccounts, input.to),
    ])
    return { holdings, receives }
  },
  decide: (input, { holdings, receives }, { actor, rules, businessDay }) => {
    const { to, product, quantity } = input
    const market = product === 'CCER' ? 'CCER' : 'CEA'
    const allowed = rules.get('exchange/over-the-counter-allowed', { day: businessDay, market })
    const free = quantityOf(holdings, product)
    const no = reasons()
    if (allowed.value !== true) no.add(refusals.overTheCounterNotAllowed({ asked: quantity, product, because: allowed }))
    if (to === actor.organisation) no.add(refusals.receiverIsSender({ asked: to, field: 'to' }))
    if (!receives) no.add(refusals.noAccount({ asked: to, field: 'to' }))
    if (quantity > free)
      no.add(refusals.notEnoughFree({ asked: quantity, limit: free, nearest: free, product, field: 'quantity' }))
    if (no.any) return no.refuse()
    const hop = move(product, quantity, registryAccount(actor.organisation), registryAccount(to))
    return done(transferred({ from: actor.organisation, to, product, quantity }, [hop]), { moved: quantity })
  },
})
