import { command, done, move, refuse, z, zId } from '../kernel/index.ts'
import { unitSource } from '../ledger/index.ts'
import { registryAccount } from '../registry/index.ts'
import { batchRegistered } from './events.ts'
import { accountOpen, batchOf } from './facts.ts'
import { refusals } from './refusals.ts'

/**
 * Register a verified batch: as many CCER as tonnes were verified come into the owner's registry account, one block of serials.
 * Nothing unverified is registered (RQ-001-002), and report and verification must agree (RQ-003-019). Source: Measures 31.
 */
export const registerBatch = command({
  name: 'ccer.registerBatch',
  title: { zh: '登记减排量', en: 'Register a batch' },
  summary: {
    zh: '把经核查的减排量登记为 CCER，计入业主登记账户',
    en: 'Turns a verified batch into CCER in the owner’s registry account',
  },
  who: ['registryOperator'],
  scope: 'market',
  confirm: 'anotherPerson',
  input: z.object({ batch: zId }),
  locks: (asked) => [`ccer-batch:${asked.batch}`, 'series:units'],
  facts: async (read, asked) => {
    const batch = await read(batchOf, asked.batch)
    return { batch, open: batch ? await read(accountOpen, registryAccount(batch.owner)) : false }
  },
  decide: (asked, { batch, open }) => {
    if (!batch) return refuse(refusals.batchUnknown({ asked: asked.batch, field: 'batch' }))
    if (batch.status !== 'verified' || batch.verifiedQuantity === null) {
      return refuse(refusals.notVerified({ asked: batch.id, status: batch.status, field: 'batch' }))
    }
    if (batch.quantity !== batch.verifiedQuantity) {
      return refuse(
        refusals.quantityNotAsVerified({ asked: batch.quantity, limit: batch.verifiedQuantity, nearest: batch.verifiedQuantity }),
      )
    }
    if (!open) return refuse(refusals.noRegistryAccount({ asked: batch.owner }))

    const { id, project, owner, quantity } = batch
    return done(
      batchRegistered({ batch: id, project, owner, quantity }, [move('CCER', quantity, unitSource, registryAccount(owner))]),
      {
        batch: id,
        registered: quantity,
      },
    )
  },
})
