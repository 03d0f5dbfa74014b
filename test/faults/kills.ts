import { isRunning, sleep, until } from '../../src/store/embedded/process.ts'
import { standing, startLoad } from './load.ts'
import { addressOf, copyOf, freePort, killPostgres, killed, postmasterOf, serve, tonne, type Serving } from './market.ts'
import type { Finding } from './row.ts'

const kills = 3

/** Books, chain and projections, as the terminal checks them. */
export const checkMarket = async (...flags: readonly string[]): Promise<string[]> => {
  const wrong: string[] = []
  const verified = await tonne('verify', ...flags)
  if (verified.status !== 0) wrong.push(`verify: ${verified.out}${verified.err}`)
  const rebuilt = await tonne(
    'rebuild',
    '--check',
    ...flags.filter((flag, i) => flag !== '--anchor' && flags[i - 1] !== '--anchor'),
  )
  if (rebuilt.status !== 0) wrong.push(`rebuild --check: ${rebuilt.out}${rebuilt.err}`)
  return wrong
}

type Kill = (dataDir: string, serving: Serving) => Promise<Serving>

const again = (dataDir: string, { port }: Serving): Promise<Serving> => serve(dataDir, port)

/** The program goes; its server stays as an orphan, which the next start adopts. */
const ofNode: Kill = async (dataDir, serving) => {
  await killed(serving)
  return again(dataDir, serving)
}

/** The server goes; the program notices and starts it again. */
const ofPostgres: Kill = async (dataDir, serving) => {
  const before = postmasterOf(dataDir)
  killPostgres(dataDir)
  const isBack = await until(() => {
    const now = postmasterOf(dataDir)
    return now !== undefined && now !== before && isRunning(now)
  }, 60_000)
  if (!isBack || serving.ended()) throw new Error(`PostgreSQL was not started again: ${serving.told()}`)
  return serving
}

const ofBoth: Kill = async (dataDir, serving) => {
  killPostgres(dataDir)
  await killed(serving)
  return again(dataDir, serving)
}

const underLoad = async (template: string, fault: string, kill: Kill): Promise<Finding> => {
  const dataDir = copyOf(template)
  let serving = await serve(dataDir, await freePort())
  const shares: number[] = []
  const wrong: string[] = []
  let [tried, survived] = [0, 0]
  for (let i = 0; i < kills; i++) {
    const prefix = `k${i}`
    const load = await startLoad(dataDir, [serving.port], prefix)
    await sleep(1_000 + 370 * i)
    serving = await kill(dataDir, serving)
    await sleep(700)
    await load.stop()
    const found = await standing(addressOf(dataDir), prefix, load.acknowledged)
    tried += load.acknowledged.size
    survived += found.found
    shares.push(found.found / load.acknowledged.size)
    wrong.push(...found.wrong, ...load.refusedAs())
  }
  await killed(serving, 'SIGTERM')
  wrong.push(...(await checkMarket('--data', dataDir)))
  return { fault, unit: 'acknowledged commands', tried, survived, runs: kills, shares, wrong }
}

export const killFaults = (template: string): (() => Promise<Finding>)[] => [
  () => underLoad(template, 'kill -9 of the program under load', ofNode),
  () => underLoad(template, 'kill -9 of PostgreSQL under load', ofPostgres),
  () => underLoad(template, 'kill -9 of both under load', ofBoth),
]
