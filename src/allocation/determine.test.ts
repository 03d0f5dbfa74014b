import { expect, test } from 'vitest'
import { codesOf, contextOn, statedBy } from '../../test/context.ts'
import type { Verified } from '../mrv/index.ts'
import { determine } from './determine.ts'
import type { Allocated } from './facts.ts'

const context = contextOn('2025-07-10', {
  person: 'he',
  organisation: 'province-33',
  roles: ['provincialOfficer'],
  province: '33',
})

/** A gas unit that made nothing and emitted so much: its allocation is topped up to just that. */
const verified = (emissionsTonnes: bigint, unit: object = {}): Verified => ({
  entity: 'a',
  year: 2024,
  province: 'province-33',
  origin: 'verification',
  emissionsTonnes,
  units: [{ unit: 'a-u1', unitClass: 'IV', generationMwh: '0', emissionsTonnes: emissionsTonnes.toString(), ...unit }],
})
const before = (preAmount: bigint, deductionDue = 0n): Allocated => ({
  entity: 'a',
  year: 2024,
  province: 'province-33',
  preAmount,
  preIssued: preAmount - deductionDue,
  deductionDue,
  preUnits: [],
  preOn: '2025-04-10',
  amount: null,
  finalUnits: null,
  emissions: null,
  obligation: null,
  unitsTotal: null,
  gasTopUp: null,
  capTopUp: null,
  gapRatePct: null,
  deductionLeft: null,
  toIssue: null,
  toRecall: null,
  determinedOn: null,
})
const settle = (row: Verified, allocated: Allocated[], input: object = {}) =>
  determine.decide(determine.input.parse({ year: 2024, ...input }), { verified: [row], allocated }, context)

test('RQ-002-062 a final amount of 760,000 against 700,000 in advance issues 60,000 more', () => {
  expect(statedBy(settle(verified(760_000n), [before(700_000n)]))).toMatchObject({
    rows: [{ amount: 760_000n, toIssue: 60_000n, toRecall: 0n }],
  })
})

test('RQ-002-061 a final amount of 650,000 against 700,000 in advance takes 50,000 back', () => {
  expect(statedBy(settle(verified(650_000n), [before(700_000n)]))).toMatchObject({
    rows: [{ amount: 650_000n, toIssue: 0n, toRecall: 50_000n }],
  })
})

test('without pre-allocation everything is issued now; what was deducted stays deducted', () => {
  expect(statedBy(settle(verified(100n), []))).toMatchObject({ rows: [{ preAllocated: 0n, toIssue: 100n, deductionLeft: 0n }] })
  expect(statedBy(settle(verified(100n), [before(70n, 30n)]))).toMatchObject({ rows: [{ toIssue: 30n, deductionLeft: 0n }] })
})

test('a unit that no class holds receives nothing', () => {
  const row = { ...verified(0n), units: [{ unit: 'o', unitClass: null, generationMwh: '5', emissionsTonnes: '9' }] }
  expect(statedBy(settle(row, []))).toMatchObject({
    rows: [{ amount: 0n, obligation: 0n, units: [{ amount: 0n, unitClass: null }] }],
  })
})

test('nothing is determined twice, without verification, or without the output of the units', () => {
  expect(codesOf(settle(verified(1n), [{ ...before(0n), amount: 1n }], { organisations: ['a'] }))).toEqual(['alreadyDetermined'])
  expect(codesOf(settle(verified(1n), [], { organisations: ['b'] }))).toEqual(['notVerified'])
  for (const units of [[{ unit: 'a-u1', emissionsTonnes: '1' }], []])
    expect(codesOf(settle({ ...verified(1n), units }, []))).toEqual(['unitDataMissing'])
})

test('with nobody verified, and with everybody determined, the refusal says which', () => {
  const nobody = determine.decide(determine.input.parse({ year: 2024 }), { verified: [], allocated: [] }, context)
  expect(codesOf(nobody)).toEqual(['nothingVerified'])
  const everybody = settle(verified(1n), [{ ...before(0n), amount: 1n }])
  expect(codesOf(everybody)).toEqual(['everythingDetermined'])
  if (everybody.kind !== 'refused') throw new Error('it must be refused')
  expect(everybody.refusals[0]).toMatchObject({
    zh: '2024 年度经核查的单位都已核定，没有待核定的单位',
    en: 'Every entity verified for 2024 has its final allocation: nothing is left to determine',
  })
})

test('a draft plan determines nothing', () => {
  expect(codesOf(settle(verified(1n), [], { year: 2025 }))).toEqual(['planIsDraft'])
})
