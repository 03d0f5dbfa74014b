import { command, refuse, done, z, zId, zProduct, zTonnesPositive } from '../kernel/index.ts'
import { refusals } from './refusals.ts'

/**
 * Ask to move allowances to another holder. In the national market this is always refused, also inside a group: an allowance
 * changes
 * holder only by exchange trade, authority act, succession or law (Measures, art. 22; RQ-002-039).
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
  input: z.object({ to: zId, product: zProduct, quantity: zTonnesPositive }),
  locks: () => [],
  facts: async () => ({}),
  decide: (input, _facts, { rules, businessDay }) => {
    const allowed = rules.get('exchange/over-the-counter-allowed', {
      day: businessDay,
      market: input.product === 'CCER' ? 'CCER' : 'CEA',
    })
    if (allowed.value === true) return done([], {})
    return refuse(refusals.overTheCounterNotAllowed({ asked: input.quantity, product: input.product, because: allowed }))
  },
})
