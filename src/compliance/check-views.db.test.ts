import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { admitAll, issue, li } from '../../test/people.ts'
import { snapshotOf } from '../../test/snapshot.ts'
import { credits, obligation } from '../../test/trading.ts'
import { ask } from '../store/index.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket('2025-12-20')
  await admitAll(market.app)
  await issue(market.app, 'CEA2024', [{ entity: 'plantA', quantity: 900_000n }])
  await credits(market.app, 'plantA', 80_000)
  await obligation(market.app, 'plantA', 2024, 1_000_000)
})
afterAll(() => market.close())

const check = (input: object) => ask(market.app, 'compliance.check', { year: 2024, ...input }, li)
const checked = async (input: object) => {
  const answer = await check(input)
  return answer.kind === 'answer' ? answer.value : answer
}

test('a surrender that would be taken: what stays missing, and the certificate of one that meets the year', async () => {
  const before = await snapshotOf(market.app)
  expect(await checked({ allowances: 'CEA2024:900000', credits: '10000' })).toEqual({
    refusals: [],
    missing: 90_000n,
    certificate: null,
    late: false,
  })
  expect(await snapshotOf(market.app)).toEqual(before)
})

test('credits above the limit are answered with the limit and what would pass', async () => {
  const limits = { code: 'exceedsOffsetLimit', asked: 50_001n, limit: 50_000n, nearest: 50_000n }
  expect(await checked({ allowances: 'CEA2024:1', credits: '50001' })).toMatchObject({ refusals: [limits], missing: null })
})

test('bad input: rows that are not product and tonnes', async () => {
  for (const allowances of ['CEA2024', 'CEA2024:-1', 'gold:5', 'CEA2024:1.5', 'CEA2024:1,']) {
    expect((await check({ allowances })).kind, allowances).toBe('badInput')
  }
})
