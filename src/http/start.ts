import { networkInterfaces } from 'node:os'
import type { FastifyInstance } from 'fastify'
import type { App } from '../store/index.ts'
import { signClosedDay } from '../store/day-end.ts'
import { keepSealing } from '../store/index.ts'
import { buildServer, type ServerOptions } from './server.ts'
import { keepTime } from '../store/wall-clock.ts'
import { marketRow } from './session-facts.ts'

export interface StartOptions extends ServerOptions {
  /** 4000 unless given; 0 takes a free one. */
  readonly port?: number
  /** Unless given, this machine only. */
  readonly host?: string
}

export interface RunningServer {
  readonly url: string
  readonly port: number
  /** Lets running requests finish, then stops sealing. The database stays open: who opened it closes it. */
  readonly stop: () => Promise<void>
}

const thisMachine = new Set(['127.0.0.1', 'localhost', '::1'])

const shownHost = (host: string): string => {
  if (host !== '0.0.0.0' && host !== '::') return host === '127.0.0.1' ? 'localhost' : host
  const outer = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return outer.find((address) => address.family === 'IPv4' && !address.internal)?.address ?? 'localhost'
}

const signEveryMs = 5_000
const lookEveryMs = 50
const patienceMs = 10_000

/** A connection whose request was under way becomes idle only after its answer, so idle ones are closed again and again. */
const closeGently = async (server: FastifyInstance): Promise<void> => {
  const idle = setInterval(() => server.server.closeIdleConnections(), lookEveryMs)
  const last = setTimeout(() => server.server.closeAllConnections(), patienceMs)
  await server.close()
  clearInterval(idle)
  clearTimeout(last)
}

/** Looks for a day that has closed without its head signed, as when another process stepped the clock. */
const keepSigning = (app: App, dataDir: string, report: (error: Error) => void): { stop: () => Promise<void> } => {
  let running = Promise.resolve()
  const look = async (): Promise<void> => {
    await signClosedDay(app, dataDir).catch((error: Error) => report(error))
  }
  const timer = setInterval(() => {
    running = running.then(look)
  }, signEveryMs)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}

/** Serves one market until stopped. Without a host only this machine reaches it: a sandbox signs people in without a password. */
export const startServer = async (app: App, options: StartOptions): Promise<RunningServer> => {
  const host = options.host ?? '127.0.0.1'
  const server = await buildServer(app, { loopbackOnly: thisMachine.has(host) && options.publicUrl === undefined, ...options })
  await server.listen({ port: options.port ?? 4000, host })
  const sealing = keepSealing(app.pool, (error) => server.log.error({ err: error }, 'sealing failed; it is tried again'))
  const signing = keepSigning(app, options.dataDir, (error) =>
    server.log.error({ err: error }, 'signing failed; it is tried again'),
  )
  const production = (await marketRow(app.sql))?.kind === 'production'
  const time = production
    ? keepTime(app, options.dataDir, (error) =>
        server.log.error({ err: error }, 'the business clock could not step; it is tried again'),
      )
    : undefined
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : (options.port ?? 4000)
  return {
    url: `http://${shownHost(host)}:${port}`,
    port,
    stop: async () => {
      await closeGently(server)
      await time?.stop()
      await signing.stop()
      await sealing.stop()
    },
  }
}
