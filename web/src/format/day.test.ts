import { expect, test } from 'vitest'
import {
  clock,
  countdown,
  dayInWords,
  dayLong,
  dayShort,
  dayShortWeekday,
  instant,
  instantShort,
  monthName,
  monthOfYear,
} from './day.ts'

test('days carry their weekday in Chinese and their month name in English', () => {
  expect(dayLong('2025-12-31', 'zh')).toBe('2025-12-31 周三')
  expect(dayLong('2025-12-31', 'en')).toBe('31 Dec 2025')
  expect(dayShort('2025-12-31', 'zh')).toBe('12-31')
  expect(dayShortWeekday('2025-11-23', 'zh')).toBe('11-23 周日')
  expect(dayInWords('2025-12-24', 'zh')).toBe('12 月 24 日')
  expect(dayInWords('2025-12-24', 'en')).toBe('24 Dec')
  expect(monthName(10, 'en')).toBe('Oct')
  expect(monthOfYear('2025-10', 'zh')).toBe('2025 年 10 月')
})

test('an instant is shown in Asia/Shanghai, across midnight too', () => {
  expect(instant('2025-11-18T06:22:36Z', 'zh')).toBe('2025-11-18 14:22:36')
  expect(instant('2025-12-31T16:00:00Z', 'zh')).toBe('2026-01-01 00:00:00')
  expect(instantShort('2025-11-18T14:22:36+08:00', 'en')).toBe('18 Nov 14:22')
  expect(clock('2025-11-18T14:20:05+08:00')).toBe('14:20:05')
})

test('a countdown is counted to the day and past it', () => {
  expect(countdown(43)).toBe('T\u221243')
  expect(countdown(0)).toBe('T')
  expect(countdown(-2)).toBe('T+2')
})
