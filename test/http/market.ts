import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { buildServer, type ServerOptions } from '../../src/http/index.ts'
import { day, roleNames, type Role } from '../../src/kernel/index.ts'
import type { RunningApp } from '../../src/main.ts'
import { rolesGranted } from '../../src/parties/events.ts'
import { createMarket } from '../../src/store/index.ts'
import { openTestApp } from '../database.ts'
import { admitAll, issue, must } from '../people.ts'

/** Where each role is held in the test market. */
const placeOf: Record<Role, string> = {
  plantEngineer: 'plantA',
  representative: 'plantA',
  trader: 'plantA',
  complianceManager: 'group',
  verifier: 'verifier',
  provincialOfficer: 'province-33',
  ministryOfficer: 'mee',
  registryOperator: 'registry-operator',
  exchangeOperator: 'exchange-operator',
  bankOfficer: 'bank',
  projectOwner: 'owner',
  auditor: 'audit',
  administrator: 'tonne',
}

const others = [
  ['verifier', 'verificationBody', '核查机构', 'Verification body'],
  ['bank', 'bank', '结算银行', 'Bank'],
  ['owner', 'projectOwner', '项目业主', 'Project owner'],
  ['audit', 'auditor', '审计机构', 'Auditor'],
  ['tonne', 'tonne', '系统', 'System'],
] as const

export interface HttpMarket {
  readonly app: RunningApp
  readonly server: FastifyInstance
  readonly dataDir: string
  /** The person who holds that role, signed in; the value is the request's cookie header. */
  readonly signIn: (person: string) => Promise<string>
  readonly get: (url: string, cookie?: string) => Promise<LightMyRequestResponse>
  readonly post: (
    url: string,
    payload: unknown,
    cookie?: string,
    headers?: Record<string, string>,
  ) => Promise<LightMyRequestResponse>
  readonly close: () => Promise<void>
}

export interface MarketOptions {
  readonly kind?: 'sandbox' | 'production'
  readonly now?: () => Date
  readonly server?: Partial<ServerOptions>
}

export const cookieOf = (response: LightMyRequestResponse): string =>
  response.cookies.map((item) => `${item.name}=${item.value}`).join('; ')

const fill = async (app: RunningApp): Promise<void> => {
  await admitAll(app)
  const rest = others.map(([id, kind, nameZh, nameEn]) => ({
    id,
    kind,
    nameZh,
    nameEn,
    province: null,
    parent: null,
    details: {},
  }))
  await must(app, 'parties.admit', { organisations: rest })
  await issue(app, 'CEA2024', [
    { entity: 'plantA', quantity: 1_000n },
    { entity: 'plantB', quantity: 500n },
  ])
  const ids = [...roleNames, 'representative2']
  await app.sql.rows(`insert into person (id, name_zh, name_en) select id, id, id from unnest($1::text[]) id`, [ids])
}

/** A market over HTTP in which each role is held by a person of that name, and `representative2` is a second one of plantA. */
export const openHttpMarket = async (options: MarketOptions = {}): Promise<HttpMarket> => {
  const { app, close } = await openTestApp(options.now)
  const spec = { kind: options.kind ?? 'sandbox', nameZh: '测试市场', nameEn: 'Test market', businessDay: day('2025-10-20') }
  const memberships = [
    ...roleNames.map((role) => ({ person: role, organisation: placeOf[role], role })),
    { person: 'representative2', organisation: 'plantA', role: 'representative' as const },
  ]
  await createMarket(app, spec, [rolesGranted({ memberships })])
  await fill(app)
  const dataDir = mkdtempSync(join(tmpdir(), 'tonne-http-'))
  const server = await buildServer(app, {
    dataDir,
    webRoot: join(dataDir, 'web'),
    requestsPerMinute: 100_000,
    signInsPerMinute: 1_000,
    ...options.server,
  })
  const get: HttpMarket['get'] = (url, cookie) =>
    server.inject({ method: 'GET', url, headers: cookie === undefined ? {} : { cookie } })
  const post: HttpMarket['post'] = (url, payload, cookie, headers = {}) =>
    server.inject({
      method: 'POST',
      url,
      payload: payload as NonNullable<InjectOptions['payload']>,
      headers: { 'x-tonne': '1', ...(cookie === undefined ? {} : { cookie }), ...headers },
    })
  return {
    app,
    server,
    dataDir,
    get,
    post,
    signIn: async (person) => {
      const response = await post('/api/v1/session', { person })
      if (response.statusCode !== 201) throw new Error(`${person} cannot sign in: ${response.body}`)
      return cookieOf(response)
    },
    close: async () => {
      await server.close()
      await close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
