import { describe, expect, test } from 'vitest'
import { day } from '../kernel/index.ts'
import { codesOf, contextOn } from '../../test/context.ts'
import type { Batch } from './facts.ts'
import { owner, verification, verifier } from './samples.fixture.ts'
import { verifyBatch } from './verify-batch.ts'
import { withdrawBatch } from './withdraw-batch.ts'

const batch: Batch = {
  id: 'batch-1',
  project: 'ccer-1',
  owner: 'windOwner',
  periodFrom: day('2024-01-01'),
  periodUntil: day('2024-06-30'),
  quantity: 80_000n,
  verifier: 'bodyV',
  status: 'applied',
  verifiedQuantity: null,
}
const decide = (found: Batch | undefined, actor = verifier) =>
  verifyBatch.decide(verifyBatch.input.parse(verification('batch-1')), { batch: found }, contextOn('2025-10-20', actor))

describe('verifying a batch', () => {
  test('the body the owner named verifies it, once', () => {
    expect(decide(batch).kind).toBe('done')
    expect(codesOf(decide({ ...batch, verifier: 'bodyA' }))).toEqual(['notAssigned'])
    expect(codesOf(decide({ ...batch, status: 'verified' }))).toEqual(['notWaitingForVerification'])
    expect(codesOf(decide(undefined))).toEqual(['batchUnknown'])
  })

  test('a batch another owner applied for is not there; one that is registered stays', () => {
    const withdraw = (found: Batch) =>
      withdrawBatch.decide({ batch: 'batch-1', reason: '数量有误' }, { batch: found }, contextOn('2025-10-20', owner))
    expect(withdraw(batch).kind).toBe('done')
    expect(codesOf(withdraw({ ...batch, owner: 'otherOwner' }))).toEqual(['batchUnknown'])
    expect(codesOf(withdraw({ ...batch, status: 'registered' }))).toEqual(['registeredAlready'])
  })
})
