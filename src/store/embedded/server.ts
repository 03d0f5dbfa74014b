import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { copyBinaries, installedBinaries, readyBinaries } from './binaries.ts'
import {
  freePort,
  initialise,
  resetPassword,
  runningPostmaster,
  signalPostmaster,
  start,
  stop,
  superuser,
  type Cluster,
} from './cluster.ts'
import { serverAt, type Server } from './databases.ts'
import { chooseLauncher, type Launcher } from './launcher.ts'
import { holdsLock, tryLock, unlock, users, withLock } from './lock.ts'
import { isRunning, sleep } from './process.ts'

export interface ServerOptions {
  /** Everything lives here, mode 700: `$TONNE_DATA`, by default `./.tonne`. */
  readonly dataDir: string
  /** false only where losing the data does not matter: a test run. */
  readonly fsync?: boolean
  /** One word that `ps` shows beside the server, such as `tests`; `market` unless given. */
  readonly purpose?: string
  /** A server of the user's own wins over the embedded one. `DATABASE_URL` unless given; '' for none. */
  readonly databaseUrl?: string
  /** How to run as somebody other than root; found out unless given. */
  readonly launcher?: Launcher
  readonly log?: (sentence: string) => void
}

export interface OpenServer extends Server {
  readonly port: number
  /** True in the process that started the server, false where it was adopted or is not ours. */
  readonly owned: boolean
  /** Starts the server again, on the same port when it is free, if it was lost. A pool calls it when connections fail. */
  revive(): Promise<void>
  /** Leaves the server; the last one out stops it. */
  stop(): Promise<void>
}

export const defaultDataDir = (): string => resolve(process.env['TONNE_DATA'] ?? '.tonne')

const external = (address: string): OpenServer => ({
  ...serverAt(address),
  port: Number(new URL(address).port || '5432'),
  owned: false,
  revive: async () => {},
  stop: async () => {},
})

/** What outlives a process: the port and whether the server writes safely. Kept so that a restart finds the same port. */
interface State {
  readonly pid: number
  readonly port: number
  readonly fsync: boolean
}

const stateOf = (dataDir: string): Partial<State> => {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')) as State
  } catch {
    return {}
  }
}

const writeWhole = (path: string, text: string): void => {
  writeFileSync(`${path}.new`, text, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

const makeFolder = (dataDir: string): void => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  chmodSync(dataDir, 0o700)
}

const clusterIn = (dataDir: string, purpose: string, chosen?: Launcher): Cluster => {
  const installed = installedBinaries()
  if (!installed) {
    throw new Error(
      `No embedded PostgreSQL is installed for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL of your own, 15 or later.`,
    )
  }
  const launcher = chosen ?? chooseLauncher()
  const isOther = launcher.kind === 'otherUser'
  if (isOther) chownSync(dataDir, launcher.uid, launcher.gid)
  return {
    binaries: isOther ? copyBinaries(installed, dataDir) : readyBinaries(installed, dataDir),
    launcher,
    pgData: join(dataDir, 'postgres'),
    passwordFile: join(dataDir, 'password'),
    logFile: join(dataDir, 'postgres.log'),
    purpose,
  }
}

const readPassword = (cluster: Cluster): string | undefined =>
  existsSync(cluster.passwordFile) ? readFileSync(cluster.passwordFile, 'utf8').trim() || undefined : undefined

/** The password of the folder's one role; made at the first start, and set anew when its file was lost. */
const ensurePassword = (cluster: Cluster): void => {
  if (readPassword(cluster) !== undefined) return
  const made = randomBytes(24).toString('hex')
  if (existsSync(cluster.pgData)) resetPassword(cluster, made)
  writeWhole(cluster.passwordFile, made)
  if (cluster.launcher.kind === 'otherUser') chownSync(cluster.passwordFile, cluster.launcher.uid, cluster.launcher.gid)
}

const addressOf = (cluster: Cluster, port: number): string =>
  `postgres://${superuser}:${readPassword(cluster) ?? ''}@127.0.0.1:${port}/postgres`

/** Whether the server on this port is the one on our folder and knows our password. */
const answers = async (cluster: Cluster, port: number): Promise<'yes' | 'notYet' | 'stranger'> => {
  const client = new pg.Client({ connectionString: addressOf(cluster, port), connectionTimeoutMillis: 3_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`)
    return rows[0]?.folder === cluster.pgData ? 'yes' : 'stranger'
  } catch (error) {
    return (error as { code?: string }).code === '28P01' ? 'stranger' : 'notYet'
  } finally {
    await client.end().catch(() => {})
  }
}

const patienceMs = 120_000

/**
 * A server that runs on the folder already: another process's, or an orphan of a killed one. One that never answers is stopped.
 */
const adopt = async (cluster: Cluster, fsync: boolean, isShared: boolean): Promise<number | undefined> => {
  const end = Date.now() + patienceMs
  for (let found = runningPostmaster(cluster); found; found = runningPostmaster(cluster)) {
    const answer = found.status === 'ready' ? await answers(cluster, found.port) : 'notYet'
    const state = stateOf(join(cluster.pgData, '..'))
    const isSame = state.pid === found.pid && state.fsync === fsync
    if (answer === 'yes' && isSame) return found.port
    if (answer === 'yes' && isShared)
      throw new Error(`Another process runs ${cluster.pgData} with fsync ${fsync ? 'off' : 'on'}.`)
    if (answer !== 'notYet' || Date.now() > end) await stop(cluster, found.pid)
    else await sleep(30)
  }
  return undefined
}

interface Session {
  readonly dataDir: string
  readonly cluster: Cluster
  readonly fsync: boolean
  readonly log: (sentence: string) => void
  port: number
  owned: boolean
  /** How often this process has opened the folder. */
  openings: number
}

const startAttempts = 5

/** Called under the lock: adopts what runs, else starts. Tried again, as a killed process may have left a start under way. */
const ensureRunning = async (session: Session): Promise<void> => {
  const { cluster, dataDir, fsync } = session
  for (let attempt = 1; ; attempt += 1) {
    const isShared = users(join(dataDir, 'users')).others() > 0
    const adopted = await adopt(cluster, fsync, isShared)
    if (adopted !== undefined) {
      session.port = adopted
      return
    }
    try {
      ensurePassword(cluster)
      initialise(cluster, fsync)
      const port = await freePort(stateOf(dataDir).port)
      const child = await start(cluster, port, fsync)
      writeWhole(join(dataDir, 'server.json'), JSON.stringify({ pid: child.pid ?? 0, port, fsync }))
      session.port = port
      session.owned = true
      child.once('exit', () => void restart(session))
      return
    } catch (error) {
      if (attempt === startAttempts) throw error
      await sleep(100 * attempt)
    }
  }
}

const lockOf = (dataDir: string): string => join(dataDir, 'lock')

const revive = (session: Session): Promise<void> => withLock(lockOf(session.dataDir), () => ensureRunning(session))

/** The server we started has gone: nobody asked for it while we have it open, so it is started again. */
const restart = async (session: Session): Promise<void> => {
  if (session.openings === 0) return
  try {
    await revive(session)
    session.log(`PostgreSQL on ${session.cluster.pgData} was lost and has been started again.`)
  } catch (error) {
    session.log(`PostgreSQL on ${session.cluster.pgData} was lost and does not start again: ${(error as Error).message}`)
  }
}

const sessions = new Map<string, Session>()

/** At exit nothing can be waited for: the last one out tells the server to stop and goes. */
const leaveAtOnce = (): void => {
  for (const { dataDir, cluster } of sessions.values()) {
    const among = users(join(dataDir, 'users'))
    among.leave()
    if (!tryLock(lockOf(dataDir)) && !holdsLock(lockOf(dataDir))) continue
    const postmaster = among.others() === 0 ? runningPostmaster(cluster) : undefined
    if (postmaster) signalPostmaster(cluster, postmaster.pid, 'SIGINT')
    unlock(lockOf(dataDir))
  }
  sessions.clear()
}

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const
let isListening = false

/** A program with a handler of its own ends itself and comes by `exit`; without one, the signal must still end the process. */
const listenOnce = (): void => {
  if (isListening) return
  isListening = true
  process.once('exit', leaveAtOnce)
  for (const signal of signals) {
    const onSignal = (): void => {
      if (process.listenerCount(signal) > 1) return
      leaveAtOnce()
      process.removeListener(signal, onSignal)
      process.kill(process.pid, signal)
    }
    process.on(signal, onSignal)
  }
}

const leave = async (session: Session): Promise<void> => {
  session.openings -= 1
  if (session.openings > 0) return
  const { dataDir, cluster } = session
  await withLock(lockOf(dataDir), async () => {
    if (session.openings > 0) return
    sessions.delete(dataDir)
    const among = users(join(dataDir, 'users'))
    among.leave()
    const postmaster = among.others() === 0 ? runningPostmaster(cluster) : undefined
    if (postmaster && isRunning(postmaster.pid)) await stop(cluster, postmaster.pid)
  })
}

const handle = (session: Session): OpenServer => {
  let isOpen = true
  return {
    url: (database) => serverAt(addressOf(session.cluster, session.port)).url(database),
    get port() {
      return session.port
    },
    get owned() {
      return session.owned
    },
    revive: () => (isOpen ? revive(session) : Promise.resolve()),
    stop: async () => {
      if (!isOpen) return
      isOpen = false
      await leave(session)
    },
  }
}

/**
 * A PostgreSQL to work with. `DATABASE_URL` wins; else the embedded server of `dataDir`: started, or joined when another process
 * runs it, or adopted when a killed process left it. Throws one sentence that names DATABASE_URL when none can be had.
 */
export const openServer = async (options: ServerOptions): Promise<OpenServer> => {
  const address = options.databaseUrl ?? process.env['DATABASE_URL'] ?? ''
  if (address !== '') return external(address)
  const dataDir = resolve(options.dataDir)
  makeFolder(dataDir)
  return withLock(lockOf(dataDir), async () => {
    const session = sessions.get(dataDir) ?? {
      dataDir,
      cluster: clusterIn(dataDir, options.purpose ?? 'market', options.launcher),
      fsync: options.fsync ?? true,
      log: options.log ?? ((sentence: string) => console.error(sentence)),
      port: 0,
      owned: false,
      openings: 0,
    }
    const among = users(join(dataDir, 'users'))
    among.join()
    sessions.set(dataDir, session)
    listenOnce()
    try {
      await ensureRunning(session)
    } catch (error) {
      if (session.openings === 0) {
        sessions.delete(dataDir)
        among.leave()
      }
      throw error
    }
    session.openings += 1
    return handle(session)
  })
}
