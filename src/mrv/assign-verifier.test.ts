import { expect, test } from 'vitest'
import { codesOf, contextOn, statedBy } from '../../test/context.ts'
import { assignVerifier } from './assign-verifier.ts'

const context = contextOn('2025-04-01', {
  person: 'he',
  organisation: 'province-33',
  roles: ['provincialOfficer'],
  province: '33',
})
const input = assignVerifier.input.parse({ year: 2024, verifier: 'v', organisations: ['plantA'] })
const party = (kind: 'emitter' | 'verificationBody' | 'bank') => ({
  id: 'x',
  kind,
  nameZh: '',
  nameEn: '',
  province: '33',
  parent: null,
})
const state = (status: 'open' | 'submitted' | 'verified') => ({ plan: '1', status, verifier: undefined, province: undefined })

test('the order names the province that gave it', () => {
  const decision = assignVerifier.decide(
    input,
    { body: party('verificationBody'), found: [party('emitter')], states: [state('submitted')] },
    context,
  )
  expect(statedBy(decision)).toEqual({ year: 2024, verifier: 'v', province: 'province-33', entities: ['plantA'] })
})

test('only a verification body verifies, and nothing twice', () => {
  const decide = (body: ReturnType<typeof party>, status: 'open' | 'verified') =>
    codesOf(assignVerifier.decide(input, { body, found: [party('emitter')], states: [state(status)] }, context))
  expect(decide(party('bank'), 'open')).toEqual(['notAVerifier'])
  expect(decide(party('verificationBody'), 'verified')).toEqual(['alreadyVerified'])
})
