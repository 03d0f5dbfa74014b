import { daysBetween, isDay, yearOf, type Day, type Rules } from '../kernel/index.ts'

/** A day by which everybody must have done something. */
export interface Deadline {
  readonly nameZh: string
  readonly nameEn: string
  /** The compliance year it belongs to. */
  readonly year: number
  readonly day: Day
  readonly daysLeft: number
}

const kinds = [
  { parameter: 'mrv/annual-report-deadline', zh: '年度排放报告', en: 'Annual report for' },
  { parameter: 'compliance/carry-over-application-until', zh: '年度配额结转申请', en: 'Carry-over application for' },
  { parameter: 'compliance/surrender-deadline', zh: '年度配额清缴', en: 'Surrender for' },
] as const

/** What is due in a year is due one or two years later; the rulebook is asked for each. */
const yearsAround = (today: Day): number[] => [-2, -1, 0].map((offset) => yearOf(today) + offset)

/** The deadlines from `today` on, nearest first. `today` itself still counts. */
export const deadlinesFrom = (rules: Rules, today: Day): Deadline[] =>
  yearsAround(today)
    .flatMap((year) =>
      kinds.flatMap(({ parameter, zh, en }) => {
        const day = rules.find(parameter, { year })?.value
        if (typeof day !== 'string' || !isDay(day) || day < today) return []
        return [{ nameZh: `${year} ${zh}`, nameEn: `${en} ${year}`, year, day, daysLeft: daysBetween(today, day) }]
      }),
    )
    .sort((a, b) => (a.day < b.day ? -1 : 1))
