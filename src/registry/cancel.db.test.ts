import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { admitAll, gao, issue, li, must, mustWithTwo } from '../../test/people.ts'
import { heldIn } from '../../test/snapshot.ts'
import { expectRefused } from '../../test/unchanged.ts'
import { ask, run } from '../store/index.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket()
  await admitAll(market.app)
  await issue(market.app, 'CEA2024', [{ entity: 'plantA', quantity: 1_000n }])
})
afterAll(() => market.close())

const input = { product: 'CEA2024', quantity: 100, reason: '大型活动碳中和' }

test('cancelled units are gone for good, and the record with its reason is public', async () => {
  const { app } = market
  const answer = await mustWithTwo(app, 'registry.cancel', input, li, gao)
  const { cancellation } = (answer.kind === 'done' ? answer.result : {}) as { cancellation: string }
  expect([await heldIn(app, 'R-plantA', 'CEA2024'), await heldIn(app, 'R-cancelled', 'CEA2024')]).toEqual([900n, 100n])
  expect(await ask(app, 'registry.cancellations', {})).toEqual({
    kind: 'answer',
    value: {
      rows: [
        {
          id: cancellation,
          organisation: 'plantA',
          product: 'CEA2024',
          quantity: 100n,
          reason: '大型活动碳中和',
          cancelledOn: '2025-10-20',
        },
      ],
    },
  })
  expect(await ask(app, 'registry.circulation', {})).toMatchObject({
    value: { rows: [{ minted: 1_000n, held: 900n, cancelled: 100n }] },
  })
})

test('more than is free is refused; without a reason the form is incomplete', async () => {
  await expectRefused(
    market.app,
    { command: 'registry.cancel', input: { ...input, quantity: 901 }, actor: li },
    { code: 'notEnoughFree', asked: 901n, limit: 900n },
  )
  const answer = await run(market.app, { command: 'registry.cancel', input: { ...input, reason: ' ' }, actor: li })
  expect(answer).toMatchObject({ kind: 'badInput', problems: [{ path: 'reason', code: 'wrongForm' }] })
})

test('what a proposal holds cannot be promised a second time, and a confirmation decides on what stands then', async () => {
  const { app } = market
  const proposed = await must(app, 'registry.cancel', { ...input, quantity: 800 }, li)
  await expectRefused(
    app,
    { command: 'registry.cancel', input: { ...input, quantity: 101 }, actor: li },
    { code: 'notEnoughFree', asked: 101n, limit: 100n },
  )
  await must(app, 'approval.turnDown', { proposal: proposed.kind === 'proposed' ? proposed.proposal : '', reason: '暂缓' }, li)
  expect(await heldIn(app, 'R-plantA', 'CEA2024')).toBe(900n)
})
