import { addDays, lastDayOf, monthsOf, yearOf, type Confidence, type Day, type Role, type Rules } from '../kernel/index.ts'

/** One day by which somebody must have done something, with the rule that sets it. */
export interface Deadline {
  readonly day: Day
  readonly nameZh: string
  readonly nameEn: string
  readonly parameter: string
  /** The latest year it is for; `years` has all of them where one day closes several. */
  readonly year: number
  readonly years: readonly number[]
  readonly confidence: Confidence
  readonly source: string
  /** Who has to act. */
  readonly roles: readonly Role[]
}

interface Kind {
  readonly parameter: string
  readonly zh: string
  readonly en: string
  readonly roles: readonly Role[]
}

const plant: readonly Role[] = ['plantEngineer', 'complianceManager']
const holder: readonly Role[] = ['representative', 'complianceManager', 'trader']

/** Every parameter whose value is a day for a year. `{year}` is filled with the year it is for. */
const kinds: readonly Kind[] = [
  {
    parameter: 'mrv/control-plan-deadline',
    zh: '{year} 年度数据质量控制计划',
    en: 'Data quality control plan of {year}',
    roles: plant,
  },
  {
    parameter: 'mrv/list-deadline',
    zh: '{year} 年度名录公布',
    en: 'List of key emitters of {year}',
    roles: ['provincialOfficer'],
  },
  { parameter: 'mrv/annual-report-deadline', zh: '{year} 年度排放报告', en: 'Annual report of {year}', roles: plant },
  {
    parameter: 'mrv/verification-deadline',
    zh: '{year} 年度核查完成',
    en: 'Verification of {year} complete',
    roles: ['verifier', 'provincialOfficer'],
  },
  {
    parameter: 'mrv/verifier-rating-deadline',
    zh: '{year} 年度核查机构评估公布',
    en: 'Rating of verification bodies of {year}',
    roles: ['provincialOfficer'],
  },
  {
    parameter: 'allocation/pre-allocation-deadline',
    zh: '{year} 年度预分配',
    en: 'Pre-allocation of {year}',
    roles: ['provincialOfficer'],
  },
  {
    parameter: 'allocation/approval-deadline',
    zh: '{year} 年度配额核定',
    en: 'Final allocation of {year} approved',
    roles: ['provincialOfficer'],
  },
  {
    parameter: 'allocation/issue-deadline',
    zh: '{year} 年度配额发放',
    en: 'Final allocation of {year} issued',
    roles: ['provincialOfficer', 'registryOperator'],
  },
  {
    parameter: 'compliance/surrender-milestone-day',
    zh: '{year} 年度阶段性清缴',
    en: 'Milestone of the surrender of {year}',
    roles: ['provincialOfficer', ...holder],
  },
  {
    parameter: 'compliance/surrender-deadline',
    zh: '{year} 年度清缴截止',
    en: 'Surrender deadline of {year}',
    roles: ['provincialOfficer', ...holder],
  },
  {
    parameter: 'compliance/carry-over-holding-day',
    zh: '{year} 年度结转持有量认定日',
    en: 'Holding day for the carry-over of {year}',
    roles: holder,
  },
  {
    parameter: 'compliance/carry-over-notice-by',
    zh: '{year} 年度最大可结转量通知',
    en: 'Notice of the carry-over maximum of {year}',
    roles: ['registryOperator'],
  },
  {
    parameter: 'compliance/carry-over-application-until',
    zh: '{year} 年度结转申请截止',
    en: 'Last day to apply for carry-over of {year}',
    roles: holder,
  },
]

const monthly: Kind = {
  parameter: 'mrv/monthly-report-days',
  zh: '{month} 月度数据存证',
  en: 'Monthly data of {month}',
  roles: plant,
}

/** A deadline may lie years after the year it is for: arrears of 2019-2020 closed at the end of 2021. */
const yearsBack = 4
const yearsAhead = 2

const fill = (text: string, name: string, value: string): string => text.replace(`{${name}}`, value)

/** `2019-2020` where one day closes consecutive years. */
const span = (years: readonly number[]): string => (years.length === 1 ? `${years[0]}` : `${years[0]}-${years.at(-1)}`)

const yearly = (rules: Rules, kind: Kind, years: readonly number[]): Deadline[] => {
  const byDay = new Map<Day, { years: number[]; confidence: Confidence; source: string }>()
  for (const year of years) {
    const rule = rules.find(kind.parameter, { year })
    if (!rule) continue
    const day = String(rule.value) as Day
    const known = byDay.get(day)
    if (known) known.years.push(year)
    else byDay.set(day, { years: [year], confidence: rule.confidence, source: rule.source })
  }
  return [...byDay].map(([day, found]) => ({
    day,
    nameZh: fill(kind.zh, 'year', span(found.years)),
    nameEn: fill(kind.en, 'year', span(found.years)),
    parameter: kind.parameter,
    year: found.years.at(-1) ?? 0,
    roles: kind.roles,
    ...found,
  }))
}

const ofMonths = (rules: Rules, years: readonly number[]): Deadline[] =>
  years.flatMap((year) => {
    const rule = rules.find(monthly.parameter, { year })
    if (!rule) return []
    return monthsOf(year).map((month) => ({
      day: addDays(lastDayOf(month), Number(rule.value)),
      nameZh: fill(monthly.zh, 'month', month),
      nameEn: fill(monthly.en, 'month', month),
      parameter: monthly.parameter,
      year,
      years: [year],
      confidence: rule.confidence,
      source: rule.source,
      roles: monthly.roles,
    }))
  })

/** Every deadline from one day to another, both included, in order of days. Pure: the law is the argument. */
export const deadlines = (rules: Rules, fromDay: Day, toDay: Day): Deadline[] => {
  const first = yearOf(fromDay) - yearsBack
  const years = Array.from({ length: yearOf(toDay) + yearsAhead - first }, (_, i) => first + i)
  return [...kinds.flatMap((kind) => yearly(rules, kind, years)), ...ofMonths(rules, years)]
    .filter(({ day }) => day >= fromDay && day <= toDay)
    .sort((a, b) => (a.day === b.day ? (a.parameter < b.parameter ? -1 : 1) : a.day < b.day ? -1 : 1))
}
