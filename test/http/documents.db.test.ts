import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { csvCell } from '../../src/http/statement-csv.ts'
import { anchorFile, checkAnchors, readAnchors } from '../../src/store/index.ts'
import { system } from '../database.ts'
import { must } from '../people.ts'
import { openHttpMarket, type HttpMarket } from './market.ts'

let market: HttpMarket
let cookie: string
beforeAll(async () => {
  market = await openHttpMarket()
  cookie = await market.signIn('representative')
})
afterAll(() => market.close())

const obligation = async (): Promise<string> => {
  await must(
    market.app,
    'compliance.openObligation',
    { organisation: 'plantA', year: 2024, province: 'province-33', due: 900 },
    system,
  )
  const input = { year: 2024, allowances: [{ product: 'CEA2024', quantity: 900 }], credits: 0 }
  const proposed = (await market.post('/api/v1/compliance/surrender', input, cookie)).json<{ proposal: { id: string } }>()
  const second = await market.signIn('representative2')
  await market.post('/api/v1/approval/confirm', { proposal: proposed.proposal.id }, second)
  const found = (await market.get('/api/v1/compliance/obligation?year=2024', cookie)).json<{
    obligation: { certificate: string }
  }>()
  return found.obligation.certificate
}

const anchors = async (): Promise<string> => {
  const [row] = await market.app.sql.rows<{ name: string }>(`select current_database() as name`)
  return anchorFile(market.dataDir, row?.name ?? '')
}

describe('the certificate', () => {
  test('is a PDF of one page with its font embedded, for anybody who has the number', async () => {
    const number = await obligation()
    const response = await market.get(`/api/v1/compliance/certificate.pdf?number=${number}`)
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'application/pdf'])
    const pdf = response.rawPayload
    if (process.env['KEEP_PDF']) writeFileSync(process.env['KEEP_PDF'], pdf)
    const text = pdf.toString('latin1')
    expect(text.startsWith('%PDF-')).toBe(true)
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1)
    expect(text).toContain('NotoSansSC')
    expect(pdf.length).toBeLessThan(400_000)
    await market.get(`/api/v1/compliance/certificate.pdf?number=${number}`)
    expect(readAnchors(await anchors())).toHaveLength(1)
  })

  test('is not found for a number that was never given', async () => {
    expect((await market.get('/api/v1/compliance/certificate.pdf?number=none')).statusCode).toBe(404)
    expect((await market.get('/api/v1/compliance/certificate.pdf')).statusCode).toBe(400)
  })
})

describe('the statement as CSV', () => {
  test('starts with the byte order mark and has a line for every movement', async () => {
    const response = await market.get('/api/v1/registry/statement.csv', cookie)
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
    expect(response.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const lines = response.body.trim().split('\r\n')
    const rows = (await market.get('/api/v1/registry/statement?limit=500', cookie)).json<{ rows: unknown[] }>().rows
    expect(lines).toHaveLength(rows.length + 1)
    expect(rows.length).toBeGreaterThan(0)
  })

  test('is nobody else’s', async () => {
    expect((await market.get('/api/v1/registry/statement.csv')).statusCode).toBe(401)
    expect((await market.get('/api/v1/registry/statement.csv?organisation=plantC', cookie)).statusCode).toBe(404)
  })

  test('a cell that would run as a formula is disarmed', () => {
    expect(['=1+1', '+1', '-1', '@x', '\tx'].map(csvCell)).toEqual([`'=1+1`, `'+1`, `'-1`, `'@x`, `'\tx`])
    expect([csvCell('a,b'), csvCell('a"b'), csvCell(-5n), csvCell(null)]).toEqual(['"a,b"', '"a""b"', '-5', ''])
  })
})

describe('the business clock over HTTP', () => {
  const step = (payload: unknown, headers = {}) => market.post('/api/v1/market/step', payload, cookie, headers)

  test('steps a phase and a day, and signs the head of every day it closes', async () => {
    expect((await step({ to: 'nextPhase' })).json()).toMatchObject({ result: { businessDay: '2025-10-20', phase: 'settlement' } })
    expect((await step({ to: 'nextDay' })).json()).toMatchObject({ result: { businessDay: '2025-10-21', phase: 'trading' } })
    const file = await anchors()
    const kept = readAnchors(file)
    expect(kept.map((anchor) => anchor.businessDay)).toEqual(['2025-10-20', '2025-10-20'])
    expect(await checkAnchors(market.app.sql, kept)).toEqual([])
    const state = (await market.get('/api/v1/session')).json<{
      market: { headSigned: boolean; signedHead: { position: number } }
    }>().market
    expect([state.headSigned, state.signedHead.position]).toEqual([true, kept[1]?.position])
    expect(existsSync(file) && readFileSync(file, 'utf8').endsWith('\n')).toBe(true)
  })

  test('tells its progress line by line when asked, one step at a time', async () => {
    const streamed = step({ to: 'day', day: '2025-10-23' }, { accept: 'application/x-ndjson' })
    const lines = (await streamed).body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines).toHaveLength(9)
    expect(lines.at(-1)).toMatchObject({ status: 201, body: { result: { businessDay: '2025-10-23', phase: 'trading' } } })
    const long = step({ to: 'day', day: '2025-11-20' }).then((response) => response.json<unknown>())
    const where = async () =>
      (await market.get('/api/v1/market/step')).json<{ running: boolean; target: unknown; clock: unknown }>()
    while (!(await where()).running) await new Promise((resolve) => setTimeout(resolve, 2))
    expect((await step({ to: 'nextDay' })).json()).toMatchObject({ refusals: [{ code: 'stepUnderWay', limit: '2025-11-20' }] })
    expect(await long).toMatchObject({ result: { businessDay: '2025-11-20', phase: 'trading' } })
    expect(await where()).toEqual({ running: false, target: null, clock: { businessDay: '2025-11-20', phase: 'trading' } })
  })

  test('never goes back, and needs somebody signed in', async () => {
    await step({ to: 'day', day: '2025-01-01' })
    expect((await market.get('/api/v1/market/step')).json()).toMatchObject({ clock: { businessDay: '2025-11-20' } })
    expect((await market.post('/api/v1/market/step', { to: 'nextDay' })).statusCode).toBe(401)
  })
})
