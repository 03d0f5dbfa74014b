import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { must, refusedWith, registrar } from '../../test/people.ts'
import { admitVoluntary, firstHalf, owner, verification, verifier, windFarm } from './samples.fixture.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket()
  await admitVoluntary(market.app)
})
afterAll(() => market.close())

const field = (answer: { result?: unknown }, name: string): string => String((answer.result as Record<string, unknown>)[name])

test('RQ-003-019 report and verification must name the same tonnes; withdrawn, the period can be applied for again', async () => {
  const project = field(await must(market.app, 'ccer.registerProject', windFarm, owner), 'project')
  const batch = field(await must(market.app, 'ccer.applyBatch', firstHalf(project), owner), 'batch')
  await must(market.app, 'ccer.verifyBatch', verification(batch, 79_000), verifier)
  expect(await refusedWith(market.app, { command: 'ccer.registerBatch', input: { batch }, actor: registrar })).toEqual([
    'quantityNotAsVerified',
  ])
  expect(await refusedWith(market.app, { command: 'ccer.applyBatch', input: firstHalf(project), actor: owner })).toEqual([
    'periodOverlaps',
  ])
  await must(market.app, 'ccer.withdrawBatch', { batch, reason: '按核查结果重报' }, owner)
  const again = field(await must(market.app, 'ccer.applyBatch', { ...firstHalf(project), quantity: 79_000 }, owner), 'batch')
  await must(market.app, 'ccer.verifyBatch', verification(again, 79_000), verifier)
  expect((await must(market.app, 'ccer.registerBatch', { batch: again }, registrar)).kind).toBe('proposed')
})

test('RQ-001-004 one project applies for period after period; any that overlaps one of them is refused', async () => {
  const project = field(await must(market.app, 'ccer.registerProject', windFarm, owner), 'project')
  const period = (periodFrom: string, periodUntil: string) => ({ ...firstHalf(project), periodFrom, periodUntil })
  const taken = [
    ['2023-07-01', '2023-12-31'],
    ['2024-07-01', '2024-12-31'],
    ['2024-01-01', '2024-06-30'],
  ] as const
  for (const [from, until] of taken) await must(market.app, 'ccer.applyBatch', period(from, until), owner)
  const overlapping = [
    ['2024-12-31', '2025-03-31', 1],
    ['2023-01-01', '2023-07-01', 1],
    ['2024-03-01', '2024-03-31', 1],
    ['2023-06-30', '2025-01-01', 3],
  ] as const
  for (const [from, until, times] of overlapping) {
    const refused = await refusedWith(market.app, { command: 'ccer.applyBatch', input: period(from, until), actor: owner })
    expect(refused).toEqual(Array.from({ length: times }, () => 'periodOverlaps'))
  }
  const other = field(await must(market.app, 'ccer.registerProject', windFarm, owner), 'project')
  await must(market.app, 'ccer.applyBatch', { ...period('2024-03-01', '2024-03-31'), project: other }, owner)
})
