import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { chen, li, must, operator, registrar, wang } from '../../test/people.ts'
import { heldIn, snapshotOf } from '../../test/snapshot.ts'
import { listed, openTrading, picked, stepMarket } from '../../test/trading.ts'
import { ledgerInvariants } from '../ledger/index.ts'
import { inTransaction, run } from '../store/index.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket()
  await openTrading(market.app)
})
afterAll(() => market.close())

const settlements = () =>
  market.app.sql.rows(`select trade, buyer, seller, quantity, amount_fen from settlement order by length(trade), trade`)

test('the registry’s side settles from the exchange’s trades: units to the buyer, money to the seller', async () => {
  const { app } = market
  const first = await picked(app, wang, await listed(app, li, 'sell', 9_800, 1_000), 1_000)
  const second = await picked(app, chen, await listed(app, wang, 'sell', 9_700, 200), 200)
  const cashBefore = await heldIn(app, 'M-plantA', 'CNY')
  expect(await settlements()).toEqual([])
  expect((await run(app, { command: 'clearing.settleDay', input: {}, actor: operator })).kind).toBe('notAllowed')
  await stepMarket(app, '2025-10-20', 'settlement')
  // Nobody asked for it: it follows from what the exchange stated at its close.
  const [told] = await app.sql.rows(
    `select caused.name from command_log settle join command_log caused on caused.id = settle.caused_by where settle.name = 'clearing.settleDay'`,
  )
  expect(told).toEqual({ name: 'exchange.closeDay' })
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

describe('RQ-000-024 both legs or neither', () => {
  const end = () =>
    run(market.app, { command: 'market.enterPhase', input: { businessDay: '2025-10-21', phase: 'settlement' }, actor: registrar })
  const legs = [
    ['money', 'M-plantB', 'CNY'],
    ['units', 'T-plantA', 'CEA2024'],
  ] as const

  beforeAll(async () => {
    const { app } = market
    await stepMarket(app, '2025-10-21', 'trading')
    await picked(app, wang, await listed(app, li, 'sell', 9_700, 10), 10)
    expect(await heldIn(app, 'T-plantA', 'CEA2024', 'settling')).toBe(10n)
    expect(await heldIn(app, 'M-plantB', 'CNY', 'settling')).toBe(97_000n)
  })

  test.each(legs)('when the %s are not there any more, the other leg stays where it was', async (_leg, account, product) => {
    const { app } = market
    const take = (by: string) =>
      app.sql.rows(`update holding set quantity = quantity ${by} where account = $1 and product = $2 and state = 'settling'`, [
        account,
        product,
      ])
    await take('- 1')
    const before = await snapshotOf(app)
    await expect(end()).rejects.toThrow('nothing_below_zero')
    expect(await snapshotOf(app)).toEqual(before)
    await take('+ 1')
  })

  test('a server process that dies half way leaves no part of it; afterwards both legs are done', async () => {
    const { app } = market
    const before = await snapshotOf(app)
    await inTransaction(app.pool, async (sql) => {
      // Holds the buyer's cash row, so that the settlement stops in the middle of its writing.
      await sql.rows(`select 1 from holding where account = 'M-plantB' and product = 'CNY' and state = 'settling' for update`)
      const dying = end()
      const lost = expect(dying).rejects.toThrow()
      for (let killed = 0; killed === 0;) {
        const rows = await app.sql.rows(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
        killed = rows.length
      }
      await lost
    })
    expect(await snapshotOf(app)).toEqual(before)
    expect(await end()).toMatchObject({ kind: 'done' })
    expect(await heldIn(app, 'T-plantA', 'CEA2024', 'settling')).toBe(0n)
    expect(await heldIn(app, 'M-plantB', 'CNY', 'settling')).toBe(0n)
  })
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
