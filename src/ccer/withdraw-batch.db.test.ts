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
