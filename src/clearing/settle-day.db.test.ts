import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { chen, li, must, registrar, wang } from '../../test/people.ts'
import { heldIn, snapshotOf } from '../../test/snapshot.ts'
import { listed, openTrading, picked, stepMarket } from '../../test/trading.ts'
import { ledgerInvariants } from '../ledger/index.ts'
import { run } from '../store/index.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket()
  await openTrading(market.app)
})
afterAll(() => market.close())

const settlements = () =>
  market.app.sql.rows(`select trade, buyer, seller, quantity, amount_fen from settlement order by length(trade), trade`)

test('RQ-002-112 the registry’s side settles from the exchange’s trades: units to the buyer, money to the seller', async () => {
  const { app } = market
  const first = await picked(app, wang, await listed(app, li, 'sell', 9_800, 1_000), 1_000)
  const second = await picked(app, chen, await listed(app, wang, 'sell', 9_700, 200), 200)
  const cashBefore = await heldIn(app, 'M-plantA', 'CNY')
  expect(await settlements()).toEqual([])
  await stepMarket(app, '2025-10-20', 'settlement')
  expect(await settlements()).toEqual([
    { trade: first, buyer: 'plantB', seller: 'plantA', quantity: 1_000n, amountFen: 9_800_000n },
    { trade: second, buyer: 'plantC', seller: 'plantB', quantity: 200n, amountFen: 1_940_000n },
  ])
  expect(await heldIn(app, 'T-plantA', 'CEA2024')).toBe(299_000n)
  expect(await heldIn(app, 'T-plantB', 'CEA2024')).toBe(300_800n)
  expect(await heldIn(app, 'T-plantC', 'CEA2024')).toBe(300_200n)
  expect(await heldIn(app, 'M-plantA', 'CNY')).toBe(cashBefore + 9_800_000n)
  expect(await heldIn(app, 'M-plantB', 'CNY', 'settling')).toBe(0n)
})

test('asked again, the day’s trades settle nothing a second time', async () => {
  const { app } = market
  const before = await snapshotOf(app)
  const again = await must(app, 'clearing.settleDay', {}, registrar)
  expect(again.result).toEqual({ settled: 0 })
  const { commands: _before, ...rest } = before
  expect(await snapshotOf(app)).toMatchObject(rest)
})

test('RQ-000-024 when one leg cannot be posted neither is, and afterwards both are', async () => {
  const { app } = market
  await stepMarket(app, '2025-10-21', 'trading')
  await picked(app, wang, await listed(app, li, 'sell', 9_700, 10), 10)
  const trading = {
    units: await heldIn(app, 'T-plantA', 'CEA2024', 'settling'),
    cash: await heldIn(app, 'M-plantB', 'CNY', 'settling'),
  }
  expect(trading).toEqual({ units: 10n, cash: 97_000n })
  // The money is not there any more: the database itself refuses the cash leg.
  await app.sql.rows(
    `update holding set quantity = quantity - 1 where account = 'M-plantB' and product = 'CNY' and state = 'settling'`,
  )
  const before = await snapshotOf(app)
  await expect(
    run(app, { command: 'market.enterPhase', input: { businessDay: '2025-10-21', phase: 'settlement' }, actor: registrar }),
  ).rejects.toThrow('nothing_below_zero')
  expect(await snapshotOf(app)).toEqual(before)
  await app.sql.rows(
    `update holding set quantity = quantity + 1 where account = 'M-plantB' and product = 'CNY' and state = 'settling'`,
  )
  await stepMarket(app, '2025-10-21', 'settlement')
  expect(await heldIn(app, 'T-plantA', 'CEA2024', 'settling')).toBe(0n)
  expect(await heldIn(app, 'M-plantB', 'CNY', 'settling')).toBe(0n)
})

test('holders who move their units while the day ends lose no serial number', async () => {
  const { app } = market
  for (const businessDay of ['2025-10-22', '2025-10-23', '2025-10-24']) {
    await stepMarket(app, businessDay, 'trading')
    await picked(app, wang, await listed(app, li, 'sell', 9_700, 40), 40)
    await picked(app, li, await listed(app, wang, 'sell', 9_700, 40), 40)
    const back = (actor: typeof li) =>
      run(app, { command: 'registry.moveFromTrading', input: { product: 'CEA2024', quantity: 30 }, actor })
    const end = run(app, { command: 'market.enterPhase', input: { businessDay, phase: 'settlement' }, actor: registrar })
    const moved = await Promise.all([
      back(li),
      back(wang),
      end,
      ...Array.from({ length: 12 }, (_, i) => back(i % 2 === 0 ? li : wang)),
    ])
    expect(moved.map(({ kind }) => kind)).toEqual(Array.from({ length: 15 }, () => 'done'))
  }
  for (const invariant of ledgerInvariants)
    expect({ name: invariant.name, ...(await invariant.check(app.sql)) }).toMatchObject({ holds: true })
})
