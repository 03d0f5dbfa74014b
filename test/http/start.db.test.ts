import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type RunningServer } from '../../src/http/index.ts'
import { day } from '../../src/kernel/index.ts'
import { keepSignedHead, newestAnchor, signClosedDay } from '../../src/store/day-end.ts'
import { system } from '../database.ts'
import { must } from '../people.ts'
import { openHttpMarket, type HttpMarket } from './market.ts'

let market: HttpMarket
let running: RunningServer
beforeAll(async () => {
  market = await openHttpMarket()
  const webRoot = join(market.dataDir, 'web')
  mkdirSync(join(webRoot, 'assets'), { recursive: true })
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>application</title>')
  writeFileSync(join(webRoot, 'assets', 'main-abc123.js'), 'export {}')
  await keepSignedHead(market.app, market.dataDir, day('2025-10-19'))
  running = await startServer(market.app, { dataDir: market.dataDir, webRoot, port: 0 })
})
afterAll(async () => {
  await running.stop()
  await market.close()
})

const at = (path: string, headers: Record<string, string> = {}) => fetch(`http://127.0.0.1:${running.port}${path}`, { headers })

describe('a started server', () => {
  test('is well, and stands on this machine only', async () => {
    expect(await (await at('/healthz')).json()).toEqual({ ok: true })
    expect(running.url).toBe(`http://localhost:${running.port}`)
  })

  test('serves the application for every page, and what has a hash in its name for ever', async () => {
    for (const page of ['/', '/compliance/surrender', '/check?number=1']) {
      const response = await at(page, { accept: 'text/html' })
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-cache'])
      expect(await response.text()).toContain('application')
    }
    const asset = await at('/assets/main-abc123.js', { 'accept-encoding': 'identity' })
    expect([asset.status, asset.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
    expect((await at('/assets/gone.js')).status).toBe(404)
    for (const path of ['/..%2fkeys/heads.pem', '/%2e%2e/keys/heads.pem', '/assets/..%2f..%2fkeys/heads.pem']) {
      expect(await (await at(path)).text(), path).not.toContain('PRIVATE KEY')
    }
  })

  test('describes itself as a document and as a page', async () => {
    const document = (await (await at('/api/v1/openapi.json')).json()) as { openapi: string; paths: Record<string, unknown> }
    expect([document.openapi, document.paths['/api/v1/compliance/surrender'] !== undefined]).toEqual(['3.1.0', true])
    const page = await at('/api/docs/')
    expect([page.status, (await page.text()).includes('swagger-ui')]).toEqual([200, true])
  })

  test('seals what happens, and signs a day that was closed from elsewhere', async () => {
    await must(market.app, 'market.enterPhase', { businessDay: '2025-10-20', phase: 'settlement' }, system)
    await must(market.app, 'market.enterPhase', { businessDay: '2025-10-20', phase: 'closed' }, system)
    await signClosedDay(market.app, market.dataDir)
    await signClosedDay(market.app, market.dataDir)
    expect(await newestAnchor(market.app, market.dataDir)).toMatchObject({ businessDay: '2025-10-20' })
    const state = async () =>
      (await (await at('/api/v1/session')).json()) as { market: { headPosition: number; headSigned: boolean } }
    expect((await state()).market).toMatchObject({ headSigned: true })
    expect((await state()).market.headPosition).toBeGreaterThan(0)
  })

  test('stops gracefully: a request under way is answered', async () => {
    const other = await startServer(market.app, { dataDir: market.dataDir, port: 0 })
    const answers = Promise.all([1, 2, 3].map(async () => (await fetch(`http://127.0.0.1:${other.port}/api/v1/session`)).status))
    await new Promise((resolve) => setTimeout(resolve, 20))
    await other.stop()
    expect(await answers).toEqual([200, 200, 200])
    await expect(fetch(`http://127.0.0.1:${other.port}/healthz`)).rejects.toThrow()
  })
})
