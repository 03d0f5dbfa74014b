import { sleep, until } from '../../src/store/embedded/process.ts'
import { checkMarket } from './kills.ts'
import { post, signIn, standing, startLoad } from './load.ts'
import { addressOf, copyOf, freePort, killPostgres, killed, newFolder, query, serve, spawnServe } from './market.ts'
import type { Finding } from './row.ts'

const countEvents = async (dataDir: string): Promise<number> =>
  Number(
    (await query<{ n: string }>(addressOf(dataDir), `select count(*) as n from event where name not like 'market.phase%'`))[0]?.n,
  )

/** Killed at several points of the first start; the next start must bring the whole market, by itself. */
export const whileBuilding = async (wholeEvents: number): Promise<Finding> => {
  const dataDir = newFolder()
  const points = [/First start/, /2023/, /2024/, /2025/]
  const wrong: string[] = []
  let survived = 0
  for (const [i, point] of points.entries()) {
    const serving = spawnServe(dataDir, await freePort())
    const reached = await until(() => point.test(serving.told()) || serving.ended(), 60_000)
    if (!reached || serving.ended()) wrong.push(`the start after ${i} kills went wrong: ${serving.told()}`)
    else survived += 1
    await sleep(120 * i)
    if (i === 1) killPostgres(dataDir)
    await killed(serving)
  }
  const serving = await serve(dataDir, await freePort())
  const events = await countEvents(dataDir)
  if (events !== wholeEvents) wrong.push(`the market has ${events} events, a whole one ${wholeEvents}`)
  const left = await query<{ name: string }>(
    addressOf(dataDir, 'postgres'),
    `select datname as name from pg_database where datname like '%building%'`,
  )
  if (left.length > 0) wrong.push(`${left[0]?.name} was left behind`)
  await killed(serving, 'SIGTERM')
  wrong.push(...(await checkMarket('--data', dataDir)))
  return {
    fault: 'killed while building the demo market',
    unit: 'starts',
    tried: points.length,
    survived,
    runs: points.length,
    wrong,
  }
}

// Far enough that a quick machine is not there before the last kill.
const daysAhead = 20

/** Killed while the clock is on its way; asked again, it goes on from where it stood. */
export const whileStepping = async (template: string): Promise<Finding> => {
  const dataDir = copyOf(template)
  let serving = await serve(dataDir, await freePort())
  const person = 'tonne:first'
  const cookie = await signIn(serving.port, person)
  const [from] = await query<{ day: string }>(addressOf(dataDir), `select (business_day + 0)::text as day from market`)
  const target = new Date(new Date(from?.day ?? '').getTime() + daysAhead * 86_400_000).toISOString().slice(0, 10)
  const wrong: string[] = []
  const delays = [60, 150, 280]
  let survived = 0
  for (const delay of delays) {
    const stepping = post(serving.port, 'market/step', { to: 'day', day: target }, cookie).catch(() => undefined)
    await sleep(delay)
    await killed(serving)
    await stepping
    serving = await serve(dataDir, serving.port)
    survived += 1
  }
  const clock = `select business_day::text as day from market`
  const [stopped] = await query<{ day: string }>(addressOf(dataDir), clock)
  if (stopped?.day === target) wrong.push('the clock was there before the last kill: nothing was shown')
  const answer = await post(serving.port, 'market/step', { to: 'day', day: target }, cookie)
  const [now] = await query<{ day: string }>(addressOf(dataDir), clock)
  if (now?.day !== target) wrong.push(`the clock stands at ${now?.day}, not ${target}: ${await answer.text()}`)
  const phases = await query<{ n: string }>(
    addressOf(dataDir),
    `select count(*) as n from event where name = 'market.phaseEntered' and (body::json->'data'->>'businessDay')::date > $1 group by body::json->'data'->>'businessDay',
     body::json->'data'->>'phase' having count(*) > 1`,
    [from?.day],
  )
  if (phases.length > 0) wrong.push(`${phases.length} phases were entered twice`)
  await killed(serving, 'SIGTERM')
  wrong.push(...(await checkMarket('--data', dataDir, '--anchor', `${dataDir}/anchors/tonne.jsonl`)))
  return { fault: 'killed while stepping the clock', unit: 'kills', tried: delays.length, survived, runs: delays.length, wrong }
}

/** Two programs on one database, each sent every command at the same moment: each acts once, both answer. */
export const twoPrograms = async (template: string): Promise<Finding> => {
  const dataDir = copyOf(template)
  const servings = [await serve(dataDir, await freePort()), await serve(dataDir, await freePort())]
  const load = await startLoad(
    dataDir,
    servings.map((serving) => serving.port),
    'two',
  )
  await sleep(4_000)
  await load.stop()
  const found = await standing(addressOf(dataDir), 'two', load.acknowledged)
  const wrong = [...found.wrong, ...load.refusedAs()]
  if (load.repeated() === 0) wrong.push('no command was ever answered twice: nothing was shown')
  for (const serving of servings) await killed(serving, 'SIGTERM')
  wrong.push(...(await checkMarket('--data', dataDir)))
  return {
    fault: 'two programs write the same commands at once',
    unit: 'commands',
    tried: load.acknowledged.size,
    survived: found.found,
    runs: 1,
    wrong,
  }
}
