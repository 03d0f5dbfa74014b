import { describe, expect, test } from 'vitest'
import { day } from '../kernel/index.ts'
import { codesOf, contextOn } from '../../test/context.ts'
import { applyBatch } from './apply-batch.ts'
import type { Batch } from './facts.ts'
import { firstHalf, owner } from './samples.fixture.ts'

const project = {
  id: 'ccer-1',
  owner: 'windOwner',
  methodology: 'CCER-01-002-V01',
  startOn: day('2021-03-01'),
  validator: 'bodyA',
}
const body = (id: string) => ({ id, kind: 'verificationBody' as const, nameZh: id, nameEn: id, province: null, parent: null })
const batch = (from: string, until: string): Batch => ({
  id: `batch-${from}`,
  project: 'ccer-1',
  owner: 'windOwner',
  periodFrom: day(from),
  periodUntil: day(until),
  quantity: 1n,
  verifier: 'bodyV',
  status: 'registered',
  verifiedQuantity: 1n,
})

const decide = (changes: Record<string, unknown> = {}, batches: readonly Batch[] = [], on = '2025-10-20') => {
  const input = applyBatch.input.parse({ ...firstHalf('ccer-1'), ...changes })
  return applyBatch.decide(input, { project, batches, verifier: body(input.verifier) }, contextOn(on, owner))
}

describe('applying for a batch', () => {
  test('RQ-001-004 a project has many monitoring periods that do not overlap; an overlap of one day is refused', () => {
    const before = batch('2023-07-01', '2023-12-31')
    const after = batch('2024-07-01', '2024-12-31')
    expect(decide({}, [before, after]).kind).toBe('done')
    expect(codesOf(decide({ periodFrom: '2023-12-31' }, [before, after]))).toEqual(['periodOverlaps'])
    expect(codesOf(decide({ periodUntil: '2024-07-01' }, [before, after]))).toEqual(['periodOverlaps'])
  })

  test('reductions count from 23 September 2020 on, and five years back', () => {
    expect(codesOf(decide({ periodFrom: '2021-03-01' }, [], '2026-03-02'))).toEqual(['generatedTooLongAgo'])
    expect(decide({ periodFrom: '2021-03-02' }, [], '2026-03-02').kind).toBe('done')
    expect(codesOf(decide({ periodFrom: '2023-02-28', periodUntil: '2023-12-31' }, [], '2028-02-29'))).toEqual([])
    expect(codesOf(decide({ periodFrom: '2020-09-22' }))).toEqual([
      'generatedTooEarly',
      'generatedTooLongAgo',
      'beforeProjectStart',
    ])
  })

  test('the period must be over and run forward', () => {
    expect(codesOf(decide({ periodUntil: '2025-10-20' }))).toEqual(['periodNotOver'])
    expect(codesOf(decide({ periodUntil: '2023-12-31' }))).toEqual(['periodReversed'])
  })

  test('the body that validated the project does not verify its reductions', () => {
    expect(codesOf(decide({ verifier: 'bodyA' }))).toEqual(['verifierIsValidator'])
  })
})
