import { expect, test } from 'vitest'
import { codesOf, contextOn, statedBy } from '../../test/context.ts'
import type { Verified } from '../mrv/index.ts'
import type { Allocated } from './facts.ts'
import { preAllocate } from './pre-allocate.ts'

const context = contextOn('2025-04-10', {
  person: 'he',
  organisation: 'province-33',
  roles: ['provincialOfficer'],
  province: '33',
})
const verified = (entity: string, ...emissions: string[]): Verified => ({
  entity,
  year: 2023,
  province: 'province-33',
  origin: 'import',
  emissionsTonnes: BigInt(emissions.reduce((sum, item) => sum + Math.round(Number(item)), 0)),
  units: emissions.map((emissionsTonnes, i) => ({ unit: `${entity}-u${i + 1}`, emissionsTonnes })),
})
const allocate = (input: object, rows: Verified[], allocated: Allocated[] = []) =>
  preAllocate.decide(preAllocate.input.parse({ year: 2024, ...input }), { verified: rows, allocated }, context)

test('each unit’s share is rounded down, then summed; deductions come off what is issued', () => {
  const deductions = [{ organisation: 'a', tonnes: 3, reason: '少缴' }]
  expect(statedBy(allocate({ deductions }, [verified('a', '11', '11'), verified('b', '100')]))).toMatchObject({
    referenceYear: 2023,
    province: 'province-33',
    rows: [
      { entity: 'a', amount: 14n, deductionDue: 3n, toIssue: 11n, units: [{ amount: 7n, basisTonnes: '11' }, { amount: 7n }] },
      { entity: 'b', amount: 70n, toIssue: 70n },
    ],
  })
})

test('a deduction larger than the share leaves nothing to issue', () => {
  const deductions = [{ organisation: 'a', tonnes: 1000, reason: '少缴' }]
  expect(statedBy(allocate({ deductions }, [verified('a', '100')]))).toMatchObject({
    rows: [{ amount: 70n, deductionDue: 1000n, toIssue: 0n }],
  })
})

test('an entity without verified emissions, and a deduction for nobody, are refused', () => {
  expect(codesOf(allocate({ organisations: ['x'] }, [verified('a', '1')]))).toEqual(['notVerified'])
  expect(codesOf(allocate({ deductions: [{ organisation: 'x', tonnes: 1, reason: 'r' }] }, [verified('a', '1')]))).toEqual([
    'deductionForNobody',
  ])
  expect(codesOf(allocate({}, []))).toEqual(['nothingVerified'])
})

test('with everybody allocated in advance the refusal says so', () => {
  const row = { entity: 'a', preAmount: 7n } as Allocated
  const no = allocate({}, [verified('a', '11')], [row])
  expect(codesOf(no)).toEqual(['everythingPreAllocated'])
  if (no.kind !== 'refused') throw new Error('it must be refused')
  expect(no.refusals[0]).toMatchObject({
    zh: '2023 年度经核查的单位都已取得 2024 年度预分配',
    en: 'Every entity verified for 2023 has its pre-allocation of 2024: nothing is left to allocate in advance',
  })
})

test('a draft plan and a basis other than emissions issue nothing', () => {
  expect(codesOf(allocate({ year: 2025 }, [verified('a', '1')]))).toEqual(['planIsDraft'])
  expect(codesOf(allocate({ year: 2020 }, [verified('a', '1')]))).toEqual(['basisUnsupported'])
})
