import { describe, expect, test } from 'vitest'
import type { Sql } from '../kernel/index.ts'
import { contextOn } from '../../test/context.ts'
import { li } from '../../test/people.ts'
import { deadlineView } from './deadline-views.ts'
import { authority, milestones, policies } from './policy-views.ts'

const noSql: Sql = { rows: () => Promise.reject(new Error('this view reads no table')) }
const context = contextOn('2025-11-18', li)

const library = async (input: object = {}) => (await policies.read(noSql, policies.input.parse(input), context)).documents
const authorityOn = async (day: string) => (await authority.read(noSql, authority.input.parse({ day }), context)).id

describe('the policy library', () => {
  test('the seven milestones stand with their dates, and Order 17 of 2015 is repealed', async () => {
    const { rows } = await milestones.read(noSql, {}, context)
    expect(rows.map((row) => row.milestone)).toEqual([
      '2012-06',
      '2015-01',
      '2017-03',
      '2018-03',
      '2021-02',
      '2021-07',
      '2021-10',
    ])
    expect(rows.find((row) => row.id === 'ndrc-order-17')).toMatchObject({
      state: 'repealed',
      number: '国家发展和改革委员会令第17号',
    })
  })

  test('RQ-002-155 every document of the appendix 2020-2025 is there with date, issuer and level', async () => {
    const appendix = (await library()).filter((one) => one.source.includes('附录5.1'))
    expect(appendix.length).toBeGreaterThanOrEqual(25)
    for (const one of appendix) {
      expect(one.day).toMatch(/^20(20|21|22|23|24|25)-\d\d(-\d\d)?$/)
      expect(one.issuer.zh).not.toBe('')
    }
    const months = appendix.map((one) => one.day.slice(0, 7))
    const printed = [
      '2020-12',
      '2021-03',
      '2021-05',
      '2021-06',
      '2021-10',
      '2022-02',
      '2022-03',
      '2022-06',
      '2022-09',
      '2022-12',
      '2023-02',
    ]
    const later = ['2023-03', '2023-07', '2023-10', '2024-02', '2024-09', '2024-10', '2025-01', '2025-03', '2025-04', '2025-05']
    expect([...new Set(months)].sort()).toEqual([...printed, ...later])
    expect(appendix.filter((one) => one.level === 'stateCouncil')).toHaveLength(3)
  })

  test('RQ-002-158 the four technical rules of the voluntary scheme stand with their days', async () => {
    const found = (await library())
      .filter((one) => ['2023-11-16', '2023-12-25'].includes(one.day))
      .map((one) => [one.day, one.title.zh])
    expect(found.sort()).toEqual([
      ['2023-11-16', '《温室气体自愿减排交易和结算规则（试行）》'],
      ['2023-11-16', '《温室气体自愿减排注册登记规则（试行）》'],
      ['2023-11-16', '《温室气体自愿减排项目设计与实施指南》'],
      ['2023-12-25', '《温室气体自愿减排项目审定与减排量核查实施规则》'],
    ])
  })

  test('a document names the parameters that stand on it, and is found by title or number', async () => {
    const [plan] = await library({ text: '国环规气候〔2024〕1号' })
    expect(plan?.parameters).toContain('allocation/benchmark')
    expect((await library({ level: 'institution' })).every((one) => one.level === 'institution')).toBe(true)
  })

  test('a remark on a document is there in both languages', async () => {
    const remarks = (await library()).flatMap((one) => one.note ?? [])
    expect(remarks).toContainEqual({ zh: '自 2021-02-01 起施行', en: 'in force from 2021-02-01' })
    for (const remark of remarks) {
      expect(remark.zh).toMatch(/\p{Script=Han}/u)
      expect(remark.en).toMatch(/^[\w ,;.-]+$/)
    }
  })

  test('RQ-000-003 the competent authority was NDRC on 2017-01-01 and is MEE on 2019-01-01', async () => {
    expect([await authorityOn('2017-01-01'), await authorityOn('2019-01-01')]).toEqual(['ndrc', 'mee'])
  })
})

test('deadlines around a day count natural and trading days, and can be those of one role', async () => {
  const read = async (input: object) => (await deadlineView.read(noSql, deadlineView.input.parse(input), context)).rows
  const surrender = (await read({})).find((row) => row.parameter === 'compliance/surrender-deadline')
  expect(surrender).toMatchObject({ day: '2025-12-31', year: 2024, daysLeft: 43, tradingDaysLeft: 31 })
  const engineer = await read({ role: 'plantEngineer', from: '2025-12-01', until: '2025-12-31' })
  expect(engineer.map((row) => row.parameter)).toEqual(['mrv/monthly-report-days'])
})
