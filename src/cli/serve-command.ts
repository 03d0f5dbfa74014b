import { startServer } from '../main.ts'
import { signedHead } from '../store/day-end.ts'
import { companionsOf } from './demo/companions.ts'
import { ensureDemo } from './demo/first-start.ts'
import { openMarket, type OpenMarket } from './open.ts'
import { Usage, languageOf, note, say, text, wholeNumber, type Flags } from './terminal.ts'

const withDemo = (flags: Flags): Promise<OpenMarket> =>
  openMarket(flags, {
    prepare: async (server, database) => {
      const started = Date.now()
      let isFirst = false
      await ensureDemo(server, database, (line) => {
        if (!isFirst) note(languageOf(flags) === 'zh' ? '首次启动：正在建立演示市场' : 'First start: building the demo market')
        isFirst = true
        if (line.includes('·')) note(`  ${line}`)
      })
      if (isFirst) note(`  ${((Date.now() - started) / 1000).toFixed(1)} s`)
    },
  })

const listen = async (market: OpenMarket, flags: Flags) => {
  const host = text(flags, 'host') ?? process.env['HOST']
  const port = wholeNumber(flags, 'port', Number(process.env['PORT'] ?? 4000))
  try {
    const afterPhase = companionsOf(market.app)
    return await startServer(market.app, { dataDir: market.dataDir, port, afterPhase, ...(host === undefined ? {} : { host }) })
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'EADDRINUSE') throw new Usage(`port ${port} is taken by another program: choose another with --port`)
    if (code === 'EACCES') throw new Usage(`port ${port} may not be opened by this user: choose one above 1023 with --port`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new Usage(`this machine has no address "${host ?? ''}": choose another with --host`)
    throw error
  }
}

/** `tonne serve`: the application and its API, until it is stopped. */
export const serveCommand = async (flags: Flags): Promise<number> => {
  const market = await withDemo(flags)
  try {
    await signedHead(market.app, market.dataDir)
    const server = await listen(market, flags)
    say(languageOf(flags) === 'zh' ? `Tonne 已就绪：${server.url}` : `Tonne is ready: ${server.url}`)
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
    })
    await server.stop()
  } finally {
    await market.close()
  }
  return 0
}
