import { fileURLToPath } from 'node:url'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { App } from '../store/index.ts'
import { mountCalc } from './calc.ts'
import { mountDocs } from './docs.ts'
import { mountDocuments } from './documents.ts'
import { openEdge } from './edge.ts'
import { mountMarket, type AfterPhase } from './market.ts'
import { mountDeclarations } from './mount.ts'
import { marketRow } from './session-facts.ts'
import { mountSession } from './session-routes.ts'
import { demoSpan, openSessions, productionSpan } from './session.ts'
import { mountWeb } from './static.ts'

export interface ServerOptions {
  /** Where keys, anchors and files live: `$TONNE_DATA`. */
  readonly dataDir: string
  /** The built application; web/dist unless given. */
  readonly webRoot?: string
  /** The address people use, for the code on a certificate: `https://market.example`. */
  readonly publicUrl?: string
  /** Answer only to names of this machine. */
  readonly loopbackOnly?: boolean
  /** Behind a proxy whose X-Forwarded headers are true. */
  readonly trustProxy?: boolean
  /** Requests a minute from one address; sign-ins a minute from one address. */
  readonly requestsPerMinute?: number
  readonly signInsPerMinute?: number
  readonly bodyBytesMax?: number
  readonly log?: FastifyBaseLogger
  /** Runs after each phase that people step a sandbox into. */
  readonly afterPhase?: AfterPhase
}

const defaultWebRoot = fileURLToPath(new URL('../../web/dist', import.meta.url))
const million = 1_000_000

/** The whole HTTP side of one market: every declared command and view, sessions, calculators, documents and the application. */
export const buildServer = async (app: App, options: ServerOptions): Promise<FastifyInstance> => {
  const demo = (await marketRow(app.sql))?.kind === 'sandbox'
  const server = await openEdge({
    secure: !demo,
    loopbackOnly: options.loopbackOnly ?? false,
    trustProxy: options.trustProxy ?? false,
    requestsPerMinute: options.requestsPerMinute ?? 6000,
    bodyBytesMax: options.bodyBytesMax ?? 4 * million,
    ...(options.log ? { log: options.log } : {}),
  })
  const sessions = openSessions(app, demo ? demoSpan : productionSpan, !demo)
  server.get('/healthz', async () => {
    await app.sql.rows('select 1')
    return { ok: true }
  })
  mountSession(server, app, sessions, {
    dataDir: options.dataDir,
    signInsPerMinute: options.signInsPerMinute ?? (demo ? 300 : 10),
  })
  mountMarket(server, app, sessions, options.dataDir, options.afterPhase ?? (() => Promise.resolve()))
  mountDeclarations(server, app, sessions)
  mountCalc(server, app)
  mountDocuments(server, app, sessions, options)
  await mountDocs(server, app)
  await mountWeb(server, options.webRoot ?? defaultWebRoot)
  return server
}
