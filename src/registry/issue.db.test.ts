import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, system, type TestApp } from '../../test/database.ts'
import { admitAll, issue, li, must, operator, wang } from '../../test/people.ts'
import { heldIn } from '../../test/snapshot.ts'
import { cash, listed, picked, toTrading } from '../../test/trading.ts'
import { ask, run, runMany } from '../store/index.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket()
  await admitAll(market.app)
})
afterAll(() => market.close())

const mintedBlocks = (product: string) =>
  market.app.sql.rows(`select start_at, end_at, account from serial_block where product = $1 order by start_at`, [product])

test('RQ-002-135 three hops, and the totals are conserved in quantity and in serial numbers', async () => {
  await issue(market.app, 'CEA2024', [
    { entity: 'plantA', quantity: 700_000n },
    { entity: 'plantB', quantity: 300_000n },
  ])
  const hops = await market.app.sql.rows(`select from_account, to_account, sum(quantity)::bigint as quantity from posting
    where product = 'CEA2024' group by 1, 2 order by min(line)`)
  expect(hops).toEqual([
    { fromAccount: 'source:units', toAccount: 'R-mee', quantity: 1_000_000n },
    { fromAccount: 'R-mee', toAccount: 'R-province-33', quantity: 1_000_000n },
    { fromAccount: 'R-province-33', toAccount: 'R-plantA', quantity: 700_000n },
    { fromAccount: 'R-province-33', toAccount: 'R-plantB', quantity: 300_000n },
  ])
  expect(await mintedBlocks('CEA2024')).toEqual([
    { startAt: 1n, endAt: 700_000n, account: 'R-plantA' },
    { startAt: 700_001n, endAt: 1_000_000n, account: 'R-plantB' },
  ])
})

test('RQ-002-062 a final allocation of 760,000 over 700,000 brings 60,000 more', async () => {
  const { app } = market
  await must(app, 'registry.issue', {
    product: 'CEA2024',
    year: 2024,
    province: 'province-33',
    purpose: 'finalAllocation',
    rows: [{ entity: 'plantA', quantity: 60_000 }],
  })
  expect(await heldIn(app, 'R-plantA', 'CEA2024')).toBe(760_000n)
})

test('RQ-002-060 pre-allocated units can be sold at once, before anything is verified', async () => {
  const { app } = market
  await cash(app, 1_000_000_00)
  await must(app, 'exchange.openProduct', { product: 'CEA2024', firstPriceFen: 9_749 }, operator)
  expect(await app.sql.rows(`select 1 from obligation`)).toEqual([])
  await toTrading(app, 'plantA', 1_000)
  const listing = await listed(app, li, 'sell', 9_749, 1_000)
  await picked(app, wang, listing, 1_000)
  expect(await heldIn(app, 'T-plantA', 'CEA2024', 'settling')).toBe(1_000n)
})

test('issues of two provinces at the same instant number their units one after the other', async () => {
  const { app } = market
  const request = (entity: string, province: string) => ({
    command: 'registry.issue',
    input: { product: 'CEA2023', year: 2023, province, purpose: 'preAllocation', rows: [{ entity, quantity: 10 }] },
    actor: system,
  })
  const many = Array.from({ length: 12 }, (_, i) =>
    i % 2 === 0 ? request('plantA', 'province-33') : request('plantC', 'province-32'),
  )
  const answers = await Promise.all(many.map((item) => run(app, item)))
  const batch = await runMany(app, many)
  expect([...answers, ...batch].map(({ kind }) => kind)).toEqual(Array.from({ length: 24 }, () => 'done'))
  const blocks = (await mintedBlocks('CEA2023')) as { startAt: bigint; endAt: bigint }[]
  expect(blocks.at(-1)?.endAt).toBe(240n)
  expect(blocks.every((block, i) => block.startAt === (blocks[i - 1]?.endAt ?? 0n) + 1n)).toBe(true)
})

test('nobody issues units by hand, and what stands is public without a name', async () => {
  const input = { product: 'CEA2024', year: 2024, province: 'province-33', purpose: 'preAllocation', rows: [] }
  expect((await run(market.app, { command: 'registry.issue', input, actor: li })).kind).toBe('notAllowed')
  const reply = await ask(market.app, 'registry.circulation', {})
  expect(reply).toMatchObject({
    kind: 'answer',
    value: {
      rows: [
        { product: 'CEA2023', minted: 240n },
        { product: 'CEA2024', minted: 1_060_000n, cancelled: 0n },
      ],
    },
  })
})
