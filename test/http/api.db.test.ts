import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHttpMarket, type HttpMarket } from './market.ts'

let market: HttpMarket
let cookie: string
beforeAll(async () => {
  market = await openHttpMarket({ server: { bodyBytesMax: 2_000 } })
  cookie = await market.signIn('representative')
})
afterAll(() => market.close())

const move = '/api/v1/registry/moveToTrading'

const tradingHolding = async (): Promise<number> => {
  const account = (await market.get('/api/v1/registry/account', cookie)).json<{
    holdings: { kind: string; quantity: number }[]
  }>()
  return account.holdings.filter((item) => item.kind === 'trading').reduce((sum, item) => sum + item.quantity, 0)
}

describe('a command over HTTP', () => {
  test('answers 201 with its result, and its number on every answer', async () => {
    const response = await market.post(move, { product: 'CEA2024', quantity: 10 }, cookie)
    expect(response.statusCode).toBe(201)
    expect(response.json()).toMatchObject({ command: expect.stringMatching(/^c\d+$/) as string })
    expect(response.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('a refusal is 409 with code, limit, asked and source in both languages', async () => {
    const response = await market.post(move, { product: 'CEA2024', quantity: 1_000_000 }, cookie)
    expect(response.statusCode).toBe(409)
    const body = response.json<{ error: string; request: string; refusals: Record<string, unknown>[] }>()
    expect(body.error).toBe('refused')
    expect(body.request).toBe(response.headers['x-request-id'])
    expect(body.refusals[0]).toMatchObject({
      asked: 1_000_000,
      limit: 990,
      code: expect.any(String) as string,
      source: expect.any(String) as string,
    })
    expect(body.refusals[0]?.['zh']).toMatch(/[一-鿿]/)
    expect(body.refusals[0]?.['en']).toMatch(/990/)
  })

  test('what needs a second person answers 202, waits, and is done when another confirms it', async () => {
    const proposed = await market.post('/api/v1/registry/cancel', { product: 'CEA2024', quantity: 5, reason: '公益' }, cookie)
    expect(proposed.statusCode).toBe(202)
    const { proposal } = proposed.json<{ proposal: { id: string; status: string } }>()
    expect(proposal.status).toBe('waiting')
    const own = await market.post('/api/v1/approval/confirm', { proposal: proposal.id }, cookie)
    expect(own.json()).toMatchObject({ refusals: [{ code: 'anotherPersonMustConfirm' }] })
    const second = await market.signIn('representative2')
    expect((await market.post('/api/v1/approval/confirm', { proposal: proposal.id }, second)).statusCode).toBe(201)
  })

  test('the same key sent twice at once acts once; sent with another input it is refused', async () => {
    const before = await tradingHolding()
    const headers = { 'idempotency-key': 'twice' }
    const both = await Promise.all([1, 2].map(() => market.post(move, { product: 'CEA2024', quantity: 7 }, cookie, headers)))
    expect(both.map((response) => response.statusCode)).toEqual([201, 201])
    expect(both.filter((response) => response.json<{ repeated?: boolean }>().repeated === true)).toHaveLength(1)
    expect(await tradingHolding()).toBe(before + 7)
    const other = await market.post(move, { product: 'CEA2024', quantity: 8 }, cookie, headers)
    expect(other.json()).toMatchObject({ refusals: [{ code: 'keyUsedForAnotherRequest' }] })
  })

  test('two people may use the same key for different things', async () => {
    const second = await market.signIn('representative2')
    const headers = { 'idempotency-key': 'shared' }
    expect((await market.post(move, { product: 'CEA2024', quantity: 1 }, cookie, headers)).statusCode).toBe(201)
    expect((await market.post(move, { product: 'CEA2024', quantity: 2 }, second, headers)).statusCode).toBe(201)
  })
})

describe('bad input', () => {
  test('fractional, negative and too large amounts name their field', async () => {
    for (const quantity of ['1.5', '-1', '9007199254740993', '1e300']) {
      const response = await market.post(move, `{"product":"CEA2024","quantity":${quantity}}`, cookie, {
        'content-type': 'application/json',
      })
      expect([response.statusCode, response.json<{ problems: { path: string }[] }>().problems[0]?.path]).toEqual([
        400,
        'quantity',
      ])
    }
  })

  test('a key that is not known is named, in a body and in a query', async () => {
    const body = await market.post(move, { product: 'CEA2024', quantity: 1, quantiti: 2 }, cookie)
    expect([body.statusCode, body.json<{ problems: { path: string }[] }>().problems.map((item) => item.path)]).toEqual([
      400,
      ['quantiti'],
    ])
    const query = await market.get('/api/v1/exchange/products?sort=up')
    expect([query.statusCode, query.json<{ problems: { path: string }[] }>().problems.map((item) => item.path)]).toEqual([
      400,
      ['sort'],
    ])
  })

  test('a body that is not JSON, not declared as JSON, or too long', async () => {
    const broken = await market.post(move, '{"product":', cookie, { 'content-type': 'application/json' })
    expect([broken.statusCode, broken.json<{ error: string }>().error]).toEqual([400, 'badInput'])
    const plain = await market.post(move, 'a=1', cookie, { 'content-type': 'application/x-www-form-urlencoded' })
    expect([plain.statusCode, plain.json<{ error: string }>().error]).toEqual([415, 'notJson'])
    const long = await market.post(move, { product: 'x'.repeat(3_000), quantity: 1 }, cookie)
    expect([long.statusCode, long.json<{ error: string }>().error]).toEqual([413, 'tooLarge'])
  })

  test('a query’s text becomes what the view’s schema says', async () => {
    expect((await market.get('/api/v1/exchange/history?product=CEA2024&limit=5')).statusCode).toBe(200)
    expect((await market.get('/api/v1/exchange/history?product=CEA2024&limit=many')).statusCode).toBe(400)
  })

  test('an unknown route under /api is 404 without a hint, an unknown page is the application', async () => {
    const api = await market.get('/api/v1/registry/nothing')
    expect([api.statusCode, api.json()]).toEqual([404, { error: 'notFound' }])
    expect((await market.get('/holdings')).body).toContain('npm run build:web')
  })

  test('a failure tells its number and nothing of the inside', async () => {
    await market.app.sql.rows(`alter table trading_day rename to trading_day_gone`)
    try {
      const response = await market.get('/api/v1/exchange/products')
      expect(response.statusCode).toBe(500)
      expect(response.json()).toEqual({ error: 'failed', request: response.headers['x-request-id'] })
    } finally {
      await market.app.sql.rows(`alter table trading_day_gone rename to trading_day`)
    }
  })
})

describe('calculators', () => {
  const input = { year: 2024, trades: [{ day: '2025-03-03', soldTonnes: 20_000, boughtTonnes: 0 }], heldTonnes: 100_000 }

  test('are listed, described and answer anybody, with their working when asked', async () => {
    const list = (await market.get('/api/v1/calc')).json<{ rows: { name: string }[] }>().rows.map((row) => row.name)
    expect(list).toContain('carry-over')
    const schema = (await market.get('/api/v1/calc/carry-over/schema')).json<{ properties: Record<string, unknown> }>()
    expect(schema.properties['heldTonnes']).toMatchObject({ type: 'integer', maximum: 2 ** 53 - 1 })
    const plain = await market.post('/api/v1/calc/carry-over', input)
    expect([plain.statusCode, plain.json()]).toEqual([200, { result: expect.objectContaining({ maxTonnes: 40_000 }) as object }])
    const explained = await market.post('/api/v1/calc/carry-over?explain', input)
    expect(explained.json()).toMatchObject({ working: { terms: expect.any(Array) as unknown[] } })
  })

  test('a year without rules is refused, wrong input is named, an unknown name is not found', async () => {
    expect((await market.post('/api/v1/calc/carry-over', { ...input, year: 2030 })).json()).toMatchObject({
      refusals: [{ code: 'noRuleInForce' }],
    })
    const bad = await market.post('/api/v1/calc/carry-over', { ...input, heldTonnes: 1.5 })
    expect([bad.statusCode, bad.json<{ problems: { path: string }[] }>().problems[0]?.path]).toEqual([400, 'heldTonnes'])
    expect((await market.post('/api/v1/calc/none', {})).statusCode).toBe(404)
  })
})
