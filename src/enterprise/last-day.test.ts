import { expect, test } from 'vitest'
import { day } from '../kernel/index.ts'
import { contextOn } from '../../test/context.ts'
import { li } from '../../test/people.ts'
import { lastSensibleDay } from './last-day.ts'
import { openYear } from './open-year.ts'

const on = (today: string, phase: 'trading' | 'closed' = 'trading') =>
  lastSensibleDay(day('2025-12-31'), { ...contextOn(today, li), phase })

test('five trading days before the deadline: settlement 1, transfer 2, reserve 2', () => {
  expect(on('2025-11-18')).toMatchObject({ day: '2025-12-24', tradingDaysLeft: 27 })
  expect(on('2025-11-18')?.working.value).toBe('5')
})

test('today counts while it trades; past the day nothing is left', () => {
  expect(on('2025-12-24')?.tradingDaysLeft).toBe(1)
  expect(on('2025-12-24', 'closed')?.tradingDaysLeft).toBe(0)
  expect(on('2025-12-25')?.tradingDaysLeft).toBe(0)
})

test('beyond the announced holidays no day is told', () => {
  expect(lastSensibleDay(day('2099-12-31'), contextOn('2025-11-18', li))).toBeUndefined()
})

test('the open year is the one whose surrender comes next; of two with one deadline the later', () => {
  const { rules } = contextOn('2025-11-18', li)
  expect(openYear(rules, day('2025-12-31'))).toBe(2024)
  expect(openYear(rules, day('2026-01-01'))).toBe(2025)
  expect(openYear(rules, day('2023-06-01'))).toBe(2022)
})
