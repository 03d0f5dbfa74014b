import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { chen, li, wang } from '../../test/people.ts'
import { heldIn } from '../../test/snapshot.ts'
import { listed, openTrading, picked } from '../../test/trading.ts'
import { expectRefused } from '../../test/unchanged.ts'
import { run } from '../store/index.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket()
  await openTrading(market.app)
})
afterAll(() => market.close())

const pick = (actor: typeof li, listing: string, quantity: number) => ({
  command: 'exchange.pick',
  input: { product: 'CEA2024', listing, quantity },
  actor,
})

test('RQ-002-115 seller or buyer lists, others pick in parts at its price; 100,000 t cannot be listed', async () => {
  const { app } = market
  const sale = await listed(app, li, 'sell', 9_800, 1_000)
  await picked(app, wang, sale, 400)
  await picked(app, chen, sale, 600)
  await expectRefused(app, pick(wang, sale, 1), { code: 'listingNotOpen', asked: sale })
  const wish = await listed(app, wang, 'buy', 9_700, 300)
  await picked(app, li, wish, 100)
  const trades = await app.sql.rows(`select buyer, seller, price_fen, quantity from trade order by length(id), id`)
  expect(trades).toEqual([
    { buyer: 'plantB', seller: 'plantA', priceFen: 9_800n, quantity: 400n },
    { buyer: 'plantC', seller: 'plantA', priceFen: 9_800n, quantity: 600n },
    { buyer: 'plantB', seller: 'plantA', priceFen: 9_700n, quantity: 100n },
  ])
  expect(await heldIn(app, 'T-plantA', 'CEA2024', 'settling')).toBe(1_100n)
  expect(await heldIn(app, 'M-plantB', 'CNY', 'settling')).toBe(400n * 9_800n + 100n * 9_700n)
  expect(await heldIn(app, 'M-plantB', 'CNY', 'order')).toBe(200n * 9_700n)
  const large = {
    command: 'exchange.list',
    input: { product: 'CEA2024', side: 'sell', priceFen: 9_749, quantity: 100_000 },
    actor: li,
  }
  await expectRefused(app, large, { code: 'listedQuantityTooLarge', asked: 100_000n, limit: 99_999n })
})

test('more than is left of a listing, and one’s own, are refused', async () => {
  const { app } = market
  const sale = await listed(app, li, 'sell', 9_750, 10)
  await expectRefused(app, pick(wang, sale, 11), { code: 'listingTooSmall', asked: 11n, limit: 10n })
  await expectRefused(app, pick(li, sale, 1), { code: 'ownListing', asked: sale })
})

test('a listing outside the best five levels cannot be picked; the fifth can', async () => {
  const { app } = market
  const sales: string[] = []
  for (const price of [9_760, 9_770, 9_780, 9_790, 9_810]) sales.push(await listed(app, chen, 'sell', price, 10))
  // 97.50 of the test before is the best level, so these are the second to the sixth.
  const [, , , fifth, sixth] = sales as [string, string, string, string, string]
  await expectRefused(app, pick(wang, sixth, 1), { code: 'beyondBestLevels', asked: sixth, limit: 5n })
  await picked(app, wang, fifth, 1)
})

test('who picks must have the units, or the cash', async () => {
  const { app } = market
  const wish = await listed(app, chen, 'buy', 9_749, 99_999)
  const empty = { ...wang, organisation: 'group' }
  await expectRefused(app, pick(empty, wish, 99_999), { code: 'notEnoughTradable', asked: 99_999n, limit: 0n })
})

test('of sixteen picks at the same instant only as many go through as the listing holds', async () => {
  const { app } = market
  const sale = await listed(app, li, 'sell', 9_749, 10)
  const answers = await Promise.all(Array.from({ length: 16 }, (_, i) => run(app, pick(i % 2 === 0 ? wang : chen, sale, 1))))
  expect(answers.filter(({ kind }) => kind === 'done')).toHaveLength(10)
  expect(answers.filter(({ kind }) => kind === 'refused')).toHaveLength(6)
  expect(await app.sql.rows(`select remaining, status from listing where id = $1`, [sale])).toEqual([
    { remaining: 0n, status: 'filled' },
  ])
})
