import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { move } from '../kernel/index.ts'
import { batchRegistered } from '../ccer/events.ts'
import { ask } from '../store/index.ts'
import { inTransaction } from '../store/sql.ts'
import { write } from '../store/write.ts'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { admitAll, chen, issue, li, must, operator, registrar, someone, wang } from '../../test/people.ts'

const manager = someone('shen', 'group', ['complianceManager'])

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket('2025-10-20')
  const { app } = market
  await admitAll(app)
  await issue(app, 'CEA2024', [
    { entity: 'plantA', quantity: 1_000n },
    { entity: 'plantB', quantity: 900n },
  ])
  await issue(app, 'CEA2025', [{ entity: 'plantA', quantity: 500n }])
  await issue(app, 'CEA2024', [{ entity: 'plantC', quantity: 800n }], 'province-32')
  for (const [organisation, due] of [
    ['plantA', 1_400],
    ['plantB', 700],
  ] as const) {
    await must(app, 'compliance.openObligation', { organisation, year: 2024, province: 'province-33', due })
  }
  await must(app, 'exchange.openProduct', { product: 'CEA2024', firstPriceFen: 6_000 }, operator)
  await must(app, 'registry.moveToTrading', { product: 'CEA2024', quantity: 800 }, chen)
  await must(app, 'exchange.list', { product: 'CEA2024', side: 'sell', priceFen: 6_100, quantity: 50 }, chen)
  await must(app, 'exchange.list', { product: 'CEA2024', side: 'sell', priceFen: 6_200, quantity: 500 }, chen)
})
afterAll(() => market.close())

const answer = async <Value>(name: string, actor = manager, input: object = {}): Promise<Value> => {
  const reply = await ask(market.app, name, input, actor)
  if (reply.kind !== 'answer') throw new Error(JSON.stringify(reply))
  market.app.views.get(name)?.output.parse(reply.value)
  return reply.value as Value
}
interface Position {
  year: number
  result: Record<string, unknown>
  sentence: { zh: string; en: string }
  plants: { id: string; held: bigint; pledged: bigint; net: { value: bigint } }[]
  pool: { product: string; tonnes: bigint; valueFen: bigint | null }[]
}

describe('a group on one page', () => {
  test('each plant, the sum, the cost through the book, the last sensible day, in data and in one sentence', async () => {
    const found = await answer<Position>('enterprise.position')
    expect(found.year).toBe(2024)
    expect(found.plants.map((plant) => [plant.id, plant.net.value])).toEqual([
      ['plantA', -400n],
      ['plantB', 200n],
    ])
    expect(found.result).toMatchObject({
      shortBy: 200n,
      surplusBy: 0n,
      toBuy: 400n,
      toSell: 200n,
      costFen: 50n * 6_100n + 150n * 6_200n,
      averageFen: 6_175n,
      lastSensibleDay: '2025-12-24',
      deadline: '2025-12-31',
      beyondBook: 0n,
      beyondBookFen: null,
      credits: null,
      // Neither plant's allocation is determined, and without a month nobody can say what it will be.
      toCome: { plants: 2, tonnes: null, draft: false },
    })
    expect(found.pool).toContainEqual(expect.objectContaining({ product: 'CEA2024', tonnes: 1_900n, valueFen: 1_900n * 6_000n }))
    expect(found.sentence.en).toMatch(/^Yuanling Energy is short by 200 t for 2024; filling the gap today costs 12,350.00 yuan/)
    expect(found.sentence.zh).toContain('缺 200 吨')
  })

  test('units of 2025 do not help the year 2024, pledged units neither', async () => {
    const { app } = market
    await must(app, 'parties.admit', {
      organisations: [{ id: 'bankA', kind: 'bank', nameZh: '恒岳银行', nameEn: 'Bank', province: null, parent: null }],
    })
    const offer = {
      product: 'CEA2024',
      quantity: 300,
      bank: 'bankA',
      loanFen: 1_000_000,
      until: '2026-04-30',
      legalEffectAcknowledged: true,
    }
    const made = (await must(app, 'finance.pledge', offer, li)) as { result: { pledge: string } }
    await must(
      app,
      'finance.acceptPledge',
      { pledge: made.result.pledge, legalEffectAcknowledged: true },
      someone('chu', 'bankA', ['bankOfficer']),
    )
    const found = await answer<Position>('enterprise.position', li)
    expect(found.plants).toEqual([expect.objectContaining({ id: 'plantA', held: 700n, pledged: 300n })])
    // The book holds 550 t; the rest is reckoned at the dearest level.
    expect(found.result).toMatchObject({
      shortBy: 700n,
      beyondBook: 150n,
      beyondBookFen: 6_200n,
      costFen: 50n * 6_100n + 650n * 6_200n,
    })
  })

  test('credits stand beside allowances up to the offset limit, with what they save', async () => {
    const { app } = market
    const registered = batchRegistered({ batch: 'b', project: 'p', owner: 'plantC', quantity: 100n }, [
      move('CCER', 100n, 'source:units', 'T-plantC'),
    ])
    const decided = {
      command: 'seed',
      person: 'x',
      organisation: 'tonne',
      businessDay: '2025-10-20' as never,
      recordedAt: new Date(0),
      rulesDigest: '',
    }
    await inTransaction(app.pool, async (sql) => {
      await sql.rows(
        `insert into ccer_batch (id, project, owner, period_from, period_until, quantity, report_id, report_sha256, verifier, status, applied_on)
         values ('b', 'p', 'plantC', '2024-01-01', '2024-06-30', 100, 'r', 'h', 'v', 'verified', '2025-01-01')`,
      )
      await write(app, sql, [{ ...decided, events: [registered] }])
    })
    await must(app, 'exchange.openProduct', { product: 'CCER', firstPriceFen: 5_000 }, operator)
    await must(app, 'exchange.list', { product: 'CCER', side: 'sell', priceFen: 5_000, quantity: 100 }, chen)
    const { result } = await answer<Position>('enterprise.position', li)
    // 5 % of 1,400 t; each of the 70 t replaces the dearest 70 t of allowances.
    expect(result.credits).toEqual({
      limit: 70n,
      quantity: 70n,
      costFen: 350_000n,
      totalFen: 350_000n + 50n * 6_100n + 580n * 6_200n,
      savingFen: 70n * 1_200n,
    })
  })

  test('what can be sold is the surplus as far as it is free', async () => {
    await must(market.app, 'registry.moveToTrading', { product: 'CEA2024', quantity: 150 }, wang)
    const found = await answer<{ rows: object[] }>('enterprise.sellable')
    expect(found.rows).toEqual([
      expect.objectContaining({ id: 'plantA', sellable: 0n }),
      expect.objectContaining({ id: 'plantB', surplusBy: 200n, sellable: 200n, inTrading: 150n, toMove: 50n }),
    ])
  })

  test('another group’s plants are not found; a plant without a filed month has no forecast', async () => {
    expect((await ask(market.app, 'enterprise.position', { organisation: 'plantC' }, manager)).kind).toBe('notFound')
    expect((await ask(market.app, 'enterprise.position', {}, registrar)).kind).toBe('notAllowed')
    const found = await answer<{ confirmed: boolean; rows: { emissions: unknown }[] }>('enterprise.forecast', manager, {
      year: 2025,
    })
    expect([found.confirmed, found.rows.map((row) => row.emissions)]).toEqual([false, [null, null]])
    expect((await answer<{ rows: object[] }>('enterprise.plants')).rows).toHaveLength(2)
  })
})
