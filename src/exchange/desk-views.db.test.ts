import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { li, must, wang } from '../../test/people.ts'
import { snapshotOf } from '../../test/snapshot.ts'
import { listed, openTrading, picked, stepMarket } from '../../test/trading.ts'
import { ask } from '../store/index.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket()
  await openTrading(market.app)
})
afterAll(() => market.close())

const read = async (name: string, input: object, actor = wang) => {
  const answer = await ask(market.app, name, input, actor)
  return (answer.kind === 'answer' ? answer.value : answer) as never
}
const order = { product: 'CEA2024', side: 'buy', priceFen: '9749', quantity: '1000' }

test('an order that would be taken is answered with its cost, and nothing is posted', async () => {
  const before = await snapshotOf(market.app)
  expect(await read('exchange.check', order)).toEqual({ market: 'CEA', refusals: [], priceFen: 9_749n, amountFen: 9_749_000n })
  expect(await snapshotOf(market.app)).toEqual(before)
})

test('an order that would be refused is answered with every reason', async () => {
  const { refusals } = (await read('exchange.check', { ...order, side: 'sell', priceFen: '20000', quantity: '350000' })) as {
    refusals: { code: string; nearest?: unknown }[]
  }
  expect(refusals.map(({ code, nearest }) => [code, nearest])).toEqual([
    ['priceAboveLimit', '107.23'],
    ['listedQuantityTooLarge', 99_999n],
    ['notEnoughTradable', 300_000n],
  ])
})

test('the desk tells sellable, held, arriving and locked units apart, and free from held cash', async () => {
  const offer = await listed(market.app, li, 'sell', 9_700, 2_000)
  await picked(market.app, wang, offer, 500)
  await listed(market.app, wang, 'buy', 9_600, 100)
  expect(await read('exchange.desk', { product: 'CEA2024' })).toMatchObject({
    units: { sellable: 300_000n, locked: 0n, inOrders: 0n, arriving: 500n },
    cash: { freeFen: 10_000_000_000n - 500n * 9_700n - 100n * 9_600n, inOrdersFen: 960_000n, settlingFen: 4_850_000n },
    quantityMax: 99_999n,
    resaleDays: 1,
    closed: null,
  })
  expect(await read('exchange.desk', { product: 'CEA2024' }, li)).toMatchObject({
    units: { sellable: 298_000n, inOrders: 1_500n },
  })
})

test('an own listing tells what was dealt of it, also after it is withdrawn', async () => {
  const offer = await listed(market.app, li, 'sell', 9_650, 300)
  await picked(market.app, wang, offer, 120)
  await must(market.app, 'exchange.withdraw', { product: 'CEA2024', listing: offer }, li)
  const { listings } = (await read('exchange.orders', {}, li)) as { listings: { id: string; dealt: bigint; status: string }[] }
  expect(listings.find((row) => row.id === offer)).toMatchObject({ dealt: 120n, remaining: 0n, status: 'withdrawn' })
})

test('outside the trading phase the desk says why nothing trades', async () => {
  await stepMarket(market.app, '2025-10-20', 'closed')
  expect(await read('exchange.desk', { product: 'CEA2024' })).toMatchObject({ closed: { code: 'marketNotTrading' } })
  expect(await read('exchange.check', order)).toMatchObject({ refusals: [{ code: 'marketNotTrading' }] })
})
