import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateSync } from 'otplib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../test/database.ts'
import { buildServer } from '../http/index.ts'
import { declarations } from '../main.ts'
import { found, type Claimable } from './init-command.ts'
import { actOn } from './domain-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'tonne-init-'))
let opened: TestApp
let claimable: Claimable[]
let server: Awaited<ReturnType<typeof buildServer>>
let now = new Date('2025-06-03T17:00:00Z')

beforeAll(async () => {
  opened = await openTestApp(() => now)
  claimable = await found(opened.app, { nameZh: '全国市场', nameEn: 'National market', admins: ['a@example.cn', 'b@example.cn'] })
  server = await buildServer(opened.app, { dataDir: folder, webRoot: join(folder, 'web'), signInsPerMinute: 1000 })
})
afterAll(async () => {
  await server.close()
  await opened.close()
  rmSync(folder, { recursive: true })
})

const post = (url: string, payload: object) => server.inject({ method: 'POST', url, payload, headers: { 'x-tonne': '1' } })
const password = 'eleven plus one'

test('a production market begins on the civil day in Shanghai, with two administrators and nobody else', async () => {
  expect(await opened.app.sql.rows(`select kind, business_day from market`)).toEqual([
    { kind: 'production', businessDay: '2025-06-04' },
  ])
  expect(await opened.app.sql.rows(`select role from membership`)).toEqual([{ role: 'administrator' }, { role: 'administrator' }])
  await expect(found(opened.app, { nameZh: '又一', nameEn: 'Again', admins: ['c@example.cn', 'd@example.cn'] })).rejects.toThrow(
    /holds a market/,
  )
})

test('neither the log nor the database knows a token, and no event holds an address', async () => {
  const stored = await opened.app.sql.rows<{ id: string }>(`select id from claim`)
  expect(stored).toHaveLength(2)
  for (const { token } of claimable) expect(stored.map((row) => row.id)).not.toContain(token)
  const [said] = await opened.app.sql.rows<{ n: bigint }>(`select count(*) as n from event where body like '%example.cn%'`)
  expect(said?.n).toBe(0n)
})

test('what a demo can do is not there: no demo sign-in, no list of people, no stepping of the clock', async () => {
  expect((await post('/api/v1/session', { person: claimable[0]?.person })).statusCode).toBe(400)
  expect((await server.inject('/api/v1/session/people')).statusCode).toBe(404)
  expect((await server.inject('/api/v1/session')).json()).toMatchObject({ demo: false, person: null })
  expect([401, 404]).toContain((await post('/api/v1/market/step', { to: 'nextDay' })).statusCode)
  const enterPhase = declarations().commands.get('market.enterPhase')
  if (!enterPhase) throw new Error('market.enterPhase is not declared')
  await expect(actOn(opened.app, enterPhase, { as: `${claimable[0]?.person}@tonne` })).rejects.toThrow(/TONNE_PASSWORD/)
})

test('a link sets password and code once, and its person signs in with them', async () => {
  const [first] = claimable
  expect((await post('/api/v1/session/claim', { token: first?.token, password: 'short' })).statusCode).toBe(400)
  expect((await post('/api/v1/session/claim', { token: 'x'.repeat(43), password })).statusCode).toBe(401)
  const claimed = await post('/api/v1/session/claim', { token: first?.token, password })
  expect(claimed.statusCode).toBe(201)
  const { uri, email } = claimed.json<{ uri: string; email: string }>()
  expect(email).toBe('a@example.cn')
  expect((await post('/api/v1/session/claim', { token: first?.token, password })).statusCode).toBe(401)
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  const code = generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) })
  expect((await post('/api/v1/session', { email, password: 'not this one at all', code })).statusCode).toBe(401)
  expect((await post('/api/v1/session', { email, password, code })).json()).toEqual({
    person: first?.person,
    organisation: 'tonne',
  })
})

test('a link is worth nothing after 24 hours', async () => {
  now = new Date(now.getTime() + 24 * 3_600_000 + 1)
  expect((await post('/api/v1/session/claim', { token: claimable[1]?.token, password })).statusCode).toBe(401)
})
