import { addDays, day, monthsOf, lastDayOf, laterOf, type Day, type Month, type Rules } from '../../kernel/index.ts'
import { isTradingDay, nextTradingDay, previousTradingDay } from '../../rulebook/index.ts'

/** How many trading days the simulated market runs before the last day of surrender, and how many days before it buyers stop. */
const tradingDays = 58
const reserveDays = 2

/** The days of a simulated compliance year. Where a rule gives a deadline the act falls before it; else after what it needs. */
export interface YearPlan {
  readonly beginsOn: Day
  readonly filings: readonly { readonly month: Month; readonly on: Day }[]
  readonly annualOn: Day
  readonly preAllocationOn: Day
  readonly verificationOn: Day
  readonly determinationOn: Day
  readonly tradingDays: readonly Day[]
  readonly surrenderOn: Day
  readonly deadline: Day
  readonly carryOverOn: Day
}

const before = (rules: Rules, parameter: string, year: number, count: number, fallback: Day): Day => {
  const value = rules.find(parameter, { year })?.value
  return typeof value === 'string' ? addDays(day(value), -count) : fallback
}

const lastTradingDays = (until: Day, count: number): Day[] => {
  const days: Day[] = []
  let next = isTradingDay(until) ? until : previousTradingDay(until)
  for (let i = 0; i < count; i++) {
    days.unshift(next)
    next = previousTradingDay(next)
  }
  return days
}

/** When each month of a year is filed: after its end, well before its deadline. */
export const filingsOf = (year: number): YearPlan['filings'] =>
  monthsOf(year).map((month) => ({ month, on: addDays(lastDayOf(month), 20) }))

export const planYear = (rules: Rules, year: number): YearPlan => {
  const deadline = day(String(rules.get('compliance/surrender-deadline', { year }).value))
  const annualOn = laterOf(
    before(rules, 'mrv/annual-report-deadline', year, 6, day(`${year + 1}-03-25`)),
    addDays(day(`${year + 1}-01-20`), 5),
  )
  const preAllocationOn = laterOf(before(rules, 'allocation/pre-allocation-deadline', year, 2, addDays(annualOn, 24)), annualOn)
  const verificationOn = laterOf(
    before(rules, 'mrv/verification-deadline', year, 10, addDays(preAllocationOn, 60)),
    preAllocationOn,
  )
  const determinationOn = laterOf(
    before(rules, 'allocation/approval-deadline', year, 3, addDays(verificationOn, 30)),
    verificationOn,
  )
  const surrenderOn = previousTradingDay(deadline)
  const days = lastTradingDays(addDays(surrenderOn, -reserveDays), tradingDays).filter((value) => value > determinationOn)
  const carryOverOn = nextTradingDay(addDays(deadline, 60))
  return {
    beginsOn: day(`${year}-01-15`),
    filings: filingsOf(year),
    annualOn,
    preAllocationOn,
    verificationOn,
    determinationOn,
    tradingDays: days,
    surrenderOn,
    deadline,
    carryOverOn,
  }
}
