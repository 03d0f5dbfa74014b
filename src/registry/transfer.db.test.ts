import { afterAll, beforeAll, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { admitAll, issue, li } from '../../test/people.ts'
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
