import { describe, expect, test } from 'vitest'
import { day } from '../kernel/index.ts'
import {
  addTradingDays,
  addWorkingDays,
  isTradingDay,
  isWorkingDay,
  nextTradingDay,
  nextWorkingDay,
  previousTradingDay,
  tradingDaysBetween,
} from './calendar.ts'

describe('working days and trading days', () => {
  test('Spring Festival of 2024: the eve was a working day, New Year and the week after were not', () => {
    expect(isWorkingDay(day('2024-02-09'))).toBe(true)
    expect(isWorkingDay(day('2024-02-10'))).toBe(false)
    expect(nextTradingDay(day('2024-02-09'))).toBe('2024-02-19')
    expect(nextWorkingDay(day('2024-02-09'))).toBe('2024-02-18')
    expect(previousTradingDay(day('2024-02-19'))).toBe('2024-02-08')
  })

  test('a Sunday worked in exchange is a working day, but the exchange stays shut', () => {
    expect(isWorkingDay(day('2024-02-04'))).toBe(true)
    expect(isTradingDay(day('2024-02-04'))).toBe(false)
  })

  test('a working day on which the exchange announced to stay shut is no trading day', () => {
    expect(isWorkingDay(day('2024-02-09'))).toBe(true)
    expect(isTradingDay(day('2024-02-09'))).toBe(false)
    expect(isTradingDay(day('2024-02-08'))).toBe(true)
  })

  test('trading days add up to the published counts', () => {
    const ofYear = (year: number): number => tradingDaysBetween(day(`${year}-01-01`), day(`${year}-12-31`))
    expect([2022, 2023, 2024, 2025].map(ofYear)).toEqual([242, 242, 242, 243])
    expect(tradingDaysBetween(day('2021-07-16'), day('2021-12-31'))).toBe(114)
  })

  test('counting starts after the day itself and goes both ways', () => {
    expect(addWorkingDays(day('2024-02-08'), 1)).toBe('2024-02-09')
    expect(addWorkingDays(day('2024-02-09'), 2)).toBe('2024-02-19')
    expect(addWorkingDays(day('2024-02-19'), -2)).toBe('2024-02-09')
    expect(addTradingDays(day('2024-02-08'), 5)).toBe('2024-02-23')
    expect(addWorkingDays(day('2024-02-10'), 0)).toBe('2024-02-10')
  })

  test('a year whose holidays are not announced is an error, not a guess', () => {
    expect(() => isWorkingDay(day('2031-03-03'))).toThrow('The holidays of 2031 are not announced')
    expect(() => nextTradingDay(day('2030-12-31'))).toThrow('2031')
  })
})
