import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, sealAll } from '../store/index.ts'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { admitAll, chen, gao, issue, li, must, mustWithTwo, operator, registrar, someone } from '../../test/people.ts'

const auditor = someone('song', 'auditors', ['auditor'])

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket('2025-10-20')
  const { app } = market
  await admitAll(app)
  await issue(app, 'CEA2024', [{ entity: 'plantA', quantity: 1_000n }])
  await issue(app, 'CEA2024', [{ entity: 'plantC', quantity: 500n }], 'province-32')
  await must(app, 'compliance.openObligation', { organisation: 'plantA', year: 2024, province: 'province-33', due: 700 })
  await mustWithTwo(app, 'compliance.surrender', { year: 2024, allowances: [{ product: 'CEA2024', quantity: 600 }] }, li, gao)
  await mustWithTwo(app, 'registry.cancel', { product: 'CEA2024', quantity: 10, reason: '公益' }, li, gao)
  await must(app, 'exchange.openProduct', { product: 'CEA2024', firstPriceFen: 6_000 }, operator)
  await must(
    app,
    'clearing.deposit',
    { deposits: [{ organisation: 'plantA', amountFen: 10_000_000, bankReference: 'x' }] },
    registrar,
  )
  await must(app, 'registry.moveToTrading', { product: 'CEA2024', quantity: 100 }, chen)
  for (const [priceFen, quantity] of [
    [6_000, 30],
    [6_100, 10],
  ] as const) {
    const listed = (await must(app, 'exchange.list', { product: 'CEA2024', side: 'sell', priceFen, quantity }, chen)) as {
      result: { listing: string }
    }
    await must(app, 'exchange.pick', { product: 'CEA2024', listing: listed.result.listing, quantity }, li)
  }
})
afterAll(() => market.close())

const answer = async <Value>(name: string, input: object, actor = auditor): Promise<Value> => {
  const reply = await ask(market.app, name, input, actor)
  if (reply.kind !== 'answer') throw new Error(JSON.stringify(reply))
  market.app.views.get(name)?.output.parse(reply.value)
  return reply.value as Value
}

describe('the whole market', () => {
  test('every tonne minted is held or cancelled, every tonne cancelled has its reason, and the sums are zero', async () => {
    const found = await answer<{ products: object[]; years: object[]; checks: { holds: boolean }[] }>(
      'supervision.nationalBalance',
      {},
    )
    expect(found.products).toEqual([
      expect.objectContaining({
        product: 'CEA2024',
        minted: 1_500n,
        held: 890n,
        cancelled: 610n,
        surrendered: 600n,
        voluntary: 10n,
        difference: 0n,
        unexplained: 0n,
      }),
    ])
    expect(found.years).toEqual([
      expect.objectContaining({ year: 2024, entities: 1n, due: 700n, surrendered: 600n, missing: 100n }),
    ])
    expect(found.checks.length).toBeGreaterThan(3)
    expect(found.checks.filter((check) => !check.holds)).toEqual([])
  })

  test('RQ-001-008 the annual volume-weighted average: 55.3 published for 2022, and this market’s own for 2025', async () => {
    const { rows } = await answer<{ rows: Record<string, unknown>[] }>('supervision.market', {})
    expect(rows.map((row) => row.year)).toEqual([2021, 2022, 2023, 2024, 2025])
    expect(rows[1]).toMatchObject({ averageYuan: null, published: { averagePrice: { value: '55.3' } } })
    // (30 × 60.00 + 10 × 61.00) ÷ 40
    expect(rows[4]).toMatchObject({ volume: 40n, averageYuan: '60.25' })
  })
})

interface Audit {
  rows: { position: bigint | null; hash: string | null; name: string; organisation: string; person: string; data: object }[]
  next: string | null
  head: { position: bigint } | null
  unsealed: bigint
}

describe('the audit', () => {
  test('events come newest first with place and hash, page by page, and by who, what and when', async () => {
    expect((await answer<Audit>('supervision.audit', {})).head).toBeNull()
    await sealAll(market.app.pool)
    const first = await answer<Audit>('supervision.audit', { limit: 3 })
    expect(first.rows.map((row) => row.name)).toEqual(['exchange.traded', 'exchange.listed', 'exchange.traded'])
    expect([first.rows[0]?.position, first.unsealed]).toEqual([first.head?.position, 0n])
    expect(first.rows[0]?.hash).toMatch(/^[0-9a-f]{64}$/)
    const second = await answer<Audit>('supervision.audit', { limit: 3, before: first.next })
    expect(second.rows[0]?.position).toBe((first.head?.position ?? 0n) - 3n)
    const mine = await answer<Audit>('supervision.audit', { organisation: 'plantA', name: 'compliance.', day: '2025-10-20' })
    expect(mine.rows.map((row) => [row.name, row.person])).toEqual([['compliance.surrendered', 'gao']])
  })

  test('others see what their own organisation did; reading the whole leaves an access record', async () => {
    expect((await ask(market.app, 'supervision.audit', {}, li)).kind).toBe('notAllowed')
    const own = await answer<Audit>('supervision.ownAudit', {}, chen)
    expect(new Set(own.rows.map((row) => row.organisation))).toEqual(new Set(['plantC']))
    const [count] = await market.app.sql.rows<{ n: bigint }>(
      `select count(*) as n from access_record where view = 'supervision.audit' and person = 'song'`,
    )
    expect(count?.n).toBe(4n)
  })
})
