import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { day, type Actor } from '../src/kernel/index.ts'
import { openApp, type RunningApp } from '../src/main.ts'
import { createDatabase, serverAt } from '../src/store/embedded/databases.ts'
import { openServer } from '../src/store/embedded/server.ts'
import { checkRebuild, createMarket, run, runMany, sealAll, verifyChain, type Request } from '../src/store/index.ts'
import { tell } from './process.ts'
import { reported, type Row } from './row.ts'

const emitters = 500
const oneByOne = 500
const inBatch = 10_000

const founder: Actor = { person: 'bench:first', organisation: 'bench', roles: ['administrator'], system: true }
const emitter = (i: number): string => `emitter-${i % emitters}`
const trader = (i: number): Actor => ({ person: `${emitter(i)}:first`, organisation: emitter(i), roles: ['trader'] })

const must = async (app: RunningApp, command: string, input: unknown): Promise<void> => {
  const answer = await run(app, { command, input, actor: founder })
  if (answer.kind !== 'done')
    throw new Error(
      `${command}: ${JSON.stringify(answer, (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))}`,
    )
}

const party = (id: string, kind: string, province: string) => ({
  id,
  kind,
  nameZh: id,
  nameEn: id,
  province,
  parent: null,
  details: {},
})

const prepare = async (app: RunningApp): Promise<void> => {
  await createMarket(app, { kind: 'sandbox', nameZh: '测速', nameEn: 'Bench', businessDay: day('2025-10-20') }, [])
  const own = Array.from({ length: emitters }, (_, i) => emitter(i))
  const organisations = [
    party('mee', 'ministry', '11'),
    party('province-33', 'province', '33'),
    ...own.map((id) => party(id, 'emitter', '33')),
  ]
  await must(app, 'parties.admit', { organisations })
  await must(app, 'registry.openAccounts', { organisations: organisations.map((item) => item.id) })
  const rows = own.map((entity) => ({ entity, quantity: 1_000_000n }))
  await must(app, 'registry.issue', { product: 'CEA2024', year: 2024, province: 'province-33', purpose: 'preAllocation', rows })
}

const moves = (count: number): Request[] =>
  Array.from({ length: count }, (_, i) => ({
    command: 'registry.moveToTrading',
    input: { product: 'CEA2024', quantity: 10n },
    actor: trader(i),
    idempotencyKey: `bench-${count}-${i}`,
  }))

const rate = async (count: number, work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return count / ((performance.now() - started) / 1000)
}

const mustAll = (answers: readonly { kind: string }[]): void => {
  const other = answers.find((answer) => answer.kind !== 'done')
  if (other) throw new Error(`a command was answered ${other.kind}`)
}

interface Rates {
  readonly single: number
  readonly batch: number
  readonly sealing: number
  readonly verifying: number
  readonly rebuilding: number
}

const measure = async (app: RunningApp): Promise<Rates> => {
  await prepare(app)
  const requests = moves(oneByOne)
  const single = await rate(oneByOne, async () => {
    for (const request of requests) mustAll([await run(app, request)])
  })
  const batch = await rate(inBatch, async () => mustAll(await runMany(app, moves(inBatch))))
  const [counted] = await app.sql.rows<{ events: bigint }>(`select count(*) as events from event`)
  const events = Number(counted?.events ?? 0n)
  const sealing = await rate(events, () => sealAll(app.pool))
  const verifying = await rate(events, () => verifyChain(app.sql))
  const rebuilding = await rate(events, () => checkRebuild(app))
  return { single, batch, sealing, verifying, rebuilding }
}

/**
 * The store at work on a server with fsync on: each command its own transaction, then a few hundred to one; then the chain and
 * a rebuild.
 */
export const commandRows = async (runs: number): Promise<Row[]> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tonne-bench-'))
  const opened = await openServer({ dataDir, log: tell })
  const rates: Rates[] = []
  try {
    for (let i = 0; i < runs; i += 1) {
      tell(`  commands, run ${i + 1} of ${runs}`)
      await createDatabase(serverAt(opened.url()), `bench_${i}`)
      const app = await openApp({ url: opened.url(`bench_${i}`) })
      try {
        rates.push(await measure(app))
      } finally {
        await app.database.close()
      }
    }
  } finally {
    await opened.stop()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
  return [
    reported(
      'commands one by one, each its own transaction',
      'commands/s',
      rates.map((item) => item.single),
    ),
    reported(
      'commands in batch, 256 to a transaction',
      'commands/s',
      rates.map((item) => item.batch),
    ),
    reported(
      'sealing the chain',
      'events/s',
      rates.map((item) => item.sealing),
    ),
    reported(
      'verifying the chain',
      'events/s',
      rates.map((item) => item.verifying),
    ),
    reported(
      'rebuilding and comparing every table',
      'events/s',
      rates.map((item) => item.rebuilding),
    ),
  ]
}
