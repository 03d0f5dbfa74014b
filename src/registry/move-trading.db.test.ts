import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { admitAll, issue, li, must, someone } from '../../test/people.ts'
import { heldIn } from '../../test/snapshot.ts'
import { expectBadInput, expectRefused } from '../../test/unchanged.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket()
  await admitAll(market.app)
  await issue(market.app, 'CEA2024', [{ entity: 'plantA', quantity: 1_000n }])
})
afterAll(() => market.close())

const request = (way: 'To' | 'From', quantity: unknown, product: string = 'CEA2024') => ({
  command: `registry.move${way}Trading`,
  input: { product, quantity },
  actor: li,
})

test('units go to the holder’s own trading account and back', async () => {
  const { app } = market
  await must(app, 'registry.moveToTrading', { product: 'CEA2024', quantity: 400 }, li)
  expect([await heldIn(app, 'R-plantA', 'CEA2024'), await heldIn(app, 'T-plantA', 'CEA2024')]).toEqual([600n, 400n])
  await must(app, 'registry.moveFromTrading', { product: 'CEA2024', quantity: 150 }, li)
  expect([await heldIn(app, 'R-plantA', 'CEA2024'), await heldIn(app, 'T-plantA', 'CEA2024')]).toEqual([750n, 250n])
})

describe('bad input: nothing changes', () => {
  test('1.5 t is refused with its field, its code, the limit and a source, in both languages', async () => {
    await expectBadInput(market.app, request('To', 1.5), {
      path: 'quantity',
      code: 'notAWholeNumber',
      asked: 1.5,
      limit: Number.MAX_SAFE_INTEGER,
    })
  })

  test('a negative tonne and no tonne at all are refused the same way', async () => {
    await expectBadInput(market.app, request('To', -1), { path: 'quantity', code: 'belowLeast', asked: -1, limit: 0 })
    await expectBadInput(market.app, request('To', 0), { path: 'quantity', code: 'belowLeast', asked: 0, limit: 1 })
  })

  test('a quantity that is no number, and a product that is none', async () => {
    await expectBadInput(market.app, request('To', 'many'), { path: 'quantity', code: 'wrongForm', asked: 'many' })
    await expectBadInput(market.app, request('To', 1, 'CEA1999'), { path: 'product', code: 'wrongForm', asked: 'CEA1999' })
  })

  test('one tonne more than is free, either way', async () => {
    await expectRefused(market.app, request('To', 751), { code: 'notEnoughFree', asked: 751n, limit: 750n })
    await expectRefused(market.app, request('From', 251), { code: 'notEnoughFree', asked: 251n, limit: 250n })
  })
})

test('a group acts for its plants, and for nobody else', async () => {
  const desk = someone('lin', 'group', ['trader'])
  await must(market.app, 'registry.moveToTrading', { organisation: 'plantA', product: 'CEA2024', quantity: 1 }, desk)
  await expect(
    must(market.app, 'registry.moveToTrading', { organisation: 'plantC', product: 'CEA2024', quantity: 1 }, desk),
  ).rejects.toThrow('notFound')
})
