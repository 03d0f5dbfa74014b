import { startServer } from '../main.ts'
import { buildDemo } from './demo/build.ts'
import { openMarket, type OpenMarket } from './open.ts'
import { languageOf, note, say, text, wholeNumber, type Flags } from './terminal.ts'

const hasMarket = async ({ app }: OpenMarket): Promise<boolean> => (await app.sql.rows(`select 1 from market`)).length > 0

/** A demo that was cut off half way is no market: it is thrown away and built again. */
const withDemo = async (flags: Flags): Promise<OpenMarket> => {
  const market = await openMarket(flags, { create: true })
  if (await hasMarket(market)) return market
  note(languageOf(flags) === 'zh' ? '首次启动：正在建立演示市场' : 'First start: building the demo market')
  const started = Date.now()
  await buildDemo(market.app, (line) => {
    if (line.includes('·')) note(`  ${line}`)
  })
  note(`  ${((Date.now() - started) / 1000).toFixed(1)} s`)
  return market
}

/** `tonne serve`: the application and its API, until it is stopped. */
export const serveCommand = async (flags: Flags): Promise<number> => {
  const market = await withDemo(flags)
  const host = text(flags, 'host') ?? process.env['HOST']
  const port = wholeNumber(flags, 'port', Number(process.env['PORT'] ?? 4000))
  const server = await startServer(market.app, { dataDir: market.dataDir, port, ...(host === undefined ? {} : { host }) })
  say(languageOf(flags) === 'zh' ? `Tonne 已就绪：${server.url}` : `Tonne is ready: ${server.url}`)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  await server.stop()
  await market.close()
  return 0
}
