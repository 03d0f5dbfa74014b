import { describe, expect, test } from 'vitest'
import { day, type Rules } from '../kernel/index.ts'
import { deadlines } from './deadlines.ts'
import { loadLaw } from './load.ts'
import { rulesOf } from './rules.ts'

const rules: Rules = rulesOf(loadLaw(), [])
const between = (from: string, to: string) => deadlines(rules, day(from), day(to))

describe('deadlines', () => {
  test('RQ-002-079 a month is filed within 40 natural days after its end', () => {
    const months = between('2025-12-01', '2026-03-31').filter((item) => item.parameter === 'mrv/monthly-report-days')
    expect(months.map(({ day, nameEn }) => [day, nameEn])).toEqual([
      ['2025-12-10', 'Monthly data of 2025-10'],
      ['2026-01-09', 'Monthly data of 2025-11'],
      ['2026-02-09', 'Monthly data of 2025-12'],
      ['2026-03-12', 'Monthly data of 2026-01'],
    ])
    expect(between('2024-04-09', '2024-04-09').map(({ nameEn }) => nameEn)).toEqual(['Monthly data of 2024-02'])
  })

  test('the 2024 year runs from its report to the surrender, in order of days', () => {
    const found = between('2025-03-01', '2025-12-31').filter(
      (item) => item.year === 2024 && item.parameter !== 'mrv/monthly-report-days',
    )
    expect(found.map(({ day, parameter }) => [day, parameter])).toEqual([
      ['2025-03-31', 'mrv/annual-report-deadline'],
      ['2025-04-20', 'allocation/pre-allocation-deadline'],
      ['2025-06-30', 'mrv/verification-deadline'],
      ['2025-07-31', 'allocation/approval-deadline'],
      ['2025-07-31', 'mrv/verifier-rating-deadline'],
      ['2025-08-20', 'allocation/issue-deadline'],
      ['2025-12-31', 'compliance/carry-over-holding-day'],
      ['2025-12-31', 'compliance/surrender-deadline'],
    ])
  })

  test('RQ-002-175 two years that close on one day are one deadline that names both', () => {
    const [first] = between('2021-12-31', '2021-12-31')
    expect(first).toMatchObject({
      parameter: 'compliance/surrender-deadline',
      years: [2019, 2020],
      year: 2020,
      nameEn: 'Surrender deadline of 2019-2020',
    })
    const [second] = between('2023-12-31', '2023-12-31')
    expect(second?.years).toEqual([2021, 2022])
    const [third] = between('2024-12-31', '2024-12-31')
    expect(third?.years).toEqual([2023])
  })

  test('a deadline that stands in a draft says so', () => {
    const found = between('2027-12-31', '2027-12-31').find((item) => item.parameter === 'compliance/surrender-deadline')
    expect(found?.confidence).toBe('draft')
  })

  test('both ends of the span belong to it, a day later does not', () => {
    expect(between('2025-12-10', '2025-12-10')).toHaveLength(1)
    expect(between('2025-12-11', '2025-12-11')).toEqual([])
  })
})
