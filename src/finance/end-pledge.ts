import { command, done, refuse, z, zId, zText } from '../kernel/index.ts'
import { pledgeEnded } from './events.ts'
import { pledgeOf } from './facts.ts'
import { refusals } from './refusals.ts'

const input = z.object({ pledge: zId, reason: zText(300) })

/** The bank says no to a pledge offered to it. */
export const declinePledge = command({
  name: 'finance.declinePledge',
  title: { zh: '拒绝质押', en: 'Decline a pledge' },
  summary: { zh: '质权人不同意质押申请', en: 'The bank does not take the units as security' },
  who: ['bankOfficer'],
  scope: 'market',
  input,
  locks: (asked) => [`pledge:${asked.pledge}`],
  facts: async (read, asked) => ({ pledge: await read(pledgeOf, asked.pledge) }),
  decide: (asked, { pledge }, { actor }) => {
    if (!pledge || pledge.bank !== actor.organisation) return refuse(refusals.pledgeUnknown({ asked: asked.pledge }))
    if (pledge.status !== 'proposed') return refuse(refusals.pledgeNotWaiting({ asked: pledge.id, status: pledge.status }))
    return done(pledgeEnded({ pledge: pledge.id, how: 'declined', reason: asked.reason }), { pledge: pledge.id })
  },
})

/** The holder takes its offer back before the bank has accepted it. */
export const withdrawPledge = command({
  name: 'finance.withdrawPledge',
  title: { zh: '撤回质押申请', en: 'Withdraw a pledge' },
  summary: { zh: '在银行确认前撤回质押申请', en: 'Takes the offer back before the bank accepts' },
  who: ['representative', 'projectOwner'],
  scope: 'ownOrganisation',
  input,
  locks: (asked) => [`pledge:${asked.pledge}`],
  facts: async (read, asked) => ({ pledge: await read(pledgeOf, asked.pledge) }),
  decide: (asked, { pledge }, { actor }) => {
    if (!pledge || pledge.pledgor !== actor.organisation) return refuse(refusals.pledgeUnknown({ asked: asked.pledge }))
    if (pledge.status !== 'proposed') return refuse(refusals.pledgeNotWaiting({ asked: pledge.id, status: pledge.status }))
    return done(pledgeEnded({ pledge: pledge.id, how: 'withdrawn', reason: asked.reason }), { pledge: pledge.id })
  },
})
