import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { admitAll, gao, issue, li, mustWithTwo, someone } from '../../test/people.ts'
import { expectRefused } from '../../test/unchanged.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket()
  await admitAll(market.app)
  await issue(market.app, 'CEA2024', [{ entity: 'plantA', quantity: 1_000n }])
})
afterAll(() => market.close())

const transfer = (to: string, product = 'CEA2024') => ({
  command: 'registry.transfer',
  input: { to, product, quantity: 10 },
  actor: li,
})

test('RQ-002-039 a transfer to another holder without a trade is refused, also inside the group, with its article', async () => {
  for (const to of ['plantB', 'plantC']) {
    await expectRefused(market.app, transfer(to), { code: 'overTheCounterNotAllowed', asked: 10n })
  }
})

test('whether credits may change holder so is not known, and is refused rather than guessed', async () => {
  await expectRefused(market.app, transfer('plantB', 'CCER'), { code: 'noRuleInForce' })
})

test('a market that allows it moves free units with a second person, and only to a holder with an account', async () => {
  const over = {
    parameter: 'exchange/over-the-counter-allowed',
    when: { market: 'CEA' },
    from: '2021-05-14',
    value: true,
    source: '试点市场规则',
  }
  const ministry = (person: string) => someone(person, 'mee', ['ministryOfficer'])
  await mustWithTwo(market.app, 'rulebook.override', over, ministry('min1'), ministry('min2'))
  await mustWithTwo(market.app, 'registry.transfer', { to: 'plantB', product: 'CEA2024', quantity: 300 }, li, gao)
  const held = await market.app.sql.rows(
    `select account, quantity from holding where product = 'CEA2024' and state = 'free' and account in ('R-plantA', 'R-plantB') order by account`,
  )
  expect(held).toEqual([
    { account: 'R-plantA', quantity: 700n },
    { account: 'R-plantB', quantity: 300n },
  ])
  const input = { to: 'plantA', product: 'CEA2024', quantity: 701 }
  await expectRefused(
    market.app,
    { command: 'registry.transfer', input, actor: li },
    { code: 'receiverIsSender', asked: 'plantA' },
    { code: 'notEnoughFree', asked: 701n, limit: 700n },
  )
  await expectRefused(market.app, transfer('group'), { code: 'noAccount', asked: 'group' })
})
