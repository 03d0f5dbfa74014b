import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day, move } from '../kernel/index.ts'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { admitAll, chen, gao, issue, must, mustWithTwo, operator, refusedWith, registrar, someone } from '../../test/people.ts'
import { organisationsAdmitted } from '../parties/events.ts'
import { accountsOpened } from '../registry/events.ts'
import { stepTo } from '../store/clock.ts'
import { ask, checkRebuild, sealAll } from '../store/index.ts'
import { batchApplied, batchRegistered, projectRegistered } from './events.ts'
import {
  admitVoluntary,
  firstHalf,
  owner,
  parties,
  secondRegistrar,
  verification,
  verifier,
  windFarm,
} from './samples.fixture.ts'

let market: TestApp
let batch = ''
beforeAll(async () => {
  market = await openTestMarket('2025-10-20')
  await admitAll(market.app)
  await admitVoluntary(market.app)
  const project = await done('ccer.registerProject', windFarm, owner, 'project')
  batch = await done('ccer.applyBatch', firstHalf(project), owner, 'batch')
})
afterAll(() => market.close())

const done = async (command: string, input: unknown, actor: typeof owner, field: string): Promise<string> =>
  String(((await must(market.app, command, input, actor)) as { result: Record<string, unknown> }).result[field])

const held = async (account: string, state = 'free'): Promise<bigint> => {
  const [row] = await market.app.sql.rows<{ quantity: bigint }>(
    `select quantity from holding where account = $1 and product = 'CCER' and state = $2`,
    [account, state],
  )
  return row?.quantity ?? 0n
}

const project = async () => {
  const reply = await ask(market.app, 'ccer.projects', {})
  if (reply.kind !== 'answer') throw new Error(reply.kind)
  return reply.value as { projects: Record<string, unknown>[]; batches: Record<string, unknown>[] }
}

describe('from a verified batch to a surrendered credit', () => {
  test('RQ-002-036 a project at a key emitter’s facility is ineligible: no credit can come from it', async () => {
    const refused = (changes: object) =>
      refusedWith(market.app, { command: 'ccer.registerProject', input: { ...windFarm, ...changes }, actor: owner })
    expect(await refused({ facility: 'plantA' })).toEqual(['coveredFacilityIneligible'])
    expect(await refused({ coveredFacility: true })).toEqual(['coveredFacilityIneligible'])
    expect((await project()).projects).toHaveLength(1)
  })

  test('RQ-001-002 nothing is registered before it is verified', async () => {
    const input = { command: 'ccer.registerBatch', input: { batch }, actor: registrar }
    expect(await refusedWith(market.app, input)).toEqual(['notVerified'])
    expect(await held('R-windOwner')).toBe(0n)
  })

  test('two people of the registry turn the verified tonnes into one block of units, once', async () => {
    await must(market.app, 'ccer.verifyBatch', verification(batch), verifier)
    await mustWithTwo(market.app, 'ccer.registerBatch', { batch }, registrar, secondRegistrar)
    expect(await held('R-windOwner')).toBe(80_000n)
    expect(await refusedWith(market.app, { command: 'ccer.registerBatch', input: { batch }, actor: registrar })).toEqual([
      'notVerified',
    ])
    const shown = await project()
    expect(shown.projects[0]).toMatchObject({ issued: 80_000n, name: { en: 'Dongyu Offshore Wind I' } })
    expect(shown.batches[0]).toMatchObject({ state: 'registered', tonnes: 80_000n, serials: { first: 1n, last: 80_000n } })
  })

  test('the owner sells on the exchange, a plant buys and uses the credits for offset', async () => {
    await issue(market.app, 'CEA2024', [{ entity: 'plantC', quantity: 1_000_000n }], 'province-32')
    await must(market.app, 'compliance.openObligation', {
      organisation: 'plantC',
      year: 2024,
      province: 'province-32',
      due: 1_000_000,
    })
    await must(market.app, 'exchange.openProduct', { product: 'CCER', firstPriceFen: 7_000 }, operator)
    await must(
      market.app,
      'clearing.deposit',
      { deposits: [{ organisation: 'plantC', amountFen: 500_000_000, bankReference: 'x' }] },
      registrar,
    )
    await must(market.app, 'registry.moveToTrading', { product: 'CCER', quantity: 50_001 }, owner)
    const listing = await done(
      'exchange.list',
      { product: 'CCER', side: 'sell', priceFen: 7_000, quantity: 50_001 },
      owner,
      'listing',
    )
    await must(market.app, 'exchange.pick', { product: 'CCER', listing, quantity: 50_001 }, chen)
    await stepTo(market.app, { ...operator, system: true }, { businessDay: day('2025-10-21'), phase: 'trading' })
    await must(market.app, 'registry.moveFromTrading', { product: 'CCER', quantity: 50_001 }, chen)
    const surrender = (credits: number) => ({ year: 2024, allowances: [{ product: 'CEA2024', quantity: 100_000 }], credits })
    const tooMuch = { command: 'compliance.surrender', input: surrender(50_001), actor: chen }
    expect(await refusedWith(market.app, tooMuch)).toEqual(['exceedsOffsetLimit'])
    await mustWithTwo(market.app, 'compliance.surrender', surrender(50_000), chen, { ...gao, organisation: 'plantC' })
    expect([await held('R-plantC'), await held('R-cancelled')]).toEqual([1n, 50_000n])
  })

  test('the tables rebuilt from the events are the same', async () => {
    await sealAll(market.app.pool)
    expect((await checkRebuild(market.app)).filter((table) => !table.same)).toEqual([])
  })
})

test('RQ-000-002 from 2017-03-14 nothing new comes in, and an existing unit still moves to another holder', async () => {
  const registered = { batch: 'old-1', project: 'old', owner: 'windOwner', quantity: 500n }
  const { coveredFacility: _covered, ...wind } = windFarm
  const account = (organisation: string) => ({ id: `R-${organisation}`, organisation, kind: 'registry' as const })
  const suspended = await openTestMarket('2017-03-13', [
    organisationsAdmitted({ organisations: parties }),
    accountsOpened({ accounts: [account('windOwner'), account('otherOwner')] }),
    projectRegistered({ project: 'old', owner: 'windOwner', ...wind, startOn: day('2013-01-01') }),
    batchApplied({
      ...registered,
      periodFrom: day('2014-01-01'),
      periodUntil: day('2014-12-31'),
      reportId: 'RED-2014',
      reportSha256: 'c'.repeat(64),
      verifier: 'bodyV',
    }),
    batchRegistered(registered, [move('CCER', 500n, 'source:units', 'R-windOwner')]),
  ])
  const { app } = suspended
  const ownerCalled = (person: string) => someone(person, 'windOwner', ['projectOwner', 'representative'])
  const refused = (command: string, input: unknown) => refusedWith(app, { command, input, actor: ownerCalled('lin') })
  const applications = async () => [
    await refused('ccer.registerProject', { ...windFarm, startOn: '2013-01-01' }),
    await refused('ccer.applyBatch', { ...firstHalf('old'), periodFrom: '2016-01-01', periodUntil: '2016-12-31' }),
  ]
  // The day before they are judged by other rules, but not by the suspension.
  for (const codes of await applications()) expect(codes).not.toContain('applicationsSuspended')
  await stepTo(app, { ...operator, system: true }, { businessDay: day('2017-03-14'), phase: 'trading' })
  expect(await applications()).toEqual([['applicationsSuspended'], ['applicationsSuspended']])
  const over = {
    parameter: 'exchange/over-the-counter-allowed',
    when: { market: 'CCER' },
    from: '2015-01-01',
    value: true,
    source: '自愿减排交易规则',
  }
  const ministry = (person: string) => someone(person, 'mee', ['ministryOfficer'])
  await mustWithTwo(app, 'rulebook.override', over, ministry('min1'), ministry('min2'))
  const transfer = { to: 'otherOwner', product: 'CCER', quantity: 200 }
  await mustWithTwo(app, 'registry.transfer', transfer, ownerCalled('lin'), ownerCalled('fang'))
  const held = await app.sql.rows(
    `select account, quantity from holding where product = 'CCER' and state = 'free' and account like 'R-%' order by account`,
  )
  expect(held).toEqual([
    { account: 'R-otherOwner', quantity: 200n },
    { account: 'R-windOwner', quantity: 300n },
  ])
  await suspended.close()
})
