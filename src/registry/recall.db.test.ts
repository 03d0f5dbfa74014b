import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { admitAll, issue, li, must } from '../../test/people.ts'
import { heldIn } from '../../test/snapshot.ts'
import { toTrading } from '../../test/trading.ts'
import { ask, run } from '../store/index.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket()
  await admitAll(market.app)
  await issue(market.app, 'CEA2024', [
    { entity: 'plantA', quantity: 700_000n },
    { entity: 'plantB', quantity: 700_000n },
  ])
})
afterAll(() => market.close())

const recall = (entity: string, quantity: number) =>
  must(market.app, 'registry.recall', { product: 'CEA2024', year: 2024, province: 'province-33', rows: [{ entity, quantity }] })

test('RQ-002-061 the province takes 50,000 of 700,000 back; a balance that is short leaves a debt', async () => {
  const { app } = market
  expect((await recall('plantA', 50_000)).result).toEqual({ recalled: 50_000n, owed: 0n })
  expect(await heldIn(app, 'R-plantA', 'CEA2024')).toBe(650_000n)
  expect(await heldIn(app, 'R-cancelled', 'CEA2024')).toBe(50_000n)
  const [first] = await app.sql.rows(`select from_account, to_account, p.quantity from posting p
    join event e on e.key = p.event where e.name = 'registry.recalled' order by line limit 1`)
  expect(first).toEqual({ fromAccount: 'R-plantA', toAccount: 'R-province-33', quantity: 50_000n })

  await toTrading(app, 'plantB', 690_000)
  expect((await recall('plantB', 50_000)).result).toEqual({ recalled: 10_000n, owed: 40_000n })
  expect(await heldIn(app, 'R-plantB', 'CEA2024')).toBe(0n)
  const reply = await ask(app, 'registry.account', { organisation: 'plantB' }, { ...li, organisation: 'plantB' })
  expect(reply).toMatchObject({ kind: 'answer', value: { owed: [{ product: 'CEA2024', quantity: 40_000n }] } })
})

test('with nothing left the whole is owed, and debts add up', async () => {
  expect((await recall('plantB', 7)).result).toEqual({ recalled: 0n, owed: 7n })
  const [debt] = await market.app.sql.rows(`select quantity from recall_debt where organisation = 'plantB'`)
  expect(debt).toEqual({ quantity: 40_007n })
})

test('no person recalls by hand', async () => {
  const input = { product: 'CEA2024', year: 2024, province: 'province-33', rows: [{ entity: 'plantB', quantity: 1 }] }
  expect((await run(market.app, { command: 'registry.recall', input, actor: li })).kind).toBe('notAllowed')
})
