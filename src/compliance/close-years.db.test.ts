import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { gao, li, must, mustWithTwo, someone, wang } from '../../test/people.ts'
import { listed, obligation, openTrading, picked, stepMarket } from '../../test/trading.ts'
import { ask } from '../store/index.ts'

const ministry = someone('wen', 'mee', ['ministryOfficer'])
let market: TestApp
beforeAll(async () => {
  market = await openTestMarket('2025-12-30')
  const { app } = market
  await openTrading(app)
  // It stands in Zhejiang, and Jiangsu allocated for it.
  await obligation(app, 'plantA', 2024, 1_000, 'province-32')
  await obligation(app, 'plantB', 2024, 3_000)
  // The only trade of December: the average price is its price.
  await picked(app, wang, await listed(app, li, 'sell', 9_749, 500), 500)
})
afterAll(() => market.close())

const shortfalls = () =>
  market.app.sql.rows(`select organisation, missing, fine_min_fen, fine_max_fen, average_fen, deducted, found_on from shortfall`)

test('RQ-000-014 a surrender goes to the province that allocated; what is open after the deadline is overdue', async () => {
  const { app } = market
  await mustWithTwo(app, 'compliance.surrender', { year: 2024, allowances: [{ product: 'CEA2024', quantity: 1_000 }] }, li, gao)
  const hops = await app.sql.rows(
    `select from_account, to_account, p.quantity from posting p join event e on e.key = p.event
     where e.name = 'compliance.surrendered' order by line limit 1`,
  )
  expect(hops).toEqual([{ fromAccount: 'R-plantA', toAccount: 'R-province-32', quantity: 1_000n }])
  const statuses = () => app.sql.rows(`select organisation, status from obligation order by organisation`)
  const met = { organisation: 'plantA', status: 'met' }
  await stepMarket(app, '2025-12-31', 'closed')
  expect(await shortfalls()).toEqual([])
  expect(await statuses()).toEqual([met, { organisation: 'plantB', status: 'open' }])
  await stepMarket(app, '2026-01-01', 'before')
  expect(await statuses()).toEqual([met, { organisation: 'plantB', status: 'overdue' }])
})

test('the range of the fine is five to ten times the month’s average price for each tonne', async () => {
  const each = { organisation: 'plantB', missing: 3_000n, averageFen: 9_749n, deducted: true, foundOn: '2026-01-01' }
  expect(await shortfalls()).toEqual([{ ...each, fineMinFen: 3_000n * 9_749n * 5n, fineMaxFen: 3_000n * 9_749n * 10n }])
  const reply = await ask(market.app, 'compliance.obligation', { year: 2024 }, wang)
  expect(reply).toMatchObject({
    value: { obligation: { status: 'overdue', missing: 3_000n }, shortfall: { missing: 3_000n, fineFen: null } },
  })
})

test('found once is enough, and who surrenders late is met but keeps the shortfall on record', async () => {
  const { app } = market
  expect((await must(app, 'compliance.closeYears', { years: [2024] }, ministry)).result).toEqual({ shortfalls: 0 })
  const input = { year: 2024, allowances: [{ product: 'CEA2024', quantity: 3_000 }] }
  const answer = await mustWithTwo(app, 'compliance.surrender', input, wang, someone('ma', 'plantB', ['representative']))
  expect(answer).toMatchObject({ result: { late: true, certificate: 'QJ-2024-plantB' } })
  expect(await shortfalls()).toHaveLength(1)
})

test('an obligation opened after its deadline is overdue on the next morning', async () => {
  const { app } = market
  await obligation(app, 'plantC', 2024, 700)
  await stepMarket(app, '2026-01-02', 'before')
  const [row] = await app.sql.rows(`select status from obligation where organisation = 'plantC'`)
  expect(row).toEqual({ status: 'overdue' })
  expect(await shortfalls()).toHaveLength(2)
})
