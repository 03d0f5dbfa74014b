import { expect, test } from 'vitest'
import { codesOf, contextOn, statedBy } from '../../test/context.ts'
import { saveDraft } from './save-draft.ts'

const context = contextOn('2024-02-10', { person: 'li', organisation: 'plantA', roles: ['plantEngineer'] })
const save = (status: 'open' | 'submitted', plan: string | undefined) =>
  saveDraft.decide(
    saveDraft.input.parse({ month: '2024-01', units: [{ unit: 'u1', generationMwh: '12,3' }] }),
    { state: { plan, status, verifier: undefined, province: undefined }, version: 3 },
    context,
  )

test('keeps what was typed, right or not, on top of the version it was typed over', () => {
  expect(statedBy(save('open', '1'))).toEqual({
    entity: 'plantA',
    month: '2024-01',
    baseVersion: 3,
    units: [{ unit: 'u1', generationMwh: '12,3' }],
  })
})

test('nothing is typed into a closed year or one without a plan', () => {
  expect(codesOf(save('submitted', '1'))).toEqual(['yearFiled'])
  expect(codesOf(save('open', undefined))).toEqual(['planMissing'])
})
