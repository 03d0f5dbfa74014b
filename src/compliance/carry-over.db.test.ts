import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { chen, gao, issue, li, mustWithTwo, wang } from '../../test/people.ts'
import { heldIn } from '../../test/snapshot.ts'
import { listed, ma, obligation, openTrading, picked, stepMarket } from '../../test/trading.ts'
import { expectRefused } from '../../test/unchanged.ts'
import { run } from '../store/index.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket('2025-12-30')
  const { app } = market
  await openTrading(app)
  await issue(app, 'CEA2023', [{ entity: 'plantA', quantity: 5_000n }])
  await picked(app, wang, await listed(app, li, 'sell', 9_749, 99_999), 99_999)
  await picked(app, wang, await listed(app, li, 'sell', 9_749, 1), 1)
  await stepMarket(app, '2026-01-05', 'trading')
})
afterAll(() => market.close())

const carry = (actor: typeof li, quantity: number, product = 'CEA2024') => ({
  command: 'compliance.carryOver',
  input: { year: 2024, rows: [{ product, quantity }] },
  actor,
})

test('RQ-002-045 net sold 100,000 carries 160,000; net purchases, and none, carry 10,000', async () => {
  const { app } = market
  await expectRefused(app, carry(li, 160_001), { code: 'exceedsCarryOver', asked: 160_001n, limit: 160_000n })
  await expectRefused(app, carry(wang, 10_001), { code: 'exceedsCarryOver', asked: 10_001n, limit: 10_000n })
  await expectRefused(app, carry(chen, 10_001), { code: 'exceedsCarryOver', asked: 10_001n, limit: 10_000n })
  await mustWithTwo(app, 'compliance.carryOver', carry(wang, 10_000).input, wang, ma)
  expect(await heldIn(app, 'R-plantB', 'CEA2025')).toBe(10_000n)
})

test('old units are cancelled and as many of the next vintage made; several applications share the limit', async () => {
  const { app } = market
  const rows = [
    { product: 'CEA2024', quantity: 100_000 },
    { product: 'CEA2023', quantity: 5_000 },
  ]
  const before = await heldIn(app, 'R-plantA', 'CEA2024')
  const answer = await mustWithTwo(app, 'compliance.carryOver', { year: 2024, rows }, li, gao)
  expect(answer).toMatchObject({ kind: 'done', result: { into: 'CEA2025', quantity: 105_000n } })
  expect(await heldIn(app, 'R-plantA', 'CEA2024')).toBe(before - 100_000n)
  expect([await heldIn(app, 'R-plantA', 'CEA2023'), await heldIn(app, 'R-plantA', 'CEA2025')]).toEqual([0n, 105_000n])
  expect(await heldIn(app, 'R-cancelled', 'CEA2023')).toBe(5_000n)
  await expectRefused(app, carry(li, 55_001), { code: 'exceedsCarryOver', asked: 55_001n, limit: 55_000n })
})

test('more than is free in the registry account, or a vintage that is not carried', async () => {
  const { app } = market
  await expectRefused(
    app,
    carry(wang, 1, 'CEA2023'),
    { code: 'notEnoughFree', asked: 1n, limit: 0n },
    { code: 'exceedsCarryOver', asked: 1n, limit: 0n },
  )
  await expectRefused(app, carry(li, 10, 'CEA2025'), { code: 'vintageNotCarried', asked: 'CEA2025' })
})

test('two plants that carry over at the same instant number their new units one after the other', async () => {
  const { app } = market
  const proposed = await Promise.all([run(app, carry(li, 20)), run(app, carry(chen, 20))])
  const [first, second] = proposed.map((answer) => (answer.kind === 'proposed' ? answer.proposal : ''))
  const qin = { ...chen, person: 'qin' }
  const answers = await Promise.all([
    run(app, { command: 'approval.confirm', input: { proposal: first }, actor: gao }),
    run(app, { command: 'approval.confirm', input: { proposal: second }, actor: qin }),
  ])
  expect(answers.map(({ kind }) => kind)).toEqual(['done', 'done'])
  const [sum] = await app.sql.rows(`select max(end_at) as last from serial_block where product = 'CEA2025'`)
  expect(sum).toEqual({ last: 115_040n })
})

test('arrears bar it, and after the last day nobody may', async () => {
  const { app } = market
  await obligation(app, 'plantB', 2023, 10)
  await expectRefused(
    app,
    carry(wang, 1),
    { code: 'arrearsBarCarryOver', asked: '2023' },
    { code: 'exceedsCarryOver', asked: 1n, limit: 0n },
  )
  await stepMarket(app, '2026-06-11', 'before')
  await expectRefused(app, carry(chen, 1), { code: 'carryOverClosed', asked: '2026-06-11', limit: '2026-06-10' })
})
