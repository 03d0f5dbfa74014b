import { expect, test } from 'vitest'
import { codesOf, contextOn, statedBy } from '../../test/context.ts'
import { day, monthsOf, type Day } from '../kernel/index.ts'
import type { MonthRow } from './facts.ts'
import { submitAnnual, taskDue, verificationDue } from './submit-annual.ts'

const actor = { person: 'li', organisation: 'plantA', roles: ['plantEngineer'] as const }
const unit = { id: 'u1', name: '1', capacityMw: '600', kind: 'coalConventional' as const, cooling: 'water' as const, chp: false }
const filed = {
  unit: 'u1',
  fuels: [],
  generationMwh: '1',
  heatSuppliedGj: '0',
  operatingHours: '1',
  purchasedPowerMwh: '0',
  fuelHeatGj: '0',
  emissionsTonnes: '10.25',
}
const row = (month: string): MonthRow => ({
  entity: 'plantA',
  year: 2024,
  month,
  version: 1,
  submittedOn: '2025-01-01' as Day,
  dueOn: '2025-01-01' as Day,
  late: false,
  emissionsTonnes: '10.25',
  units: [filed],
  evidence: [],
})
const file = (businessDay: string, months = monthsOf(2024).map(row), status: 'open' | 'submitted' = 'open') =>
  submitAnnual.decide(
    submitAnnual.input.parse({ year: 2024 }),
    { units: [unit], state: { plan: '1', status, verifier: undefined, province: undefined }, months },
    contextOn(businessDay, actor),
  )

test('RQ-002-032 a report is flagged late on 1 April, its verification overdue on 1 July', () => {
  expect(statedBy(file('2025-03-31'))).toMatchObject({ late: false, dueOn: '2025-03-31', emissionsTonnes: 123n })
  expect(statedBy(file('2025-04-01'))).toMatchObject({ late: true })
  const { rules } = contextOn('2025-07-01', actor)
  const overdue = (today: string, status = 'submitted') => verificationDue(rules, 2024, status, day(today)).overdue
  expect([overdue('2025-06-30'), overdue('2025-07-01'), overdue('2025-07-01', 'verified')]).toEqual([false, true, false])
})

test('a year that is not over, lacks a month or is filed already is refused', () => {
  expect(codesOf(file('2024-12-31'))).toEqual(['yearNotOver'])
  const decision = file(
    '2025-02-01',
    monthsOf(2024)
      .filter((month) => month !== '2024-07')
      .map(row),
  )
  expect(decision).toMatchObject({ kind: 'refused', refusals: [{ code: 'monthsMissing', limit: ['2024-07'] }] })
  expect(codesOf(file('2025-02-01', undefined, 'submitted'))).toEqual(['yearFiled'])
})

test('a task given in time becomes overdue; one given after the last day is given late and never overdue', () => {
  const { rules } = contextOn('2025-07-01', actor)
  const task = (assignedOn: string, today: string, status = 'submitted') =>
    taskDue(rules, { year: 2024, status, assignedOn }, day(today))
  const dueOn = '2025-06-30'
  expect(task('2025-06-30', '2025-06-30')).toEqual({ dueOn, givenLate: false, overdue: false })
  expect(task('2025-06-30', '2025-07-01')).toEqual({ dueOn, givenLate: false, overdue: true })
  expect(task('2025-11-18', '2025-11-18')).toEqual({ dueOn, givenLate: true, overdue: false })
  expect(task('2025-11-18', '2025-12-18')).toEqual({ dueOn, givenLate: true, overdue: false })
  expect(task('2025-06-30', '2025-07-01', 'verified').overdue).toBe(false)
})
