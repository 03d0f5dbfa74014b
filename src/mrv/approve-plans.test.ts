import { expect, test } from 'vitest'
import { codesOf, contextOn, statedBy } from '../../test/context.ts'
import { approvePlans } from './approve-plans.ts'

const context = contextOn('2024-01-10', {
  person: 'he',
  organisation: 'province-33',
  roles: ['provincialOfficer'],
  province: '33',
})
const emitter = (province: string) => ({ id: 'plantA', kind: 'emitter' as const, nameZh: '', nameEn: '', province, parent: null })
const approve = (found: ReturnType<typeof emitter> | undefined) =>
  approvePlans.decide(
    approvePlans.input.parse({ year: 2024, plans: [{ organisation: 'plantA', version: 'V2' }] }),
    { found: [found] },
    context,
  )

test('a plan of one’s own province is approved with its version', () => {
  expect(statedBy(approve(emitter('33')))).toEqual({ year: 2024, plans: [{ entity: 'plantA', version: 'V2' }] })
})

test('an emitter of another province, or nobody, is not known here', () => {
  expect(codesOf(approve(emitter('32')))).toEqual(['emitterUnknown'])
  expect(codesOf(approve(undefined))).toEqual(['emitterUnknown'])
})
