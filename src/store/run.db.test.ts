import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { admitAll, gao, issue, li, must, mustWithTwo, refusedWith, registrar } from '../../test/people.ts'
import { checkRebuild, run, runMany, sealAll, verifyChain } from './index.ts'
import { inTransaction } from './sql.ts'
import { sealOnce } from './chain.ts'
import { write } from './write.ts'
import { day } from '../kernel/index.ts'
import { organisationsAdmitted } from '../parties/events.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket()
  await admitAll(market.app)
  await issue(market.app, 'CEA2024', [
    { entity: 'plantA', quantity: 1_000n },
    { entity: 'plantB', quantity: 500n },
  ])
})
afterAll(() => market.close())

const free = async (account: string, state = 'free'): Promise<bigint> => {
  const [row] = await market.app.sql.rows<{ quantity: bigint }>(
    `select quantity from holding where account = $1 and product = 'CEA2024' and state = $2`,
    [account, state],
  )
  return row?.quantity ?? 0n
}

describe('running a command', () => {
  test('RQ-002-135 issue goes ministry > province > emitter and the totals are conserved', async () => {
    const hops = await market.app.sql.rows<{ fromAccount: string; toAccount: string; quantity: bigint }>(
      `select from_account, to_account, quantity from posting where product = 'CEA2024' order by event, line`,
    )
    expect(hops).toEqual([
      { fromAccount: 'source:units', toAccount: 'R-mee', quantity: 1_500n },
      { fromAccount: 'R-mee', toAccount: 'R-province-33', quantity: 1_500n },
      { fromAccount: 'R-province-33', toAccount: 'R-plantA', quantity: 1_000n },
      { fromAccount: 'R-province-33', toAccount: 'R-plantB', quantity: 500n },
    ])
    expect([await free('R-mee'), await free('R-province-33'), await free('R-plantA'), await free('R-plantB')]).toEqual([
      0n,
      0n,
      1_000n,
      500n,
    ])
  })

  test('a key answers the same request again with the first answer, and moves nothing twice', async () => {
    const request = {
      command: 'registry.moveToTrading',
      input: { product: 'CEA2024', quantity: 10 },
      actor: li,
      idempotencyKey: 'once',
    }
    const [first, second] = await Promise.all([run(market.app, request), run(market.app, request)])
    expect([first.kind, second.kind]).toEqual(['done', 'done'])
    expect([first, second].filter((answer) => 'repeated' in answer)).toHaveLength(1)
    expect(await free('T-plantA')).toBe(10n)
  })

  test('a key that belongs to another request is refused', async () => {
    const input = { product: 'CEA2024', quantity: 11 }
    expect(
      await refusedWith(market.app, { command: 'registry.moveToTrading', input, actor: li, idempotencyKey: 'once' }),
    ).toEqual(['keyUsedForAnotherRequest'])
  })

  test('fractional, negative and oversized tonnes are bad input that names its field', async () => {
    for (const quantity of [1.5, -1, 2 ** 53]) {
      const answer = await run(market.app, {
        command: 'registry.moveToTrading',
        input: { product: 'CEA2024', quantity },
        actor: li,
      })
      expect(answer.kind === 'badInput' && answer.problems[0]?.path).toBe('quantity')
    }
  })

  test('a batch decides each request for itself and in its order', async () => {
    const move = (quantity: number) => ({ command: 'registry.moveToTrading', input: { product: 'CEA2024', quantity }, actor: li })
    const before = await free('R-plantA')
    const answers = await runMany(market.app, [move(1), move(100_000), move(2)])
    expect(answers.map((answer) => answer.kind)).toEqual(['done', 'refused', 'done'])
    expect(await free('R-plantA')).toBe(before - 3n)
  })

  test('a key or a proposal that comes twice in one batch acts once', async () => {
    const before = await free('R-plantA')
    const move = {
      command: 'registry.moveToTrading',
      input: { product: 'CEA2024', quantity: 3 },
      actor: li,
      idempotencyKey: 'twice-in-a-batch',
    }
    const [first, second] = await runMany(market.app, [move, move])
    expect([first?.kind, second?.kind]).toEqual(['done', 'done'])
    expect(second).toMatchObject({ command: first?.kind === 'done' ? first.command : '', repeated: true })
    expect(await free('R-plantA')).toBe(before - 3n)
    const proposed = await must(market.app, 'registry.cancel', { product: 'CEA2024', quantity: 2, reason: '公益' }, li)
    const proposal = proposed.kind === 'proposed' ? proposed.proposal : ''
    const confirm = { command: 'approval.confirm', input: { proposal }, actor: gao }
    const answers = await runMany(market.app, [confirm, confirm])
    expect(answers.map((answer) => (answer.kind === 'refused' ? answer.refusals[0]?.code : answer.kind))).toEqual([
      'done',
      'proposalNotWaiting',
    ])
    expect(await free('R-plantA')).toBe(before - 5n)
  })

  test('another organisation’s account is not found rather than forbidden', async () => {
    const input = { organisation: 'plantB', product: 'CEA2024', quantity: 1 }
    expect((await run(market.app, { command: 'registry.moveToTrading', input, actor: li })).kind).toBe('notFound')
    expect(
      (await run(market.app, { command: 'registry.openAccounts', input: { organisations: ['plantA'] }, actor: li })).kind,
    ).toBe('notAllowed')
  })
})

describe('four eyes', () => {
  test('what is proposed is held; the proposer cannot confirm; another person can, once', async () => {
    const [before, cancelled] = [await free('R-plantA'), await free('R-cancelled')]
    const proposed = await must(market.app, 'registry.cancel', { product: 'CEA2024', quantity: 40, reason: '公益' }, li)
    const proposal = proposed.kind === 'proposed' ? proposed.proposal : ''
    expect([await free('R-plantA'), await free('R-plantA', 'proposal')]).toEqual([before - 40n, 40n])
    const confirm = { command: 'approval.confirm', input: { proposal } }
    expect(await refusedWith(market.app, { ...confirm, actor: li })).toEqual(['anotherPersonMustConfirm'])
    await must(market.app, 'approval.confirm', { proposal }, gao)
    expect([await free('R-plantA', 'proposal'), await free('R-cancelled')]).toEqual([0n, cancelled + 40n])
    expect(await refusedWith(market.app, { ...confirm, actor: gao })).toEqual(['proposalNotWaiting'])
  })

  test('a proposal turned down frees what it held', async () => {
    const before = await free('R-plantA')
    const proposed = await must(market.app, 'registry.cancel', { product: 'CEA2024', quantity: 5, reason: '公益' }, li)
    await must(
      market.app,
      'approval.turnDown',
      { proposal: proposed.kind === 'proposed' ? proposed.proposal : '', reason: '数量有误' },
      gao,
    )
    expect([await free('R-plantA'), await free('R-plantA', 'proposal')]).toEqual([before, 0n])
  })

  test('two administrators together grant a role', async () => {
    await mustWithTwo(
      market.app,
      'parties.grantRoles',
      { memberships: [{ person: 'x', organisation: 'plantA', role: 'trader' }] },
      admin('a'),
      admin('b'),
    )
    const [row] = await market.app.sql.rows<{ role: string }>(`select role from membership where person = 'x'`)
    expect(row?.role).toBe('trader')
  })
})

const admin = (person: string) => ({ person, organisation: 'tonne', roles: ['administrator' as const] })

describe('the chain', () => {
  test('two commands that commit in reverse order are both sealed, the later after the earlier', async () => {
    const other = await openTestMarket()
    await admitAll(other.app)
    await issue(other.app, 'CEA2024', [{ entity: 'plantA', quantity: 10n }])
    await sealAll(other.app.pool)
    let finish: () => void = () => undefined
    const finished = new Promise<void>((resolve) => (finish = resolve))
    const begun = await new Promise<{ early: Promise<void> }>((resolve) => {
      const early = inTransaction(other.app.pool, async (sql) => {
        await write(other.app, sql, [decided('early')])
        resolve({ early })
        await finished
      })
    })
    await must(other.app, 'registry.moveToTrading', { product: 'CEA2024', quantity: 1 }, li)
    expect(await sealOnce(other.app.pool)).toBe(1)
    finish()
    await begun.early
    expect(await sealAll(other.app.pool)).toBe(1)
    const order = await other.app.sql.rows<{ name: string }>(
      `select e.name from seal s join event e on e.id = s.event_id order by s.position desc limit 2`,
    )
    expect(order.map((row) => row.name)).toEqual(['parties.organisationsAdmitted', 'registry.movedToTrading'])
    expect((await verifyChain(other.app.sql)).problems).toEqual([])
    await other.close()
  })

  test('of two that share a lock, the one that wrote first comes first, whichever took its transaction number first', async () => {
    const other = await openTestMarket()
    await admitAll(other.app)
    await issue(other.app, 'CEA2024', [{ entity: 'plantA', quantity: 10n }])
    await sealAll(other.app.pool)
    await inTransaction(other.app.pool, async (sql) => {
      // As in a second wave or a reaction: the transaction has its number before it comes to the lock.
      await sql.rows(`select pg_current_xact_id()`)
      await must(other.app, 'registry.moveToTrading', { product: 'CEA2024', quantity: 1 }, li)
      await write(other.app, sql, [decided('afterwards')])
    })
    expect(await sealAll(other.app.pool)).toBe(2)
    const order = await other.app.sql.rows<{ name: string }>(
      `select e.name from seal s join event e on e.id = s.event_id order by s.position desc limit 2`,
    )
    expect(order.map((row) => row.name)).toEqual(['parties.organisationsAdmitted', 'registry.movedToTrading'])
    await other.close()
  })

  test('an untouched chain verifies, and the projections built from it are the same', async () => {
    await sealAll(market.app.pool)
    const report = await verifyChain(market.app.sql)
    expect(report.problems).toEqual([])
    expect(report.events).toBeGreaterThan(10n)
    const compared = await checkRebuild(market.app)
    expect(compared.filter((table) => !table.same)).toEqual([])
    expect(compared.find((table) => table.table === 'holding')?.rows).toBeGreaterThan(5n)
  })

  test('one flipped byte in an event is found and named', async () => {
    await must(market.app, 'registry.moveToTrading', { product: 'CEA2024', quantity: 7 }, registrarOfA)
    await sealAll(market.app.pool)
    const [last] = await market.app.sql.rows<{ key: string }>(
      `select key from event where name = 'registry.movedToTrading' order by id desc limit 1`,
    )
    await market.app.sql.rows(`update event set body = replace(body, '"quantity":7', '"quantity":9') where key = $1`, [last?.key])
    const report = await verifyChain(market.app.sql)
    expect(report.problems[0]?.event).toBe(last?.key)
    expect(report.problems[0]?.problem).toContain('changed')
  })
})

const decided = (command: string) => ({
  command,
  person: 'tester',
  organisation: 'tonne',
  businessDay: day('2025-10-20'),
  recordedAt: new Date(0),
  rulesDigest: '',
  events: [organisationsAdmitted({ organisations: [] })],
})

const registrarOfA = { ...registrar, organisation: 'plantA', roles: ['representative' as const] }
