import { command, done, refuse, release, z, zId, zText } from '../kernel/index.ts'
import { registryAccount } from '../registry/index.ts'
import { pledgeReleased, releaseRequested } from './events.ts'
import { pledgeOf } from './facts.ts'
import { pledgeLocks } from './pledge-number.ts'
import { refusals } from './refusals.ts'

/** The holder asks for its units back, the loan being repaid. They stay frozen until the bank releases them. */
export const requestRelease = command({
  name: 'finance.requestRelease',
  title: { zh: '申请解除质押', en: 'Ask for release' },
  summary: { zh: '清偿后申请解除质押，质权人办理前仍冻结', en: 'Asks for release after repayment; frozen until the bank acts' },
  who: ['representative', 'projectOwner'],
  scope: 'ownOrganisation',
  input: z.object({ pledge: zId, reason: zText(300) }),
  locks: (asked) => pledgeLocks(asked.pledge),
  facts: async (read, asked) => ({ pledge: await read(pledgeOf, asked.pledge) }),
  decide: (asked, { pledge }, { actor }) => {
    if (!pledge || pledge.pledgor !== actor.organisation) return refuse(refusals.pledgeUnknown({ asked: asked.pledge }))
    if (pledge.status === 'releaseRequested') return refuse(refusals.releaseAsked({ asked: pledge.id }))
    if (pledge.status !== 'active') return refuse(refusals.pledgeNotInForce({ asked: pledge.id, status: pledge.status }))
    return done(releaseRequested({ pledge: pledge.id, reason: asked.reason }), { pledge: pledge.id })
  },
})

/** Only the bank ends a pledge in force: the units are free again. */
export const releasePledge = command({
  name: 'finance.releasePledge',
  title: { zh: '解除质押', en: 'Release a pledge' },
  summary: { zh: '质权人解除质押，单位恢复可用', en: 'The bank releases the units; they are free again' },
  who: ['bankOfficer'],
  scope: 'market',
  input: z.object({ pledge: zId }),
  locks: (asked) => pledgeLocks(asked.pledge),
  facts: async (read, asked) => ({ pledge: await read(pledgeOf, asked.pledge) }),
  decide: (asked, { pledge }, { actor }) => {
    if (!pledge || pledge.bank !== actor.organisation) return refuse(refusals.pledgeUnknown({ asked: asked.pledge }))
    const { id, status, product, quantity, pledgor, bank } = pledge
    if (status !== 'active' && status !== 'releaseRequested') return refuse(refusals.pledgeNotInForce({ asked: id, status }))
    return done(pledgeReleased({ pledge: id, pledgor, bank }, [release(product, quantity, registryAccount(pledgor), 'pledge')]), {
      released: quantity,
    })
  },
})
