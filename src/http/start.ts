import { networkInterfaces } from 'node:os'
import type { App } from '../store/index.ts'
import { keepSealing } from '../store/index.ts'
import { buildServer, type ServerOptions } from './server.ts'

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

/** Serves one market until stopped. Without a host only this machine reaches it: a sandbox signs people in without a password. */
export const startServer = async (app: App, options: StartOptions): Promise<RunningServer> => {
  const host = options.host ?? '127.0.0.1'
  const server = await buildServer(app, { loopbackOnly: thisMachine.has(host) && options.publicUrl === undefined, ...options })
  const sealing = keepSealing(app.pool, (error) => server.log.error({ err: error }, 'sealing failed; it is tried again'))
  try {
    await server.listen({ port: options.port ?? 4000, host })
  } catch (error) {
    await sealing.stop()
    throw error
  }
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : (options.port ?? 4000)
  return {
    url: `http://${shownHost(host)}:${port}`,
    port,
    stop: async () => {
      await server.close()
      await sealing.stop()
    },
  }
}
