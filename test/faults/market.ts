import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { superuser } from '../../src/store/embedded/cluster.ts'
import { commandOf, isRunning, sleep, until } from '../../src/store/embedded/process.ts'

const program = fileURLToPath(new URL('../../bin/tonne.mjs', import.meta.url))
const folders: string[] = []
const children = new Set<ChildProcess>()

// The faults are made on the embedded server only: nobody's own database is killed.
const environment = { ...process.env, DATABASE_URL: '', TONNE_LANG: 'en', HOST: '' }
delete (environment as Record<string, string | undefined>)['HOST']

export const newFolder = (): string => {
  const made = mkdtempSync(join(tmpdir(), `tonne-faults-${process.pid}-`))
  folders.push(made)
  return made
}

/** A data dir of its own for one fault, copied from one whose server is stopped. */
export const copyOf = (dataDir: string): string => {
  const made = join(newFolder(), 'data')
  const copied = spawnSync('cp', ['-a', dataDir, made])
  if (copied.status !== 0) throw new Error(`cp: ${String(copied.stderr)}`)
  return made
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

export interface Ran {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

/** One command of the terminal, to its end. */
export const tonne = (...args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], { env: environment })
    children.add(child)
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    child.once('close', (status) => {
      children.delete(child)
      resolve({ status, out, err })
    })
  })

export interface Serving {
  readonly child: ChildProcess
  readonly port: number
  readonly told: () => string
  readonly ended: () => boolean
}

/** `tonne serve`, started and not waited for. */
export const spawnServe = (dataDir: string, port: number): Serving => {
  const child = spawn(process.execPath, [program, 'serve', '--data', dataDir, '--port', String(port)], { env: environment })
  children.add(child)
  let told = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (told += chunk.toString()))
  child.once('exit', () => children.delete(child))
  return { child, port, told: () => told, ended: () => child.exitCode !== null || child.signalCode !== null }
}

const patienceMs = 60_000

export const serve = async (dataDir: string, port: number): Promise<Serving> => {
  const serving = spawnServe(dataDir, port)
  const ready = await until(() => serving.told().includes('ready:') || serving.ended(), patienceMs)
  if (!ready || serving.ended()) throw new Error(`serve did not start: ${serving.told()}`)
  return serving
}

export const killed = async (serving: Serving, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
  serving.child.kill(signal)
  if (!(await until(serving.ended, patienceMs))) throw new Error(`${signal} did not end the program`)
}

export const postmasterOf = (dataDir: string): number | undefined => {
  const file = join(dataDir, 'postgres', 'postmaster.pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
  return pid > 0 && (commandOf(pid)?.includes(dataDir) ?? false) ? pid : undefined
}

export const killPostgres = (dataDir: string): void => {
  const pid = postmasterOf(dataDir)
  if (pid === undefined) throw new Error(`no PostgreSQL runs on ${dataDir}`)
  process.kill(pid, 'SIGKILL')
}

export const addressOf = (dataDir: string, database = 'tonne'): string => {
  const { port } = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')) as { port: number }
  const password = readFileSync(join(dataDir, 'password'), 'utf8').trim()
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`
}

/** Reads or changes a database behind the program's back. */
export const query = async <Row extends pg.QueryResultRow>(
  address: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: address })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Row>(text, [...values])).rows
  } finally {
    await client.end()
  }
}

/** Ends what these runs started, and nothing else. */
export const cleanUp = async (): Promise<void> => {
  for (const child of children) child.kill('SIGKILL')
  await sleep(200)
  for (const folder of folders.splice(0)) {
    for (const dataDir of [folder, join(folder, 'data')]) {
      const pid = postmasterOf(dataDir)
      if (pid === undefined) continue
      process.kill(pid, 'SIGQUIT')
      await until(() => !isRunning(pid), 10_000)
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}
