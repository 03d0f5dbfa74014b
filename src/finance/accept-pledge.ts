import { command, done, hold, reasons, refuse, silent, z, zId } from '../kernel/index.ts'
import { holdingsOf, quantityOf } from '../ledger/index.ts'
import { registryAccount } from '../registry/index.ts'
import { pledgeAccepted } from './events.ts'
import { lastCloseOf, pledgeOf } from './facts.ts'
import { pledgeLocks } from './pledge-number.ts'
import type { LegalEffect } from './pledge.ts'
import { refusals } from './refusals.ts'
import { loanToValue } from './valuation.ts'

/**
 * The bank agrees to a pledge offered to it: the units are frozen in the holder's registry account and cannot be sold, moved,
 * cancelled or
 * surrendered; the valuation keeps the id of the public close it stands on.
 */
export const acceptPledge = command({
  name: 'finance.acceptPledge',
  title: { zh: '确认质押', en: 'Accept a pledge' },
  summary: {
    zh: '质权人确认质押：冻结单位，按最近收盘价估值，出具登记编号',
    en: 'The bank agrees: units frozen, valued at the last close, certificate number made',
  },
  who: ['bankOfficer'],
  scope: 'market',
  input: z.object({ pledge: zId, legalEffectAcknowledged: z.boolean().default(false) }),
  locks: (input) => pledgeLocks(input.pledge),
  facts: async (read, input, { businessDay }) => {
    const pledge = await read(pledgeOf, input.pledge)
    if (!pledge) return { pledge, holdings: undefined, price: undefined }
    const [holdings, price] = await Promise.all([
      read(holdingsOf, registryAccount(pledge.pledgor)),
      read(lastCloseOf, { product: pledge.product, day: businessDay }),
    ])
    return { pledge, holdings, price }
  },
  decide: (input, { pledge, holdings, price }, { actor, businessDay, rules }) => {
    if (!pledge || pledge.bank !== actor.organisation) return refuse(refusals.pledgeUnknown({ asked: input.pledge }))
    if (pledge.status !== 'proposed') return refuse(refusals.pledgeNotWaiting({ asked: pledge.id, status: pledge.status }))
    const no = reasons()
    const notice = rules.get('finance/pledge-legal-effect', { day: businessDay })
    const { id, product, quantity, pledgor, bank } = pledge
    const free = quantityOf(holdings ?? new Map(), product)
    if (!input.legalEffectAcknowledged) {
      const { zh, en } = notice.value as LegalEffect
      no.add(
        refusals.legalEffectNotAcknowledged({ noticeZh: zh, noticeEn: en, because: notice, field: 'legalEffectAcknowledged' }),
      )
    }
    if (quantity > free) no.add(refusals.notEnoughFree({ product, asked: quantity, limit: free }))
    if (pledge.until <= businessDay) no.add(refusals.untilTooEarly({ asked: pledge.until, limit: businessDay }))
    if (!price) return refuse(refusals.noPublicPrice({ asked: product }))
    if (no.any) return no.refuse()

    const certificate = `ZY-${businessDay.replaceAll('-', '')}-${id.slice(id.lastIndexOf('-') + 1)}`
    const stated = { pledge: id, pledgor, bank, certificate, priceId: price.id, priceFen: price.priceFen }
    return done(pledgeAccepted(stated, [hold(product, quantity, registryAccount(pledgor), 'pledge')]), {
      certificate,
      loanToValue: loanToValue(silent, pledge.loanFen, quantity, price.priceFen, price.id).toString(),
    })
  },
})
