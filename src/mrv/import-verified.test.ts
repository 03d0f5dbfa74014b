import { expect, test } from 'vitest'
import { codesOf, contextOn, statedBy } from '../../test/context.ts'
import { importVerified } from './import-verified.ts'

const context = contextOn('2024-01-10', {
  person: 'he',
  organisation: 'province-33',
  roles: ['provincialOfficer'],
  province: '33',
})
const found = [{ id: 'plantA', kind: 'emitter' as const, nameZh: '', nameEn: '', province: '33', parent: null }]
const take = (row: object, status: 'open' | 'verified' = 'open') =>
  importVerified.decide(
    importVerified.input.parse({ year: 2023, source: '核查报告', rows: [{ organisation: 'plantA', ...row }] }),
    { found, states: [{ plan: undefined, status, verifier: undefined, province: undefined }] },
    context,
  )

test('the total is the rounded sum of the units', () => {
  const units = [
    { unit: 'u1', emissionsTonnes: '10.25' },
    { unit: 'u2', emissionsTonnes: '10.25' },
  ]
  expect(statedBy(take({ emissionsTonnes: 21, units }))).toMatchObject({
    year: 2023,
    province: 'province-33',
    rows: [{ entity: 'plantA', emissionsTonnes: 21n }],
  })
  expect(codesOf(take({ emissionsTonnes: 20, units }))).toEqual(['totalDiffers'])
})

test('what was verified here is not written over', () => {
  expect(codesOf(take({ emissionsTonnes: 1 }, 'verified'))).toEqual(['alreadyVerified'])
})

test('a fraction of a tonne, or less than none, is no total', () => {
  for (const emissionsTonnes of [1.5, -1]) {
    const parsed = importVerified.input.safeParse({ year: 2023, source: 's', rows: [{ organisation: 'a', emissionsTonnes }] })
    expect(parsed.success).toBe(false)
  }
})
