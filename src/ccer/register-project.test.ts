import { describe, expect, test } from 'vitest'
import { codesOf, contextOn } from '../../test/context.ts'
import { registerProject } from './register-project.ts'
import { owner, parties, windFarm } from './samples.fixture.ts'

const body = {
  ...parties[2],
  kind: 'verificationBody' as const,
  parent: null,
  province: '33',
  id: 'bodyA',
  nameZh: '甲',
  nameEn: 'A',
}
const plant = { ...body, id: 'plantA', kind: 'emitter' as const, nameZh: '云汀发电' }

const decide = (changes: Record<string, unknown> = {}, on = '2025-10-20', facility: typeof plant | undefined = undefined) =>
  registerProject.decide(
    registerProject.input.parse({ ...windFarm, ...changes }),
    { validator: body, facility },
    contextOn(on, owner),
  )

describe('registering a project', () => {
  test('RQ-002-094 a wind farm is taken; a project at a covered facility is ineligible', () => {
    expect(decide().kind).toBe('done')
    expect(codesOf(decide({ coveredFacility: true }))).toEqual(['coveredFacilityIneligible'])
    expect(codesOf(decide({ facility: 'plantA' }, '2025-10-20', plant))).toEqual(['coveredFacilityIneligible'])
  })

  test('only a methodology published on the day is taken', () => {
    expect(codesOf(decide({ methodology: 'CCER-99-001-V01' }))).toEqual(['methodologyNotPublished'])
    expect(codesOf(decide({ methodology: 'CCER-10-001-V01' }, '2024-12-31'))).toEqual(['methodologyNotPublished'])
    expect(decide({ methodology: 'CCER-10-001-V01' }, '2025-01-03').kind).toBe('done')
  })

  test('the project must have started after 8 November 2012, and have started', () => {
    expect(codesOf(decide({ startOn: '2012-11-08' }))).toEqual(['startedTooEarly'])
    expect(decide({ startOn: '2012-11-09' }).kind).toBe('done')
    expect(codesOf(decide({ startOn: '2025-10-21' }))).toEqual(['startsInFuture'])
  })

  test('all reasons are said at once', () => {
    expect(codesOf(decide({ methodology: 'CCER-99-001-V01', startOn: '2012-11-08', coveredFacility: true }))).toEqual([
      'methodologyNotPublished',
      'startedTooEarly',
      'coveredFacilityIneligible',
    ])
  })
})
