import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { majorOf, program, type Binaries } from './binaries.ts'
import { commandWith, type Launcher } from './launcher.ts'
import { commandOf, isRunning, until } from './process.ts'

/** One PostgreSQL data folder with the programs that run it. */
export interface Cluster {
  readonly binaries: Binaries
  readonly launcher: Launcher
  /** `$TONNE_DATA/postgres` */
  readonly pgData: string
  readonly passwordFile: string
  readonly logFile: string
  /** Shown by `ps` and in the log: what this server is for. */
  readonly purpose: string
}

export const superuser = 'tonne'

const environment = (): NodeJS.ProcessEnv => {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|TZ$)/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}

const runToEnd = (cluster: Cluster, args: readonly string[], name: 'initdb' | 'postgres', input = ''): void => {
  const [command, all] = commandWith(cluster.launcher, program(cluster.binaries, name), args)
  const result = spawnSync(command, all, { input, encoding: 'utf8', env: environment(), cwd: '/', windowsHide: true })
  if (result.status === 0) return
  const said = `${result.stderr || result.stdout || String(result.error ?? '')}`.trim().split('\n').slice(-4).join(' ')
  throw new Error(`${name} failed for ${cluster.pgData}: ${said}. Set TONNE_DATA to another folder, or DATABASE_URL.`)
}

/** Makes the data folder when there is none. It appears whole: one that a killed initdb left is thrown away. */
export const initialise = (cluster: Cluster, fsync: boolean): void => {
  if (existsSync(cluster.pgData)) return checkVersion(cluster)
  const half = `${cluster.pgData}.new`
  rmSync(half, { recursive: true, force: true })
  const locale = [
    '--auth=scram-sha-256',
    `--pwfile=${cluster.passwordFile}`,
    '--locale=C',
    '--encoding=UTF8',
    '--no-instructions',
  ]
  runToEnd(cluster, ['-D', half, '-U', superuser, ...locale, ...(fsync ? [] : ['--no-sync'])], 'initdb')
  renameSync(half, cluster.pgData)
}

const checkVersion = ({ pgData, binaries }: Cluster): void => {
  const made = readFileSync(join(pgData, 'PG_VERSION'), 'utf8').trim()
  const ours = majorOf(binaries.version)
  if (made === ours) return
  throw new Error(
    `${pgData} was made by PostgreSQL ${made} and the embedded one is ${ours}: restore a backup into a new TONNE_DATA.`,
  )
}

/** Sets the password again when its file was lost, in single-user mode: nothing else may be running on the folder. */
export const resetPassword = (cluster: Cluster, password: string): void => {
  runToEnd(
    cluster,
    ['--single', '-D', cluster.pgData, 'postgres'],
    'postgres',
    `alter role ${superuser} password '${password}';\n`,
  )
}

/** What postmaster.pid says. status is `starting`, `stopping`, `ready` or `standby`. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly status: string
}

const pidFile = (cluster: Cluster): string => join(cluster.pgData, 'postmaster.pid')

const readPostmaster = (cluster: Cluster): Postmaster | undefined => {
  if (!existsSync(pidFile(cluster))) return undefined
  const lines = readFileSync(pidFile(cluster), 'utf8').split('\n')
  return { pid: Math.abs(Number(lines[0])), port: Number(lines[3]), status: (lines[7] ?? '').trim() }
}

/** The server on this folder, if one runs, whoever started it. A pid file that names nobody, or another program, is removed. */
export const runningPostmaster = (cluster: Cluster): Postmaster | undefined => {
  const postmaster = readPostmaster(cluster)
  if (!postmaster) return undefined
  const command = isRunning(postmaster.pid) ? (commandOf(postmaster.pid) ?? cluster.pgData) : ''
  if (command.includes(cluster.pgData)) return postmaster
  rmSync(pidFile(cluster), { force: true })
  return undefined
}

const settings = ({ purpose }: Cluster, port: number, fsync: boolean): string[] => {
  const values = {
    cluster_name: `tonne-${purpose}`,
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    // One machine, no replicas, and backups go through the program: the log need carry no more than crash recovery.
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_wal_size: '2GB',
    wal_compression: 'on',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    io_method: 'sync',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** The port asked for when nobody has it, else one that is free. */
export const freePort = async (wanted = 0): Promise<number> => {
  const listen = (port: number): Promise<number | undefined> =>
    new Promise((resolve) => {
      const server = createServer()
      server.once('error', () => resolve(undefined))
      server.listen(port, '127.0.0.1', () => {
        const address = server.address()
        server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
      })
    })
  const port = (await listen(wanted)) ?? (await listen(0))
  if (port === undefined) throw new Error('no free port on 127.0.0.1')
  return port
}

const logBytesMax = 20_000_000
/** Crash recovery after a kill may take this long at the most. */
const startMsMax = 120_000
const stopMsMax = 60_000

/** What the server said last; nothing when its folder has been removed behind it, as at the end of a test run. */
const lastLines = (path: string): string =>
  existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').slice(-3).join(' | ') : 'it is gone with its log'

/** Starts the server as a process of its own that outlives us, and waits until it takes connections. */
export const start = async (cluster: Cluster, port: number, fsync: boolean): Promise<ChildProcess> => {
  if ((statSync(cluster.logFile, { throwIfNoEntry: false })?.size ?? 0) > logBytesMax) rmSync(cluster.logFile)
  const log = openSync(cluster.logFile, 'a', 0o600)
  const [command, args] = commandWith(cluster.launcher, program(cluster.binaries, 'postgres'), [
    '-D',
    cluster.pgData,
    ...settings(cluster, port, fsync),
  ])
  const child = spawn(command, args, {
    detached: true,
    stdio: ['ignore', log, log],
    env: environment(),
    cwd: '/',
    windowsHide: true,
  })
  closeSync(log)
  child.unref()
  let failure: string | undefined
  child.once('error', (error) => (failure = error.message))
  child.once('exit', () => (failure ??= lastLines(cluster.logFile)))
  const isReady = (): boolean => {
    const postmaster = readPostmaster(cluster)
    return postmaster?.pid === child.pid && postmaster?.status === 'ready'
  }
  const settled = await until(() => failure !== undefined || isReady(), startMsMax)
  if (failure !== undefined) throw new Error(`PostgreSQL did not start on ${cluster.pgData}: ${failure}`)
  if (!settled)
    throw new Error(`PostgreSQL on ${cluster.pgData} was not ready after ${startMsMax / 1000} s; see ${cluster.logFile}`)
  return child
}

type StopSignal = 'SIGINT' | 'SIGQUIT' | 'SIGKILL'

/** Windows has no signals; pg_ctl stands in for them. */
export const signalPostmaster = (cluster: Cluster, pid: number, signal: StopSignal): void => {
  if (process.platform === 'win32' && signal !== 'SIGKILL') {
    spawnSync(program(cluster.binaries, 'pg_ctl'), ['kill', signal.slice(3), String(pid)], { stdio: 'ignore', windowsHide: true })
    return
  }
  try {
    process.kill(pid, signal)
  } catch {
    // It has gone by itself.
  }
}

/** Stops the server: fast, then at once, then by force. Resolves when it is gone. */
export const stop = async (cluster: Cluster, pid: number): Promise<void> => {
  for (const [signal, limitMs] of [
    ['SIGINT', stopMsMax],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    signalPostmaster(cluster, pid, signal)
    if (await until(() => !isRunning(pid), limitMs)) return
  }
  throw new Error(`PostgreSQL (process ${pid}) on ${cluster.pgData} cannot be stopped`)
}
