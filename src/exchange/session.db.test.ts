import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { must, operator } from '../../test/people.ts'
import { heldIn } from '../../test/snapshot.ts'
import { openTrading, stepMarket } from '../../test/trading.ts'
import { expectRefused } from '../../test/unchanged.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket()
  await openTrading(market.app)
})
afterAll(() => market.close())

const sell = (organisation: string, priceFen: number, quantity: number) => ({
  kind: 'list',
  organisation,
  side: 'sell',
  priceFen,
  quantity,
})
const take = (organisation: string, worstPriceFen: number, quantity: number) => ({
  kind: 'pickBest',
  organisation,
  side: 'buy',
  worstPriceFen,
  quantity,
})

test('a file of orders is taken in its order, each checked as if it came alone', async () => {
  const { app } = market
  const orders = [
    sell('plantA', 9_760, 100),
    sell('plantC', 9_750, 50),
    sell('plantA', 10_724, 1),
    sell('plantA', 9_749, 300_000),
    take('plantB', 9_755, 80),
    take('plantB', 9_800, 120),
    take('plantA', 9_800, 1),
    { ...sell('plantB', 9_749, 1), quantity: 300_001 },
  ]
  const { answers } = (await must(app, 'exchange.session', { product: 'CEA2024', orders }, operator)).result as {
    answers: { listing?: string; dealt?: bigint; refusals?: { code: string }[] }[]
  }
  expect(
    answers.map(
      ({ listing, dealt, refusals }) => refusals?.map(({ code }) => code) ?? dealt ?? (listing === undefined ? '' : 'listed'),
    ),
  ).toEqual([
    'listed',
    'listed',
    ['priceAboveLimit'],
    ['listedQuantityTooLarge', 'notEnoughTradable'],
    50n,
    100n,
    0n,
    ['listedQuantityTooLarge', 'boughtToday'],
  ])
  expect(await heldIn(app, 'T-plantA', 'CEA2024', 'settling')).toBe(100n)
  expect(await heldIn(app, 'T-plantC', 'CEA2024', 'settling')).toBe(50n)
  expect(await heldIn(app, 'M-plantB', 'CNY', 'settling')).toBe(50n * 9_750n + 100n * 9_760n)
  const [day] = await app.sql.rows(`select volume, turnover_fen, trades, open_fen, high_fen, low_fen, last_fen from trading_day`)
  const turnoverFen = 50n * 9_750n + 100n * 9_760n
  expect(day).toEqual({
    volume: 150n,
    turnoverFen,
    trades: 2n,
    openFen: 9_750n,
    highFen: 9_760n,
    lowFen: 9_750n,
    lastFen: 9_760n,
  })
})

test('outside the trading phase the whole file is refused', async () => {
  const { app } = market
  await stepMarket(app, '2025-10-20', 'settlement')
  const input = { product: 'CEA2024', orders: [sell('plantA', 9_760, 100)] }
  await expectRefused(
    app,
    { command: 'exchange.session', input, actor: operator },
    { code: 'marketNotTrading', asked: 'settlement' },
  )
})
