import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { li, must, wang } from '../../test/people.ts'
import { heldIn } from '../../test/snapshot.ts'
import { listed, openTrading, picked } from '../../test/trading.ts'
import { expectRefused } from '../../test/unchanged.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket()
  await openTrading(market.app)
})
afterAll(() => market.close())

const withdraw = (actor: typeof li, listing: string) => ({
  command: 'exchange.withdraw',
  input: { product: 'CEA2024', listing },
  actor,
})

test('what is left of a listing is free again, what was dealt stays dealt', async () => {
  const { app } = market
  const sale = await listed(app, li, 'sell', 9_800, 1_000)
  await picked(app, wang, sale, 400)
  expect((await must(app, 'exchange.withdraw', { product: 'CEA2024', listing: sale }, li)).result).toEqual({ released: 600n })
  const states = await Promise.all(['free', 'order', 'settling'].map((state) => heldIn(app, 'T-plantA', 'CEA2024', state)))
  expect(states).toEqual([299_600n, 0n, 400n])
  const wish = await listed(app, wang, 'buy', 9_700, 10)
  const before = await heldIn(app, 'M-plantB', 'CNY')
  await must(app, 'exchange.withdraw', { product: 'CEA2024', listing: wish }, wang)
  expect(await heldIn(app, 'M-plantB', 'CNY')).toBe(before + 97_000n)
})

test('nobody withdraws another’s listing, nor one that is gone', async () => {
  const { app } = market
  const sale = await listed(app, li, 'sell', 9_800, 10)
  await expectRefused(app, withdraw(wang, sale), { code: 'notYourListing', asked: sale })
  await must(app, 'exchange.withdraw', { product: 'CEA2024', listing: sale }, li)
  await expectRefused(app, withdraw(li, sale), { code: 'listingNotOpen', asked: sale })
})
