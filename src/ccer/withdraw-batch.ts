import { command, done, refuse, z, zId, zText } from '../kernel/index.ts'
import { batchWithdrawn } from './events.ts'
import { batchOf } from './facts.ts'
import { refusals } from './refusals.ts'

/** Take a batch back that is not registered yet; its period is free for a new application. */
export const withdrawBatch = command({
  name: 'ccer.withdrawBatch',
  title: { zh: '撤回减排量申请', en: 'Withdraw a batch' },
  summary: {
    zh: '撤回尚未登记的减排量申请，监测期可重新申请',
    en: 'Takes back a batch that is not registered; its period can be applied for again',
  },
  who: ['projectOwner'],
  scope: 'ownOrganisation',
  input: z.object({ batch: zId, reason: zText(300) }),
  locks: (asked) => [`ccer-batch:${asked.batch}`],
  facts: async (read, asked) => ({ batch: await read(batchOf, asked.batch) }),
  decide: (asked, { batch }, { actor }) => {
    if (!batch || batch.owner !== actor.organisation || batch.status === 'withdrawn') {
      return refuse(refusals.batchUnknown({ asked: asked.batch, field: 'batch' }))
    }
    if (batch.status === 'registered') return refuse(refusals.registeredAlready({ asked: batch.id }))
    return done(batchWithdrawn({ batch: batch.id, owner: batch.owner, reason: asked.reason }), { batch: batch.id })
  },
})
