import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { admitAll, gao, li, must, mustWithTwo, registrar } from '../../test/people.ts'
import { heldIn } from '../../test/snapshot.ts'
import { expectBadInput, expectRefused } from '../../test/unchanged.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket()
  await admitAll(market.app)
})
afterAll(() => market.close())

const deposit = (organisation: string, amountFen: unknown) => ({
  command: 'clearing.deposit',
  input: {
    deposits: [
      { organisation: 'plantA', amountFen: 100, bankReference: 'b-1' },
      { organisation, amountFen, bankReference: 'b-2' },
    ],
  },
  actor: registrar,
})

test('money comes in from the bank and goes out again with two people; the market’s money sums to zero', async () => {
  const { app } = market
  await must(
    app,
    'clearing.deposit',
    { deposits: [{ organisation: 'plantA', amountFen: 5_000_00, bankReference: 'b-0' }] },
    registrar,
  )
  await mustWithTwo(app, 'clearing.payOut', { amountFen: 2_000_00, bankReference: 'o-0' }, li, gao)
  expect(await heldIn(app, 'M-plantA', 'CNY')).toBe(3_000_00n)
  expect(await heldIn(app, 'source:cash', 'CNY')).toBe(-3_000_00n)
})

test('one fen more than is free is refused, and while it waits the money is held', async () => {
  const { app } = market
  const ask = (amountFen: number) => ({ command: 'clearing.payOut', input: { amountFen, bankReference: 'o-1' }, actor: li })
  await expectRefused(app, ask(3_000_01), { code: 'notEnoughCash', asked: '3000.01', limit: '3000.00' })
  await must(app, 'clearing.payOut', { amountFen: 2_999_00, bankReference: 'o-2' }, li)
  await expectRefused(app, ask(1_01), { code: 'notEnoughCash', asked: '1.01', limit: '1.00' })
})

test('only who may trade has a cash account; half a fen is no money; the whole list is refused', async () => {
  await expectRefused(market.app, deposit('group', 100), { code: 'noCashAccount', asked: 'group' })
  const limit = Number.MAX_SAFE_INTEGER
  await expectBadInput(market.app, deposit('plantB', 0.5), {
    path: 'deposits.1.amountFen',
    code: 'notAWholeNumber',
    asked: 0.5,
    limit,
  })
})
