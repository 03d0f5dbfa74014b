import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { admitAll, gao, issue, li, must, mustWithTwo, registrar, someone, wang } from '../../test/people.ts'
import { heldIn, snapshotOf } from '../../test/snapshot.ts'
import { credits, ma, obligation, qin, stepMarket } from '../../test/trading.ts'
import { expectBadInput, expectRefused } from '../../test/unchanged.ts'
import { ask, run } from '../store/index.ts'

let market: TestApp
const year = 2024
beforeAll(async () => {
  market = await openTestMarket('2025-12-20')
  await admitAll(market.app)
  await issue(market.app, 'CEA2024', [
    { entity: 'plantA', quantity: 3_000_000n },
    { entity: 'plantB', quantity: 200_000n },
  ])
  await issue(market.app, 'CEA2024', [{ entity: 'plantC', quantity: 200_000n }], 'province-32')
  await credits(market.app, 'plantA', 200_000)
  await credits(market.app, 'plantB', 20_000)
  await credits(market.app, 'plantC', 20_000)
})
afterAll(() => market.close())

const cea = (quantity: number, product = 'CEA2024') => [{ product, quantity }]
const surrender = (actor: typeof li, allowances: unknown, credit: unknown = 0, of = year) => ({
  command: 'compliance.surrender',
  input: { year: of, allowances, credits: credit },
  actor,
})
const both = async (allowances: unknown, credit: number, first = li, second = gao) => {
  const answer = await mustWithTwo(market.app, 'compliance.surrender', { year, allowances, credits: credit }, first, second)
  return (answer.kind === 'done' ? answer.result : {}) as { missing: bigint; certificate: string | null; late: boolean }
}
const standing = async (organisation: string) => {
  const [row] = await market.app.sql.rows(
    `select due, surrendered, offset_credits, status, certificate, due - surrendered - offset_credits as missing from obligation
     where organisation = $1 and year = $2`,
    [organisation, year],
  )
  return row as { missing: bigint; status: string; certificate: string | null }
}

describe('offset by credits', () => {
  test('RQ-000-004 RQ-003-004 obligation 1,000,000: 50,000 credits are accepted, 50,001 rejected', async () => {
    const { app } = market
    await obligation(app, 'plantA', year, 1_000_000)
    await expectRefused(app, surrender(li, [], 50_001), { code: 'exceedsOffsetLimit', asked: 50_001n, limit: 50_000n })
    await both([], 50_000)
    expect(await standing('plantA')).toMatchObject({ missing: 950_000n, status: 'open' })
    // What was offset before counts against the limit.
    await expectRefused(app, surrender(li, [], 1), { code: 'exceedsOffsetLimit', asked: 1n, limit: 0n })
  })

  test('63,001 t against a limit of 63,000 t: refused; 63,000 in all is taken', async () => {
    const { app } = market
    await obligation(app, 'plantA', year, 1_260_000)
    expect(await standing('plantA')).toMatchObject({ missing: 1_210_000n })
    await expectRefused(app, surrender(li, [], 13_001), { code: 'exceedsOffsetLimit', asked: 13_001n, limit: 13_000n })
    await both(cea(1_197_000), 13_000)
    expect(await standing('plantA')).toMatchObject({ missing: 0n, status: 'met', certificate: 'QJ-2024-plantA' })
    expect(await heldIn(app, 'R-cancelled', 'CCER')).toBe(63_000n)
  })

  test('RQ-000-015 E = 100,000: 95,000 + 5,000 is compliant; 94,999 + 5,000 is short by 1', async () => {
    const { app } = market
    await obligation(app, 'plantB', year, 100_000)
    await obligation(app, 'plantC', year, 100_000, 'province-32')
    await both(cea(95_000), 5_000, wang, ma)
    expect(await standing('plantB')).toMatchObject({ status: 'met', missing: 0n, certificate: 'QJ-2024-plantB' })
    const chen = someone('chen', 'plantC', ['representative'])
    await both(cea(94_999), 5_000, chen, qin)
    expect(await standing('plantC')).toMatchObject({ status: 'open', missing: 1n, certificate: null })
  })
})

describe('allowances', () => {
  test('RQ-002-137 emitter > province > ministry > cancelled, with a certificate that everybody can check', async () => {
    const { app } = market
    const hops = await app.sql.rows(
      `select from_account, to_account, p.quantity from posting p join event e on e.key = p.event
       where e.name = 'compliance.surrendered' and from_account in ('R-plantB', 'R-province-33', 'R-mee') and p.product = 'CEA2024'
         and p.event = (select event from surrender_act where organisation = 'plantB') order by line`,
    )
    expect(hops).toEqual([
      { fromAccount: 'R-plantB', toAccount: 'R-province-33', quantity: 95_000n },
      { fromAccount: 'R-province-33', toAccount: 'R-mee', quantity: 95_000n },
      { fromAccount: 'R-mee', toAccount: 'R-cancelled', quantity: 95_000n },
    ])
    const reply = await ask(app, 'compliance.certificate', { number: 'QJ-2024-plantB' })
    const met = { organisation: 'plantB', due: 100_000n, surrendered: 95_000n, credits: 5_000n, metOn: '2025-12-20' }
    expect(reply).toMatchObject({ kind: 'answer', value: { certificate: met } })
    expect(await ask(app, 'compliance.certificate', { number: 'QJ-2024-nobody' })).toEqual({
      kind: 'answer',
      value: { certificate: null },
    })
  })

  test('RQ-000-013 RQ-002-123 surrendering N allowances lowers what is missing by exactly N', async () => {
    const { app } = market
    await obligation(app, 'plantA', 2023, 1_000)
    await issue(app, 'CEA2023', [{ entity: 'plantA', quantity: 5_000n }])
    for (const [quantity, left] of [
      [1, 999n],
      [298, 701n],
      [701, 0n],
    ] as const) {
      const input = { year: 2023, allowances: cea(quantity, 'CEA2023') }
      const answer = await mustWithTwo(app, 'compliance.surrender', input, li, gao)
      expect(answer).toMatchObject({ kind: 'done', result: { missing: left } })
    }
    expect(await heldIn(app, 'R-plantA', 'CEA2023')).toBe(4_000n)
  })

  test('a confirmation decides on what stands then: what was surrendered meanwhile is not surrendered twice', async () => {
    const { app } = market
    const chen = someone('chen', 'plantC', ['representative'])
    const proposed = await must(app, 'compliance.surrender', { year, allowances: cea(1) }, chen)
    await both(cea(1), 0, chen, qin)
    const proposal = proposed.kind === 'proposed' ? proposed.proposal : ''
    await expectRefused(
      app,
      { command: 'approval.confirm', input: { proposal }, actor: qin },
      { code: 'obligationMet', asked: '2024' },
    )
    expect(await heldIn(app, 'R-plantC', 'CEA2024', 'proposal')).toBe(1n)
  })
})

test('RQ-000-033 after an offset the credits stand cancelled by their serial numbers, and nothing moves them', async () => {
  const { app } = market
  const blocks = await app.sql.rows<{ tonnes: bigint }>(
    `select sum(end_at - start_at + 1)::bigint as tonnes from serial_block where product = 'CCER' and account = 'R-cancelled'`,
  )
  expect(blocks).toEqual([{ tonnes: 73_000n }])
  const before = await snapshotOf(app)
  const input = { organisation: 'cancelled', product: 'CCER', quantity: 1 }
  await expect(run(app, { command: 'registry.moveToTrading', input, actor: { ...li, system: true } })).rejects.toThrow(
    'nothing_leaves_cancelled',
  )
  expect(await snapshotOf(app)).toEqual(before)
})

describe('bad input: nothing changes', () => {
  beforeEach(() => obligation(market.app, 'plantA', 2022, 10_000))

  test('negative and fractional tonnes, and a year that is none', async () => {
    const { app } = market
    const field = 'allowances.0.quantity'
    await expectBadInput(app, surrender(li, cea(-5), 0, 2022), { path: field, code: 'belowLeast', asked: -5, limit: 0 })
    await expectBadInput(app, surrender(li, cea(0.1), 0, 2022), {
      path: field,
      code: 'notAWholeNumber',
      asked: 0.1,
      limit: Number.MAX_SAFE_INTEGER,
    })
    await expectBadInput(app, surrender(li, [], -1, 2022), { path: 'credits', code: 'belowLeast', asked: -1, limit: 0 })
    await expectBadInput(app, surrender(li, cea(1), 0, 1999), { path: 'year', code: 'wrongForm', asked: 1999 })
  })

  test('one tonne more than is free', async () => {
    const { app } = market
    await issue(app, 'CEA2022', [{ entity: 'plantA', quantity: 100n }])
    const free = await heldIn(app, 'R-plantA', 'CEA2022')
    const asked = surrender(li, cea(Number(free) + 1, 'CEA2022'), 0, 2022)
    await expectRefused(app, asked, { code: 'notEnoughFree', asked: free + 1n, limit: free })
  })

  test('a later vintage, more than is due, nothing, and one product twice', async () => {
    const { app } = market
    const usable = ['2019-2020', '2021', '2022']
    await expectRefused(app, surrender(li, cea(1), 0, 2022), { code: 'vintageNotUsable', asked: 'CEA2024', limit: usable })
    await issue(app, 'CEA2021', [{ entity: 'plantA', quantity: 20_000n }])
    await expectRefused(app, surrender(li, cea(10_001, 'CEA2021'), 0, 2022), {
      code: 'exceedsDue',
      asked: 10_001n,
      limit: 10_000n,
    })
    await expectRefused(app, surrender(li, [], 0, 2022), { code: 'nothingAsked' })
    const twice = [...cea(1, 'CEA2021'), ...cea(1, 'CEA2021')]
    await expectRefused(app, surrender(li, twice, 0, 2022), { code: 'productNamedTwice', asked: 'CEA2021' })
  })

  test('a year without an obligation, and a year without rules', async () => {
    const { app } = market
    await expectRefused(app, surrender(li, cea(1), 0, 2021), { code: 'noObligation', asked: '2021' })
    await expectRefused(
      app,
      {
        command: 'compliance.openObligation',
        input: { organisation: 'plantA', year: 2035, province: 'province-33', due: 5 },
        actor: { ...li, system: true },
      },
      { code: 'noRuleInForce', asked: '{"year":2035}' },
    )
  })
})

test('after the deadline a surrender counts as late', async () => {
  const { app } = market
  await obligation(app, 'plantC', 2023, 10, 'province-32')
  await issue(app, 'CEA2023', [{ entity: 'plantC', quantity: 10n }], 'province-32')
  const chen = someone('chen', 'plantC', ['representative'])
  await stepMarket(app, '2025-12-21', 'trading')
  const answer = await mustWithTwo(app, 'compliance.surrender', { year: 2023, allowances: cea(10, 'CEA2023') }, chen, qin)
  expect(answer).toMatchObject({ kind: 'done', result: { late: true, missing: 0n } })
})

test('RQ-000-008 power offsets in its first period; a sector without a rule for the year is refused, not guessed', async () => {
  const { app } = market
  const plant = (id: string, sector: string) => ({
    id,
    kind: 'emitter',
    nameZh: '云岭钢铁',
    nameEn: 'Yunling Steel',
    province: '33',
    parent: null,
    details: { sector },
  })
  const others = [plant('steelA', 'steel'), plant('paperA', 'paper')]
  await must(app, 'parties.admit', { organisations: others })
  await must(app, 'registry.openAccounts', { organisations: others.map(({ id }) => id) }, registrar)
  for (const { id, details } of others) {
    const owner = someone(`${id}-1`, id, ['representative'])
    await credits(app, id, 100)
    await obligation(app, id, 2023, 1_000)
    await expectRefused(app, surrender(owner, [], 50, 2023), {
      code: 'noRuleInForce',
      asked: JSON.stringify({ sector: details.sector, year: 2023 }),
    })
  }
  for (const first of [2019, 2020]) {
    await obligation(app, 'plantB', first, 1_000)
    const input = { year: first, allowances: [], credits: 50 }
    const answer = await mustWithTwo(app, 'compliance.surrender', input, wang, ma)
    expect(answer).toMatchObject({ kind: 'done', result: { missing: 950n } })
  }
  // Steel has a row from 2024 on: the same emitter is then taken.
  await obligation(app, 'steelA', year, 1_000)
  const [first, second] = [someone('steelA-1', 'steelA', ['representative']), someone('steelA-2', 'steelA', ['representative'])]
  const answer = await mustWithTwo(app, 'compliance.surrender', { year, allowances: [], credits: 50 }, first, second)
  expect(answer).toMatchObject({ kind: 'done', result: { missing: 950n } })
})
