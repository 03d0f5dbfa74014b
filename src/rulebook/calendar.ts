import { createRequire } from 'node:module'
import { addDays, weekdayOf, yearOf, type Day } from '../kernel/index.ts'
import { shippedLaw } from './load.ts'

/**
 * The State Council's yearly notices, as the package `chinese-days` carries them: days off and the weekend days worked instead.
 */
interface Notices {
  readonly holidays: Readonly<Record<string, string>>
  readonly workdays: Readonly<Record<string, string>>
}
const notices = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as Notices

/** A year is known when its notice names National Day; New Year's Day alone may come out of the notice of the year before. */
const known = (year: number): boolean => `${year}-10-01` in notices.holidays

const checked = (day: Day): Day => {
  if (!known(yearOf(day)))
    throw new Error(`The holidays of ${yearOf(day)} are not announced in this calendar: no working day of ${day} can be told`)
  return day
}

const isWeekday = (day: Day): boolean => weekdayOf(day) < 6

/** A day on which offices work: Monday to Friday that is not a holiday, and the weekend days worked in exchange. */
export const isWorkingDay = (day: Day): boolean =>
  checked(day) in notices.workdays || (isWeekday(day) && !(day in notices.holidays))

let closures: ReadonlySet<string> | undefined

/** Days that are no holiday and on which the exchange announced to stay shut. */
const announcedClosures = (): ReadonlySet<string> => {
  closures ??= new Set(
    shippedLaw()
      .parameters.get('exchange/announced-closures')
      ?.values.flatMap((value) => value.value as string[]),
  )
  return closures
}

/**
 * A day on which the exchange opens: Monday to Friday except holidays and announced closures; a weekend day worked in exchange
 * is none (notice 34 of 2021, part 3).
 */
export const isTradingDay = (day: Day): boolean =>
  isWeekday(checked(day)) && !(day in notices.holidays) && !announcedClosures().has(day)

const stepTo = (day: Day, wanted: (day: Day) => boolean, direction: 1 | -1): Day => {
  let at = addDays(day, direction)
  while (!wanted(at)) at = addDays(at, direction)
  return at
}

export const nextTradingDay = (day: Day): Day => stepTo(day, isTradingDay, 1)
export const previousTradingDay = (day: Day): Day => stepTo(day, isTradingDay, -1)
export const nextWorkingDay = (day: Day): Day => stepTo(day, isWorkingDay, 1)

const addCounted = (day: Day, count: number, wanted: (day: Day) => boolean): Day => {
  let at = day
  for (let left = Math.abs(count); left > 0; left -= 1) at = stepTo(at, wanted, count < 0 ? -1 : 1)
  return at
}

/** The n-th working day after a day (before it, when n is negative); the day itself does not count. */
export const addWorkingDays = (day: Day, count: number): Day => addCounted(day, count, isWorkingDay)
export const addTradingDays = (day: Day, count: number): Day => addCounted(day, count, isTradingDay)

/** How many trading days lie from the first day to the last, both included. */
export const tradingDaysBetween = (first: Day, last: Day): number => {
  let count = 0
  for (let day = first; day <= last; day = addDays(day, 1)) if (isTradingDay(day)) count += 1
  return count
}
