import { command, done, refuse, z, zId, zText, zTonnesPositive } from '../kernel/index.ts'
import { zSha256 } from './apply-batch.ts'
import { batchVerified } from './events.ts'
import { batchOf } from './facts.ts'
import { refusals } from './refusals.ts'

/** State the verified reductions of a batch with the verification report. Only the body the owner named. Source: Measures 31. */
export const verifyBatch = command({
  name: 'ccer.verifyBatch',
  title: { zh: '核查减排量', en: 'Verify a batch' },
  summary: { zh: '出具减排量核查报告，写明经核查的吨数', en: 'Issues the verification report with the tonnes verified' },
  who: ['verifier'],
  scope: 'assignment',
  input: z.object({ batch: zId, quantity: zTonnesPositive, reportId: zText(80), reportSha256: zSha256 }),
  locks: (asked) => [`ccer-batch:${asked.batch}`],
  facts: async (read, asked) => ({ batch: await read(batchOf, asked.batch) }),
  decide: (asked, { batch }, { actor }) => {
    if (!batch) return refuse(refusals.batchUnknown({ asked: asked.batch, field: 'batch' }))
    if (batch.verifier !== actor.organisation) return refuse(refusals.notAssigned({ asked: asked.batch, field: 'batch' }))
    if (batch.status !== 'applied') return refuse(refusals.notWaitingForVerification({ asked: batch.id, status: batch.status }))
    return done(batchVerified({ verifier: actor.organisation, ...asked }), {
      batch: batch.id,
      agrees: asked.quantity === batch.quantity,
    })
  },
})
