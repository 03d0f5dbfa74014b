import { expect, test } from 'vitest'
import { codesOf, contextOn, statedBy } from '../../test/context.ts'
import type { AnnualRow } from './facts.ts'
import { verify } from './verify.ts'

const context = contextOn('2025-05-10', { person: 'song', organisation: 'body', roles: ['verifier'] })
const unit = (name: string, unitClass: 'I' | null, emissionsTonnes: string) => ({
  unit: name,
  name,
  kind: 'coalConventional' as const,
  unitClass,
  cooling: 'water' as const,
  chp: false,
  capacityMw: '600',
  generationMwh: '1',
  netSupplyMwh: '1',
  heatSuppliedGj: '0',
  operatingHours: '1',
  heatRatio: '0',
  loadFactor: '0',
  emissionsTonnes,
})
const annual: AnnualRow = {
  entity: 'plantA',
  year: 2024,
  status: 'submitted',
  submittedOn: '2025-03-01',
  dueOn: '2025-03-31',
  late: false,
  emissionsTonnes: 300n,
  units: [unit('u1', 'I', '100.4'), unit('u2', 'I', '200'), unit('u3', null, '50')],
}
const conclude = (corrections: unknown[], state: object = {}, filed: AnnualRow | undefined = annual) =>
  verify.decide(
    verify.input.parse({ organisation: 'plantA', year: 2024, corrections }),
    { annual: filed, state: { plan: '1', status: 'submitted', verifier: 'body', province: 'province-33', ...state } },
    context,
  )

test('confirms what was filed: the units of a class, one whole total, the province that ordered it', () => {
  expect(statedBy(conclude([]))).toMatchObject({
    entity: 'plantA',
    year: 2024,
    province: 'province-33',
    emissionsTonnes: 300n,
    corrections: [],
  })
})

test('a correction keeps what was, what is, and why', () => {
  expect(statedBy(conclude([{ unit: 'u2', emissionsTonnes: '220.2', reason: 'meter' }]))).toMatchObject({
    emissionsTonnes: 321n,
    corrections: [{ unit: 'u2', was: '200', is: '220.2', reason: 'meter' }],
  })
})

test('nothing is concluded without order, without report, twice, or for a unit that is not there', () => {
  expect(codesOf(conclude([], { verifier: 'other' }))).toEqual(['notAssigned'])
  expect(
    codesOf(
      verify.decide(
        verify.input.parse({ organisation: 'plantA', year: 2024 }),
        { annual: undefined, state: { plan: '1', status: 'open', verifier: 'body', province: 'p' } },
        context,
      ),
    ),
  ).toEqual(['annualMissing'])
  expect(codesOf(conclude([], { status: 'verified' }))).toEqual(['alreadyVerified'])
  expect(codesOf(conclude([{ unit: 'u9', emissionsTonnes: '1', reason: 'x' }]))).toEqual(['unitUnknown'])
})
