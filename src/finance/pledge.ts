import { command, done, reasons, z, zDay, zFenPositive, zId, zProduct, zTonnesPositive } from '../kernel/index.ts'
import { holdingsOf, quantityOf } from '../ledger/index.ts'
import { organisationOf } from '../parties/index.ts'
import { registryAccount } from '../registry/index.ts'
import { pledgeProposed } from './events.ts'
import { lastCloseOf } from './facts.ts'
import { pledgeNumber } from './pledge-number.ts'
import { refusals } from './refusals.ts'

export interface LegalEffect {
  readonly zh: string
  readonly en: string
  readonly references: readonly string[]
}

/**
 * Offer own free units to a bank as security for a loan. It binds nobody and freezes nothing until the bank accepts
 * (RQ-000-039); the
 * notice on its uncertain legal effect must be acknowledged first (RQ-000-052).
 */
export const pledge = command({
  name: 'finance.pledge',
  title: { zh: '申请质押', en: 'Propose a pledge' },
  summary: {
    zh: '以本单位可用单位向银行质押融资，银行确认后才冻结',
    en: 'Offers own free units as security; frozen only when the bank accepts',
  },
  who: ['representative', 'projectOwner'],
  scope: 'ownOrganisation',
  input: z.object({
    product: zProduct,
    quantity: zTonnesPositive,
    bank: zId,
    loanFen: zFenPositive,
    until: zDay,
    legalEffectAcknowledged: z.boolean().default(false),
  }),
  locks: (_input, actor) => [`account:${registryAccount(actor.organisation)}`],
  facts: async (read, input, { actor, businessDay }) => {
    const [holdings, bank, price] = await Promise.all([
      read(holdingsOf, registryAccount(actor.organisation)),
      read(organisationOf, input.bank),
      read(lastCloseOf, { product: input.product, day: businessDay }),
    ])
    return { holdings, bank, price }
  },
  decide: (input, { holdings, bank, price }, { actor, businessDay, rules, id }) => {
    const no = reasons()
    const notice = rules.get('finance/pledge-legal-effect', { day: businessDay })
    const free = quantityOf(holdings, input.product)
    if (!input.legalEffectAcknowledged) {
      const { zh, en } = notice.value as LegalEffect
      no.add(
        refusals.legalEffectNotAcknowledged({ noticeZh: zh, noticeEn: en, because: notice, field: 'legalEffectAcknowledged' }),
      )
    }
    if (bank?.kind !== 'bank') no.add(refusals.notABank({ asked: input.bank, field: 'bank' }))
    if (input.quantity > free) {
      no.add(
        refusals.notEnoughFree({ product: input.product, asked: input.quantity, limit: free, nearest: free, field: 'quantity' }),
      )
    }
    if (input.until <= businessDay) no.add(refusals.untilTooEarly({ asked: input.until, limit: businessDay, field: 'until' }))
    if (!price) no.add(refusals.noPublicPrice({ asked: input.product, field: 'product' }))
    if (no.any) return no.refuse()

    const { legalEffectAcknowledged: _seen, ...terms } = input
    const pledge = pledgeNumber(actor.organisation, id('pledge'))
    return done(pledgeProposed({ pledge, pledgor: actor.organisation, ...terms }), { pledge })
  },
})
