import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ended, startTonne, tell } from './process.ts'
import { atMost, type Row } from './row.ts'

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

const answers = async (url: string): Promise<boolean> => {
  try {
    const response = await fetch(url)
    await response.arrayBuffer()
    return response.status === 200
  } catch {
    // Nobody listens yet.
    return false
  }
}

const startMost = 120_000

/** Seconds from `tonne serve` until the page and the session it asks for both answer 200. The program is stopped afterwards. */
const secondsToPage = async (dataDir: string): Promise<number> => {
  const port = await freePort()
  const started = performance.now()
  const child = startTonne(['serve', '--port', String(port)], dataDir)
  child.stdout?.resume()
  child.stderr?.resume()
  const stopped = ended(child)
  try {
    while (performance.now() - started < startMost) {
      if ((await answers(`http://127.0.0.1:${port}/`)) && (await answers(`http://127.0.0.1:${port}/api/v1/session`))) {
        return (performance.now() - started) / 1000
      }
      if (child.exitCode !== null) throw new Error(`tonne serve ended with ${child.exitCode}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('tonne serve gave no page')
  } finally {
    child.kill('SIGTERM')
    await stopped
  }
}

/** First start in a fresh data folder, with the demo market to build; later starts find it there. */
export const startRows = async (runs: number): Promise<Row[]> => {
  const first: number[] = []
  const later: number[] = []
  for (let i = 0; i < runs; i += 1) {
    tell(`  start, run ${i + 1} of ${runs}`)
    const folder = mkdtempSync(join(tmpdir(), 'tonne-bench-'))
    try {
      first.push(await secondsToPage(folder))
      later.push(await secondsToPage(folder))
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    }
  }
  return [atMost('first start to a usable page', 's', first, 15), atMost('later start to a usable page', 's', later, 5)]
}
