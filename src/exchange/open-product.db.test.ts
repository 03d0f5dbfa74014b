import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { must, operator } from '../../test/people.ts'
import { listed, openTrading, picked } from '../../test/trading.ts'
import { li, wang } from '../../test/people.ts'
import { expectRefused } from '../../test/unchanged.ts'
import { ask } from '../store/index.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket()
  await openTrading(market.app)
})
afterAll(() => market.close())

test('RQ-002-114 each vintage has a book and a price of its own', async () => {
  const { app } = market
  await must(app, 'exchange.openProduct', { product: 'CEA2023', firstPriceFen: 8_000 }, operator)
  const old = await listed(app, wang, 'buy', 8_100, 10, 'CEA2023')
  const young = await listed(app, li, 'sell', 9_800, 10, 'CEA2024')
  const book = async (product: string) =>
    (await ask(app, 'exchange.book', { product }, li)) as { value: { buy: unknown[]; sell: unknown[] } }
  expect((await book('CEA2023')).value).toMatchObject({ buy: [{ priceFen: 8_100n, listings: [{ id: old }] }], sell: [] })
  expect((await book('CEA2024')).value).toMatchObject({ buy: [], sell: [{ priceFen: 9_800n, listings: [{ id: young }] }] })
  await expectRefused(
    app,
    { command: 'exchange.pick', input: { product: 'CEA2023', listing: young, quantity: 1 }, actor: wang },
    { code: 'listingNotOpen', asked: young },
  )
  await picked(app, wang, young, 10)
  const days = await ask(app, 'exchange.products', {})
  expect(days).toMatchObject({
    value: {
      rows: [
        { product: 'CEA2023', previousCloseFen: 8_000n, lastFen: null, volume: 0n },
        { product: 'CEA2024', previousCloseFen: 9_749n, lastFen: 9_800n, volume: 10n },
      ],
    },
  })
})

test('a product is opened once', async () => {
  await expectRefused(
    market.app,
    { command: 'exchange.openProduct', input: { product: 'CEA2024', firstPriceFen: 1 }, actor: operator },
    { code: 'productListedAlready', asked: 'CEA2024' },
  )
})
