import { expect, test } from 'vitest'
import { codesOf, contextOn, statedBy } from '../../test/context.ts'
import { registerUnits } from './register-units.ts'

const context = contextOn('2024-01-10', { person: 'li', organisation: 'plantA', roles: ['plantEngineer'] })
const unit = { id: 'u1', name: '1', capacityMw: '600.0', kind: 'coalConventional' }
const register = (units: unknown, owners: (string | undefined)[]) =>
  registerUnits.decide(registerUnits.input.parse({ units }), { owners }, context)

test('a unit is water-cooled and without heat unless it says so; its capacity stays exact', () => {
  expect(statedBy(register([unit], [undefined]))).toEqual({
    entity: 'plantA',
    units: [{ id: 'u1', name: '1', capacityMw: '600', kind: 'coalConventional', cooling: 'water', chp: false }],
  })
})

test('a unit of somebody else, or one named twice, is refused; one’s own may be corrected', () => {
  expect(codesOf(register([unit], ['plantB']))).toEqual(['unitTaken'])
  expect(codesOf(register([unit, unit], [undefined, undefined]))).toEqual(['unitNamedTwice'])
  expect(codesOf(register([unit], ['plantA']))).toEqual([])
})
