import { generateSync } from 'otplib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { offerClaim, setCredentials } from '../../src/http/index.ts'
import { cookieOf, openHttpMarket, type HttpMarket } from './market.ts'

const session = '/api/v1/session'

describe('a sandbox', () => {
  let market: HttpMarket
  beforeAll(async () => {
    market = await openHttpMarket()
  })
  afterAll(() => market.close())

  test('tells the market to everybody, and who is signed in', async () => {
    const anonymous = (await market.get(session)).json<Record<string, unknown>>()
    expect(anonymous).toMatchObject({
      person: null,
      roles: [],
      demo: true,
      market: { kind: 'sandbox', businessDay: '2025-10-20', phase: 'trading' },
    })
    expect(anonymous['market']).toMatchObject({
      deadline: { day: '2025-12-31', daysLeft: 72, year: 2024 },
      // Nothing is filed or owed here: the open year, and the one whose months are being filed.
      years: [2024, 2025],
      rulesDigest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    })
    const cookie = await market.signIn('provincialOfficer')
    expect((await market.get(session, cookie)).json()).toMatchObject({
      person: { id: 'provincialOfficer' },
      organisation: { id: 'province-33', province: '33' },
      roles: ['provincialOfficer'],
      memberships: [{ organisation: { id: 'province-33' } }],
    })
  })

  test('lists its people by role, and signs in nobody it does not know', async () => {
    const { people, groups, walk } = (await market.get(`${session}/people`)).json<{
      people: unknown[]
      walk: unknown[]
      groups: { role: string; people: unknown[] }[]
    }>()
    expect(people).toHaveLength(14)
    // The walk's people live in the demo only.
    expect(walk).toEqual([])
    expect(groups.find((group) => group.role === 'representative')?.people).toHaveLength(2)
    expect((await market.post(session, { person: 'nobody' })).json()).toEqual({ error: 'notSignedIn' })
    expect((await market.post(session, { person: 'trader', organisation: 'plantB' })).statusCode).toBe(401)
  })

  test('the cookie is out of reach of scripts and other sites, and the database keeps only its hash', async () => {
    const response = await market.post(session, { person: 'trader' })
    const [cookie] = response.cookies
    expect(cookie).toMatchObject({ name: 'tonne_session', httpOnly: true, sameSite: 'Strict', path: '/' })
    const rows = await market.app.sql.rows<{ id: string }>(`select id from session`)
    expect(rows.map((row) => row.id)).not.toContain(cookie?.value)
  })

  test('a session id that came from outside is never taken over, and signing in again ends the old one', async () => {
    const planted = `tonne_session=${'a'.repeat(43)}`
    const first = await market.post(session, { person: 'trader' }, planted)
    expect(cookieOf(first)).not.toBe(planted)
    expect((await market.get(session, planted)).json()).toMatchObject({ person: null })
    const second = await market.post(session, { person: 'verifier' }, cookieOf(first))
    expect((await market.get(session, cookieOf(first))).json()).toMatchObject({ person: null })
    expect((await market.get(session, cookieOf(second))).json()).toMatchObject({ person: { id: 'verifier' } })
  })

  test('signing out ends it on the server', async () => {
    const cookie = await market.signIn('trader')
    const out = await market.server.inject({ method: 'DELETE', url: session, headers: { cookie, 'x-tonne': '1' } })
    expect(out.statusCode).toBe(204)
    expect((await market.get(session, cookie)).json()).toMatchObject({ person: null })
  })

  test('a change without the header, or from another origin, does nothing', async () => {
    const cookie = await market.signIn('representative')
    const url = '/api/v1/registry/moveToTrading'
    const payload = { product: 'CEA2024', quantity: 1 }
    const bare = await market.server.inject({ method: 'POST', url, payload, headers: { cookie } })
    expect([bare.statusCode, bare.json<{ error: string }>().error]).toEqual([403, 'notSameOrigin'])
    for (const origin of ['https://evil.example', 'null', 'http://localhost:81']) {
      expect((await market.post(url, payload, cookie, { origin })).statusCode, origin).toBe(403)
    }
    expect((await market.post(url, payload, cookie, { origin: 'http://localhost:80', host: 'localhost:80' })).statusCode).toBe(
      201,
    )
  })

  test('headers keep scripts of others out', async () => {
    const { headers } = await market.get(session)
    expect(headers['content-security-policy']).toContain(`script-src 'self';`)
    expect(headers['content-security-policy']).toContain(`frame-ancestors 'none'`)
    expect(headers['x-content-type-options']).toBe('nosniff')
  })
})

describe('limits', () => {
  test('too many sign-ins from one address are stopped, other requests are not', async () => {
    const market = await openHttpMarket({ server: { signInsPerMinute: 3 } })
    const statuses: number[] = []
    for (let i = 0; i < 5; i++) statuses.push((await market.post(session, { person: 'nobody' })).statusCode)
    expect(statuses).toEqual([401, 401, 401, 429, 429])
    expect((await market.post(session, { person: 'trader' })).json()).toMatchObject({ error: 'tooManyRequests' })
    expect((await market.get(session)).statusCode).toBe(200)
    await market.close()
  })

  test('a server for this machine only answers no other name', async () => {
    const market = await openHttpMarket({ server: { loopbackOnly: true } })
    const host = async (name: string) =>
      (await market.server.inject({ method: 'GET', url: session, headers: { host: name } })).statusCode
    expect([await host('localhost:4000'), await host('127.0.0.1:4000'), await host('[::1]:4000')]).toEqual([200, 200, 200])
    expect([await host('evil.example'), await host('127.0.0.1.evil.example')]).toEqual([421, 421])
    await market.close()
  })
})

describe('production', () => {
  let market: HttpMarket
  let secret: string
  let time = Date.parse('2026-03-02T02:00:00Z')
  const code = (): string => generateSync({ secret, epoch: Math.floor(time / 1000) })
  const credentials = { email: 'trader@example.cn', password: 'correct horse battery' }
  const signIn = async (change: Record<string, string> = {}) => market.post(session, { ...credentials, code: code(), ...change })

  beforeAll(async () => {
    market = await openHttpMarket({ kind: 'production', now: () => new Date(time) })
    secret = (await setCredentials(market.app, 'trader', credentials.email, credentials.password)).secret
  })
  afterAll(() => market.close())

  test('nobody signs in by name alone, sees the list of people, or steps the clock', async () => {
    expect((await market.post(session, { person: 'trader' })).statusCode).toBe(400)
    expect((await market.get(`${session}/people`)).statusCode).toBe(404)
    const cookie = cookieOf(await signIn())
    expect((await market.post('/api/v1/market/step', { to: 'nextDay' }, cookie)).statusCode).toBe(404)
  })

  test('password and code open a session with a secure cookie; a code works once', async () => {
    time += 60_000
    const used = code()
    const first = await signIn()
    expect([first.statusCode, first.cookies[0]?.secure]).toEqual([201, true])
    expect((await signIn({ code: used })).statusCode).toBe(401)
    time += 60_000
    expect((await signIn()).statusCode).toBe(201)
  })

  test('unknown, wrong password and wrong code give one answer', async () => {
    time += 60_000
    const answers = [
      await signIn({ email: 'nobody@example.cn' }),
      await signIn({ password: 'wrong' }),
      await signIn({ code: '000000' }),
    ]
    expect(answers.map((answer) => [answer.statusCode, answer.body])).toEqual(answers.map(() => [401, '{"error":"notSignedIn"}']))
  })

  test('five failures, also at once, lock the person for a quarter of an hour, also for the right password', async () => {
    time += 60_000
    expect((await signIn()).statusCode).toBe(201)
    time += 60_000
    await Promise.all([1, 2, 3, 4, 5, 6].map(() => signIn({ password: 'wrong' })))
    expect((await signIn()).statusCode).toBe(401)
    time += 14 * 60_000
    expect((await signIn()).statusCode).toBe(401)
    time += 2 * 60_000
    expect((await signIn()).statusCode).toBe(201)
  })

  test('a one-time link sets password and code once, for a day, and a new link ends the old', async () => {
    const claim = (token: string, password = 'a long enough one') => market.post(`${session}/claim`, { token, password })
    const offer = () => offerClaim(market.app.sql, 'auditor', new Date(time))
    const [old, token] = [await offer(), await offer()]
    expect([(await claim(token, 'short')).statusCode, (await claim(old)).statusCode]).toEqual([400, 401])
    const claimed = await claim(token)
    expect([claimed.statusCode, claimed.json<{ uri: string }>().uri.startsWith('otpauth://totp/')]).toEqual([201, true])
    expect((await claim(token)).statusCode).toBe(401)
    const late = await offer()
    time += 25 * 3_600_000
    expect((await claim(late)).statusCode).toBe(401)
  })

  test('a session ends half an hour after its last request, and after eight hours in any case', async () => {
    time += 60_000
    const cookie = cookieOf(await signIn())
    const holds = async (): Promise<boolean> => (await market.get(session, cookie)).json<{ person: unknown }>().person !== null
    time += 29 * 60_000
    expect(await holds()).toBe(true)
    for (let i = 0; i < 15; i++) {
      time += 29 * 60_000
      expect(await holds()).toBe(true)
    }
    time += 29 * 60_000
    expect(await holds()).toBe(false)
  })
})
