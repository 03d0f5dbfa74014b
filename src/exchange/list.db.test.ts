import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { admitAll, issue, li, must, operator, someone, wang } from '../../test/people.ts'
import { heldIn } from '../../test/snapshot.ts'
import { cash, listed, openTrading, picked, stepMarket, toTrading } from '../../test/trading.ts'
import { expectBadInput, expectRefused } from '../../test/unchanged.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket()
  await openTrading(market.app)
})
afterAll(() => market.close())

const order = (actor: typeof li, side: 'buy' | 'sell', priceFen: unknown, quantity: unknown, product = 'CEA2024') => ({
  command: 'exchange.list',
  input: { product, side, priceFen, quantity },
  actor,
})

test('a sale holds units, a purchase holds the cash it would cost', async () => {
  const { app } = market
  await listed(app, li, 'sell', 9_800, 1_000)
  await listed(app, wang, 'buy', 9_700, 1_000)
  expect([await heldIn(app, 'T-plantA', 'CEA2024'), await heldIn(app, 'T-plantA', 'CEA2024', 'order')]).toEqual([
    299_000n,
    1_000n,
  ])
  expect(await heldIn(app, 'M-plantB', 'CNY', 'order')).toBe(9_700_000n)
})

test('RQ-001-016 previous close 97.49: 107.23 and 87.75 are taken, 107.24 and 87.74 are not', async () => {
  const { app } = market
  await listed(app, li, 'sell', 10_723, 1)
  await expectRefused(app, order(li, 'sell', 10_724, 1), { code: 'priceAboveLimit', asked: '107.24', limit: '107.23' })
  await listed(app, wang, 'buy', 8_775, 1)
  await expectRefused(app, order(wang, 'buy', 8_774, 1), { code: 'priceBelowLimit', asked: '87.74', limit: '87.75' })
})

describe('bad input: nothing changes', () => {
  test('an order of 100,000 t is not a listing; 99,999 t is', async () => {
    await expectRefused(market.app, order(li, 'sell', 9_749, 100_000), {
      code: 'listedQuantityTooLarge',
      asked: 100_000n,
      limit: 99_999n,
    })
    await listed(market.app, li, 'sell', 9_749, 99_999)
  })

  test('more than stands free in the trading account, and more than the cash pays; every reason comes at once', async () => {
    const free = await heldIn(market.app, 'T-plantA', 'CEA2024')
    await expectRefused(
      market.app,
      order(li, 'sell', 20_000, 250_000),
      { code: 'priceAboveLimit', asked: '200.00', limit: '107.23' },
      { code: 'listedQuantityTooLarge', asked: 250_000n, limit: 99_999n },
      { code: 'notEnoughTradable', asked: 250_000n, limit: free },
    )
  })

  test('half a tonne, a price below a fen, and none', async () => {
    const limit = Number.MAX_SAFE_INTEGER
    await expectBadInput(market.app, order(li, 'sell', 9_749, 0.5), {
      path: 'quantity',
      code: 'notAWholeNumber',
      asked: 0.5,
      limit,
    })
    await expectBadInput(market.app, order(li, 'sell', 9_749.5, 1), {
      path: 'priceFen',
      code: 'notAWholeNumber',
      asked: 9_749.5,
      limit,
    })
    await expectBadInput(market.app, order(li, 'sell', 0, 1), { path: 'priceFen', code: 'belowLeast', asked: 0, limit: 1 })
  })

  test('an order for credits where only allowances are listed', async () => {
    await expectRefused(market.app, order(li, 'sell', 9_749, 1, 'CCER'), { code: 'productNotListed', asked: 'CCER' })
  })

  test('a desk without cash buys nothing', async () => {
    const desk = someone('lin', 'group', ['trader'])
    await expectRefused(market.app, order(desk, 'buy', 9_749, 1), { code: 'notEnoughCash', asked: '97.49', limit: '0.00' })
  })
})

test('a sale of units bought the same day is refused, and taken on the next trading day', async () => {
  const { app } = market
  const fresh = someone('fu', 'plantC', ['trader'])
  await must(
    app,
    'registry.moveFromTrading',
    { organisation: 'plantC', product: 'CEA2024', quantity: 300_000 },
    { ...fresh, system: true },
  )
  const offer = await listed(app, li, 'sell', 9_700, 500)
  await picked(app, fresh, offer, 500)
  await expectRefused(app, order(fresh, 'sell', 9_749, 500), { code: 'boughtToday', asked: 500n, limit: 0n })
  await stepMarket(app, '2025-10-21', 'trading')
  await listed(app, fresh, 'sell', 9_749, 500)
})

test('outside the trading phase, and on a day off, nothing is taken', async () => {
  const { app } = market
  await stepMarket(app, '2025-10-21', 'settlement')
  await expectRefused(app, order(li, 'sell', 9_749, 1), { code: 'marketNotTrading', asked: 'settlement' })
  await stepMarket(app, '2025-10-25', 'trading')
  await expectRefused(app, order(li, 'sell', 9_749, 1), { code: 'notATradingDay', asked: '2025-10-25' })
})

test('RQ-000-007 an order on 2021-07-15 is refused, one on 2021-07-16 is taken', async () => {
  const { app, close } = await openTestMarket('2021-07-15')
  await admitAll(app)
  await issue(app, 'CEA2019-2020', [{ entity: 'plantA', quantity: 100n }])
  await toTrading(app, 'plantA', 100, 'CEA2019-2020')
  await cash(app, 1_000_000)
  await must(app, 'exchange.openProduct', { product: 'CEA2019-2020', firstPriceFen: 4_800 }, operator)
  await expectRefused(app, order(li, 'sell', 4_800, 10, 'CEA2019-2020'), {
    code: 'beforeMarketOpened',
    asked: '2021-07-15',
    limit: '2021-07-16',
  })
  await stepMarket(app, '2021-07-16', 'trading')
  const offer = await listed(app, li, 'sell', 4_800, 10, 'CEA2019-2020')
  await picked(app, wang, offer, 10, 'CEA2019-2020')
  expect(await app.sql.rows(`select day from trade`)).toEqual([{ day: '2021-07-16' }])
  await close()
})
