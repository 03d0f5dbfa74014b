import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { admitAll, gao, issue, li, must, operator, refusedWith, registrar, wang } from '../../test/people.ts'
import { listed, picked, stepMarket } from '../../test/trading.ts'
import { ask, checkRebuild, run, sealAll } from '../store/index.ts'
import { admitBanks, banker, offer, otherBanker } from './samples.fixture.ts'

let market: TestApp
let id = ''
beforeAll(async () => {
  market = await openTestMarket()
  await admitAll(market.app)
  await admitBanks(market.app)
  await issue(market.app, 'CEA2024', [{ entity: 'plantA', quantity: 1_000n }])
  await must(market.app, 'exchange.openProduct', { product: 'CEA2024', firstPriceFen: 6_000 }, operator)
  await must(market.app, 'compliance.openObligation', { organisation: 'plantA', year: 2024, province: 'province-33', due: 900 })
})
afterAll(() => market.close())

const held = async (state: string): Promise<bigint> => {
  const [row] = await market.app.sql.rows<{ quantity: bigint }>(
    `select quantity from holding where account = 'R-plantA' and product = 'CEA2024' and state = $1`,
    [state],
  )
  return row?.quantity ?? 0n
}
const pledgesOf = async (actor: typeof li) => {
  const reply = await ask(market.app, 'finance.pledges', {}, actor)
  if (reply.kind !== 'answer') throw new Error(reply.kind)
  return reply.value as { pledges: Record<string, never>[]; notice: { references: string[] } }
}
const result = (answer: object): Record<string, unknown> => (answer as { result: Record<string, unknown> }).result

describe('a pledge of allowances', () => {
  test('one signature freezes nothing; only the bank it was offered to can accept', async () => {
    id = String(result(await must(market.app, 'finance.pledge', offer, li)).pledge)
    expect([await held('free'), await held('pledge')]).toEqual([1_000n, 0n])
    const accept = { pledge: id, legalEffectAcknowledged: true }
    expect(await refusedWith(market.app, { command: 'finance.acceptPledge', input: accept, actor: otherBanker })).toEqual([
      'pledgeUnknown',
    ])
    expect((await run(market.app, { command: 'finance.acceptPledge', input: accept, actor: li })).kind).toBe('notAllowed')
    const unread = { command: 'finance.acceptPledge', input: { pledge: id }, actor: banker }
    expect(await refusedWith(market.app, unread)).toEqual(['legalEffectNotAcknowledged'])
  })

  test('accepted, the units are frozen and valued at the last close, whose id is kept', async () => {
    const accepted = result(await must(market.app, 'finance.acceptPledge', { pledge: id, legalEffectAcknowledged: true }, banker))
    expect(accepted).toMatchObject({ certificate: expect.stringMatching(/^ZY-20251020-c\d+$/) as string, loanToValue: '0.6667' })
    expect([await held('free'), await held('pledge')]).toEqual([700n, 300n])
    const [shown] = (await pledgesOf(banker)).pledges
    expect(shown).toMatchObject({
      acceptedAt: { priceId: 'CEA2024 2025-10-20 previousClose', priceFen: 6_000n },
      valuation: { valueFen: 1_800_000n, alert: false },
      nextSteps: ['finance.releasePledge'],
    })
    expect((await pledgesOf(otherBanker)).pledges).toEqual([])
    expect((await pledgesOf({ ...gao, organisation: 'group' })).pledges).toHaveLength(1)
    expect((await pledgesOf(wang)).pledges).toEqual([])
  })

  test('what is pledged cannot be moved to trading, cancelled or surrendered', async () => {
    const refused = (command: string, input: unknown) => refusedWith(market.app, { command, input, actor: li })
    expect(await refused('registry.moveToTrading', { product: 'CEA2024', quantity: 701 })).toEqual(['notEnoughFree'])
    expect(await refused('registry.cancel', { product: 'CEA2024', quantity: 701, reason: '公益' })).toEqual(['notEnoughFree'])
    expect(await refused('compliance.surrender', { year: 2024, allowances: [{ product: 'CEA2024', quantity: 701 }] })).toEqual([
      'notEnoughFree',
    ])
    expect(await refused('finance.pledge', { ...offer, quantity: 701 })).toEqual(['notEnoughFree'])
    expect([await held('free'), await held('pledge')]).toEqual([700n, 300n])
  })

  test('the holder asks, the bank releases; a pledge is released once', async () => {
    const release = { command: 'finance.releasePledge', input: { pledge: id }, actor: banker }
    await must(market.app, 'finance.requestRelease', { pledge: id, reason: '贷款已还清' }, li)
    expect(await held('pledge')).toBe(300n)
    expect(await refusedWith(market.app, { ...release, actor: otherBanker })).toEqual(['pledgeUnknown'])
    await must(market.app, 'finance.releasePledge', { pledge: id }, banker)
    expect([await held('free'), await held('pledge')]).toEqual([1_000n, 0n])
    expect(await refusedWith(market.app, release)).toEqual(['pledgeNotInForce'])
  })

  test('an offer can be declined by the bank or withdrawn by its holder, and ends there', async () => {
    const next = async () => String(result(await must(market.app, 'finance.pledge', offer, li)).pledge)
    const declined = await next()
    await must(market.app, 'finance.declinePledge', { pledge: declined, reason: '额度不足' }, banker)
    const withdrawn = await next()
    await must(market.app, 'finance.withdrawPledge', { pledge: withdrawn, reason: '改用其他融资' }, li)
    for (const pledge of [declined, withdrawn]) {
      const input = { pledge, legalEffectAcknowledged: true }
      expect(await refusedWith(market.app, { command: 'finance.acceptPledge', input, actor: banker })).toEqual([
        'pledgeNotWaiting',
      ])
    }
    expect(
      await refusedWith(market.app, { command: 'finance.withdrawPledge', input: { pledge: declined, reason: 'x' }, actor: li }),
    ).toEqual(['pledgeNotWaiting'])
    expect(await held('pledge')).toBe(0n)
  })

  test('what is valued is the day’s close, not its last deal, and the id names that close', async () => {
    const { app } = market
    await must(app, 'registry.moveToTrading', { product: 'CEA2024', quantity: 40 }, li)
    await must(
      app,
      'clearing.deposit',
      { deposits: [{ organisation: 'plantB', amountFen: 1_000_000, bankReference: 'x' }] },
      registrar,
    )
    for (const [priceFen, quantity] of [
      [6_000, 30],
      [6_400, 10],
    ] as const)
      await picked(app, wang, await listed(app, li, 'sell', priceFen, quantity), quantity)
    await stepMarket(app, '2025-10-20', 'closed')
    const pledge = String(result(await must(app, 'finance.pledge', offer, li)).pledge)
    await must(app, 'finance.acceptPledge', { pledge, legalEffectAcknowledged: true }, banker)
    const shown = (await pledgesOf(banker)).pledges.find((row) => row.id === pledge)
    // (30 × 60.00 + 10 × 64.00) ÷ 40
    expect(shown).toMatchObject({
      acceptedAt: { priceId: 'CEA2024 2025-10-20 close', priceFen: 6_100n },
      valuation: { valueFen: 300n * 6_100n },
    })
  })

  test('the tables rebuilt from the events are the same', async () => {
    await sealAll(market.app.pool)
    expect((await checkRebuild(market.app)).filter((table) => !table.same)).toEqual([])
  })
})
