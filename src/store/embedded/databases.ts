import pg from 'pg'
import { sleep } from './process.ts'

/** A PostgreSQL server, ours or somebody else's: `url('market')` is the address of one database on it. */
export interface Server {
  /** Without a name: the database that the server's own address names. */
  url(database?: string): string
}

/** A server known by the address of one of its databases, such as DATABASE_URL. */
export const serverAt = (address: string): Server => ({
  url: (database) => {
    if (database === undefined) return address
    const url = new URL(address)
    url.pathname = `/${encodeURIComponent(database)}`
    return url.toString()
  },
})

const onServer = async <T>(server: Server, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: server.url() })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const inUse = '55006'
/** duplicate_database; and unique_violation, when two make it in the same moment. */
const alreadyThere = ['42P04', '23505']
const codeOf = (error: unknown): string | undefined => (error as { code?: string }).code

/** Makes a database, as a copy of `template` when one is named. Waits up to 10 s for the template's last connection to close. */
export const createDatabase = (server: Server, name: string, template?: string): Promise<void> =>
  onServer(server, async (client) => {
    const from = template === undefined ? '' : ` template ${client.escapeIdentifier(template)}`
    const end = Date.now() + 10_000
    for (;;) {
      try {
        await client.query(`create database ${client.escapeIdentifier(name)}${from}`)
        return
      } catch (error) {
        if (codeOf(error) !== inUse || Date.now() > end) throw error
        await sleep(50)
      }
    }
  })

export const hasDatabase = (server: Server, name: string): Promise<boolean> =>
  onServer(server, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    return rowCount === 1
  })

/** True when the database was made, false when it was there. Two processes may ask at once. */
export const ensureDatabase = async (server: Server, name: string): Promise<boolean> => {
  if (await hasDatabase(server, name)) return false
  try {
    await createDatabase(server, name)
    return true
  } catch (error) {
    if (alreadyThere.includes(codeOf(error) ?? '')) return false
    throw error
  }
}

/** Drops a database and whoever is connected to it; none of that name is fine too. */
export const dropDatabase = (server: Server, name: string): Promise<void> =>
  onServer(server, async (client) => {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)
  })

/** Gives a database another name; nobody may be connected to it. Waits up to 10 s for the last connection to close. */
export const renameDatabase = (server: Server, name: string, to: string): Promise<void> =>
  onServer(server, async (client) => {
    const end = Date.now() + 10_000
    for (;;) {
      try {
        await client.query(`alter database ${client.escapeIdentifier(name)} rename to ${client.escapeIdentifier(to)}`)
        return
      } catch (error) {
        if (codeOf(error) !== inUse || Date.now() > end) throw error
        await sleep(50)
      }
    }
  })

/** Runs `work` while nobody else on this server does under the same number; a killed holder's lock goes with its connection. */
export const aloneOnServer = <T>(server: Server, lock: number, work: () => Promise<T>): Promise<T> =>
  onServer(server, async (client) => {
    client.on('error', () => {})
    await client.query('select pg_advisory_lock($1)', [lock])
    return work()
  })
