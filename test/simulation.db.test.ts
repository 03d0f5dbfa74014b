import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ledgerInvariants } from '../src/ledger/index.ts'
import { checkRebuild, clockOf, run, sealAll, verifyChain, type Answer } from '../src/store/index.ts'
import { openTestMarket, type TestApp } from './database.ts'
import { issue, registrar } from './people.ts'
import { countsOf, walk, type Counts } from './simulation/walk.ts'
import { credits, obligation, openTrading, stepMarket } from './trading.ts'

const seed = Number(process.env['TONNE_SIMULATION_SEED'] ?? 20251020)
const steps = 1_200

/** What must at least have been accepted of each kind, so that a market which refuses everything does not pass. */
const leastAccepted: Readonly<Record<string, number>> = {
  'exchange.list': 80,
  'exchange.pick': 50,
  'exchange.withdraw': 15,
  'registry.moveToTrading': 20,
  'registry.moveFromTrading': 20,
  'compliance.surrender': 10,
  'registry.cancel': 10,
  'approval.confirm': 15,
  'approval.turnDown': 5,
  'market.enterPhase': 20,
}

let market: TestApp
let counts: Counts
beforeAll(async () => {
  market = await openTestMarket('2025-10-20')
  const { app } = market
  await openTrading(app)
  for (const entity of ['plantA', 'plantB', 'plantC']) {
    await credits(app, entity, 5_000)
    await obligation(app, entity, 2024, 120_000, entity === 'plantC' ? 'province-32' : 'province-33')
  }
  await issue(app, 'CEA2023', [{ entity: 'plantA', quantity: 9_000n }])
  counts = await walk(app, seed, steps)
}, 60_000)
afterAll(() => market.close())

describe(`a random walk of ${steps} commands with seed ${seed} (TONNE_SIMULATION_SEED)`, () => {
  test('commands of every kind were accepted, and some were refused', () => {
    console.log(`simulation, seed ${seed}: ${countsOf(counts)}`)
    for (const [command, least] of Object.entries(leastAccepted)) {
      expect({ command, enough: (counts.get(command)?.accepted ?? 0) >= least }).toEqual({ command, enough: true })
    }
    const refused = [...counts.values()].reduce((sum, item) => sum + item.refused, 0)
    expect(refused).toBeGreaterThan(30)
  })

  test('every invariant of the ledger holds', async () => {
    for (const { name, check } of ledgerInvariants)
      expect({ name, ...(await check(market.app.sql)) }).toMatchObject({ name, holds: true })
  })

  test('what is held for something is held for something that exists', async () => {
    const { sql } = market.app
    const order = `select coalesce(sum(quantity), 0)::bigint as held from holding where state = 'order' and product = 'CEA2024'`
    const open = `select coalesce(sum(remaining), 0)::bigint as held from listing where status = 'open' and side = 'sell' and product = 'CEA2024'`
    expect(await sql.rows(order)).toEqual(await sql.rows(open))
    const proposals = `select coalesce(sum((h->>'quantity')::bigint), 0)::bigint as held from proposal, jsonb_array_elements(held) h where status = 'waiting'`
    expect(await sql.rows(`select coalesce(sum(quantity), 0)::bigint as held from holding where state = 'proposal'`)).toEqual(
      await sql.rows(proposals),
    )
  })

  test('the last trading day settles to the last trade, and nothing stays in between', async () => {
    const { app } = market
    const { businessDay, phase } = await clockOf(app.sql)
    if (phase === 'trading' || phase === 'before') await stepMarket(app, businessDay, 'settlement')
    const stuck = await app.sql.rows(
      `select account, product, state, quantity from holding where state in ('order', 'settling') and quantity > 0`,
    )
    expect(stuck).toEqual([])
    const [trades] = await app.sql.rows(`select count(*) as trades, (select count(*) from settlement) as settled from trade`)
    expect((trades as { trades: bigint }).trades).toBe((trades as { settled: bigint }).settled)
  })

  test('the chain verifies, and what is rebuilt from it is the same to the byte', async () => {
    const { app } = market
    await sealAll(app.pool)
    expect((await verifyChain(app.sql)).problems).toEqual([])
    expect((await checkRebuild(app)).filter(({ same }) => !same)).toEqual([])
    const again: Answer = await run(app, { command: 'clearing.settleDay', input: {}, actor: registrar })
    expect(again).toMatchObject({ kind: 'done', result: { settled: 0 } })
  })
})
