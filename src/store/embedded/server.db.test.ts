import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { installedBinaries } from './binaries.ts'
import { createDatabase, dropDatabase, ensureDatabase, hasDatabase } from './databases.ts'
import { commandWith, thisMachine, type Launcher } from './launcher.ts'
import { isRunning, until } from './process.ts'
import { openServer, type OpenServer } from './server.ts'

const folders: string[] = []
const children: ChildProcess[] = []
const servers: OpenServer[] = []

const folder = (): string => {
  const made = join(mkdtempSync(join(tmpdir(), 'tonne-embedded-')), 'data')
  folders.push(made)
  return made
}

const open = async (dataDir: string, launcher?: Launcher): Promise<OpenServer> => {
  const server = await openServer({ dataDir, databaseUrl: '', log: () => {}, ...(launcher ? { launcher } : {}) })
  servers.push(server)
  return server
}

const postmasterOf = (dataDir: string): number =>
  Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])

const goneWithin = (pid: number): Promise<boolean> => until(() => !isRunning(pid), 20_000)

/** Another process that holds the server of this folder open. */
const holder = async (dataDir: string): Promise<{ child: ChildProcess; port: number; owned: boolean; url: string }> => {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('holder.fixture.ts', import.meta.url)), dataDir],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  children.push(child)
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`the holder ended with ${code}`)))
  })
  return { child, ...(JSON.parse(line) as { port: number; owned: boolean; url: string }) }
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()))

const query = async <Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

const write = (url: string): Promise<unknown> =>
  query(url, 'create table kept (tonnes bigint); insert into kept values (1260000)')
const kept = async (url: string): Promise<unknown> => (await query<{ tonnes: string }>(url, 'select tonnes from kept'))[0]?.tonnes

afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL')
    await ended(child)
  }
  for (const server of servers.splice(0)) await server.stop()
  for (const made of folders.splice(0)) {
    const pid = existsSync(join(made, 'postgres/postmaster.pid')) ? postmasterOf(made) : 0
    if (pid > 0 && isRunning(pid)) process.kill(pid, 'SIGQUIT')
    if (pid > 0) await goneWithin(pid)
    rmSync(join(made, '..'), { recursive: true, force: true })
  }
})

describe('opening and leaving', { timeout: 120_000 }, () => {
  test('starts a server that writes safely, stops it, and finds the data again', async () => {
    const dataDir = folder()
    const first = await open(dataDir)
    await write(first.url())
    expect(first.owned).toBe(true)
    expect(await query(first.url(), 'show fsync')).toEqual([{ fsync: 'on' }])
    const pid = postmasterOf(dataDir)
    await first.stop()
    expect(isRunning(pid)).toBe(false)
    const again = await open(dataDir)
    expect(again.port).toBe(first.port)
    expect(await kept(again.url())).toBe('1260000')
  })

  test('keeps its files from other people, and takes no connection without the password', async () => {
    const dataDir = folder()
    const server = await open(dataDir)
    expect(statSync(dataDir).mode & 0o777).toBe(0o700)
    for (const name of readdirSync(dataDir)) expect(statSync(join(dataDir, name)).mode & 0o077, name).toBe(0)
    await expect(query(server.url().replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/)
  })

  test('one process that opens it twice stops it with the second stop only', async () => {
    const dataDir = folder()
    const [first, second] = await Promise.all([open(dataDir), open(dataDir)])
    const pid = postmasterOf(dataDir)
    await first.stop()
    expect(await query(second.url(), 'select 1 as one')).toEqual([{ one: 1 }])
    await second.stop()
    expect(isRunning(pid)).toBe(false)
  })

  test('a second process attaches, and the last one out stops the server', async () => {
    const dataDir = folder()
    const [a, b] = await Promise.all([holder(dataDir), holder(dataDir)])
    expect([a.owned, b.owned].sort()).toEqual([false, true])
    expect(a.port).toBe(b.port)
    const pid = postmasterOf(dataDir)
    const [owner, guest] = a.owned ? [a, b] : [b, a]
    owner.child.stdin?.write('stop')
    await ended(owner.child)
    expect(await query(guest.url, 'select 1 as one')).toEqual([{ one: 1 }])
    guest.child.stdin?.write('stop')
    await ended(guest.child)
    expect(await goneWithin(pid)).toBe(true)
  })

  test.each(['SIGTERM', 'SIGINT'] as const)('%s ends the program, and the server with it', async (signal) => {
    const dataDir = folder()
    const { child } = await holder(dataDir)
    const pid = postmasterOf(dataDir)
    child.kill(signal)
    await ended(child)
    expect(child.signalCode).toBe(signal)
    expect(await goneWithin(pid)).toBe(true)
  })

  test('a folder that another process runs safely is not joined by one that would not', async () => {
    const dataDir = folder()
    const { child } = await holder(dataDir)
    await expect(openServer({ dataDir, databaseUrl: '', fsync: false })).rejects.toThrow(/fsync on/)
    expect(readdirSync(join(dataDir, 'users'))).toEqual([String(child.pid)])
  })

  test('DATABASE_URL wins and nothing is started', async () => {
    const dataDir = folder()
    const server = await openServer({ dataDir, databaseUrl: 'postgres://me:secret@db.example:6543/market' })
    expect(server).toMatchObject({ port: 6543, owned: false })
    expect(server.url()).toBe('postgres://me:secret@db.example:6543/market')
    expect(server.url('other')).toBe('postgres://me:secret@db.example:6543/other')
    expect(existsSync(dataDir)).toBe(false)
  })
})

describe('after a kill', { timeout: 120_000 }, () => {
  test('kill -9 of the program leaves an orphan that the next start adopts, and stops at its end', async () => {
    const dataDir = folder()
    const { child, url } = await holder(dataDir)
    await write(url)
    const pid = postmasterOf(dataDir)
    child.kill('SIGKILL')
    await ended(child)
    expect(isRunning(pid)).toBe(true)
    const next = await open(dataDir)
    expect(postmasterOf(dataDir)).toBe(pid)
    expect(next.owned).toBe(false)
    expect(await kept(next.url())).toBe('1260000')
    await next.stop()
    expect(isRunning(pid)).toBe(false)
  })

  test('kill -9 of postgres: the program starts it again on the same port, and nothing committed is lost', async () => {
    const dataDir = folder()
    const server = await open(dataDir)
    const { port } = server
    await write(server.url())
    const pid = postmasterOf(dataDir)
    process.kill(pid, 'SIGKILL')
    await goneWithin(pid)
    await server.revive()
    expect(postmasterOf(dataDir)).not.toBe(pid)
    expect(server.port).toBe(port)
    expect(await kept(server.url())).toBe('1260000')
  })

  test('kill -9 of postgres is noticed without being told', async () => {
    const dataDir = folder()
    const { url } = await holder(dataDir)
    const pid = postmasterOf(dataDir)
    process.kill(pid, 'SIGKILL')
    const pidFile = join(dataDir, 'postgres/postmaster.pid')
    const isBack = (): boolean =>
      existsSync(pidFile) && postmasterOf(dataDir) !== pid && readFileSync(pidFile, 'utf8').includes('ready')
    expect(await until(isBack, 60_000)).toBe(true)
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('kill -9 of both: the next start recovers', async () => {
    const dataDir = folder()
    const { child, url } = await holder(dataDir)
    await write(url)
    const pid = postmasterOf(dataDir)
    child.kill('SIGKILL')
    process.kill(pid, 'SIGKILL')
    await ended(child)
    const next = await open(dataDir)
    expect(next.owned).toBe(true)
    expect(await kept(next.url())).toBe('1260000')
  })

  test('files that dead processes left are swept: lock, user, half-made data folder, a pid that another program has now', async () => {
    const dataDir = folder()
    const first = await open(dataDir)
    await first.stop()
    const dead = spawn('true').pid ?? 0
    await goneWithin(dead)
    writeFileSync(join(dataDir, 'lock'), `${dead} 1@nothing`)
    writeFileSync(join(dataDir, 'users', String(dead)), `${dead} 1@nothing`)
    writeFileSync(join(dataDir, 'postgres.new'), 'half')
    writeFileSync(
      join(dataDir, 'postgres/postmaster.pid'),
      `${process.pid}\n${dataDir}/postgres\n0\n5432\n\n127.0.0.1\n\nready\n`,
    )
    const next = await open(dataDir)
    expect(await query(next.url(), 'select 1 as one')).toEqual([{ one: 1 }])
    expect(readdirSync(join(dataDir, 'users'))).toEqual([String(process.pid)])
  })

  test('a lost password and a cut state file are made anew', async () => {
    const dataDir = folder()
    const first = await open(dataDir)
    await write(first.url())
    await first.stop()
    rmSync(join(dataDir, 'password'))
    writeFileSync(join(dataDir, 'server.json'), '{"pid":')
    const next = await open(dataDir)
    expect(await kept(next.url())).toBe('1260000')
  })
})

describe('databases', { timeout: 120_000 }, () => {
  test('are made once, copied from a template, and dropped with whoever is connected', async () => {
    const server = await open(folder())
    const asked = await Promise.all([ensureDatabase(server, 'market'), ensureDatabase(server, 'market')])
    expect(asked.sort()).toEqual([false, true])
    await write(server.url('market'))
    await createDatabase(server, 'copy-1', 'market')
    expect(await kept(server.url('copy-1'))).toBe('1260000')
    const guest = new pg.Client({ connectionString: server.url('copy-1') })
    guest.on('error', () => {})
    await guest.connect()
    await dropDatabase(server, 'copy-1')
    expect(await hasDatabase(server, 'copy-1')).toBe(false)
    expect(await hasDatabase(server, 'market')).toBe(true)
  })
})

describe('another user', { timeout: 120_000 }, () => {
  const launcher = { kind: 'otherUser', uid: 65534, gid: 65534 } as const
  const isPossible =
    thisMachine.isRoot && installedBinaries() !== undefined && thisMachine.succeeds(...commandWith(launcher, 'true', []))

  test.runIf(isPossible)('runs from a copy of the binaries, in a folder that is given to that user', async () => {
    const dataDir = folder()
    chmodSync(join(dataDir, '..'), 0o755)
    const server = await open(dataDir, launcher)
    expect(await query(server.url(), 'select 1 as one')).toEqual([{ one: 1 }])
    expect(statSync(join(dataDir, 'postgres')).uid).toBe(65534)
  })
})
