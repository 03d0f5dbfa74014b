import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { admitAll, gao, issue, li, must, mustWithTwo } from '../../test/people.ts'
import { obligation } from '../../test/trading.ts'
import { expectRefused } from '../../test/unchanged.ts'
import { run } from '../store/index.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket('2025-10-20')
  await admitAll(market.app)
  await issue(market.app, 'CEA2023', [{ entity: 'plantA', quantity: 5_000n }])
})
afterAll(() => market.close())

const row = async (year: number) =>
  (
    await market.app.sql.rows(
      `select due, surrendered, deadline, status, certificate from obligation where organisation = 'plantA' and year = $1`,
      [year],
    )
  )[0]

test('RQ-002-175 two years were due together in 2021 and in 2023, each year alone afterwards', async () => {
  const deadlines: unknown[] = []
  for (const year of [2019, 2020, 2021, 2022, 2023, 2024]) {
    await obligation(market.app, 'plantA', year, 1_000)
    deadlines.push(((await row(year)) as { deadline: string }).deadline)
  }
  expect(deadlines).toEqual(['2021-12-31', '2021-12-31', '2023-12-31', '2023-12-31', '2024-12-31', '2025-12-31'])
})

test('a correction of the verified emissions keeps what was surrendered', async () => {
  const { app } = market
  const input = { year: 2023, allowances: [{ product: 'CEA2023', quantity: 600 }] }
  await mustWithTwo(app, 'compliance.surrender', input, li, gao)
  await obligation(app, 'plantA', 2023, 1_200)
  expect(await row(2023)).toMatchObject({ due: 1_200n, surrendered: 600n, status: 'open', certificate: null })
  await obligation(app, 'plantA', 2023, 600)
  expect(await row(2023)).toMatchObject({ due: 600n, surrendered: 600n, status: 'met', certificate: 'QJ-2023-plantA' })
  await obligation(app, 'plantA', 2023, 601)
  expect(await row(2023)).toMatchObject({ due: 601n, surrendered: 600n, status: 'open', certificate: null })
})

test('what was surrendered already cannot be corrected away; nobody opens an obligation by hand', async () => {
  const input = { organisation: 'plantA', year: 2023, province: 'province-33', due: 599 }
  await expectRefused(
    market.app,
    { command: 'compliance.openObligation', input, actor: { ...li, system: true } },
    { code: 'exceedsDue', asked: 600n, limit: 599n },
  )
  expect((await run(market.app, { command: 'compliance.openObligation', input, actor: li })).kind).toBe('notAllowed')
})

test('an entity that owes nothing has met it', async () => {
  await must(market.app, 'compliance.openObligation', { organisation: 'plantB', year: 2024, province: 'province-33', due: 0 })
  const [none] = await market.app.sql.rows(`select status, due from obligation where organisation = 'plantB'`)
  expect(none).toEqual({ status: 'met', due: 0n })
})
