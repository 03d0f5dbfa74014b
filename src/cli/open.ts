import { openApp, type RunningApp } from '../main.ts'
import { createDatabase, dropDatabase, hasDatabase, serverAt, type Server } from '../store/embedded/databases.ts'
import { defaultDataDir, openServer } from '../store/embedded/server.ts'
import { Usage, note, text, type Flags } from './terminal.ts'

export interface OpenMarket {
  readonly app: RunningApp
  readonly dataDir: string
  readonly database: string
  readonly url: string
  /** True when the database was made just now. */
  readonly created: boolean
  readonly close: () => Promise<void>
  /** Closes, and drops the database with all it holds. */
  readonly discard: () => Promise<void>
}

export interface OpenOptions {
  /** Create the database when it is missing. */
  readonly create?: boolean
  /** Drop it first when it exists. */
  readonly replace?: boolean
  /** Refuse a database that exists and is not to be replaced. */
  readonly mustBeNew?: boolean
  /** Make the database ready, under its name, before it is opened. */
  readonly prepare?: (server: Server, database: string) => Promise<void>
}

/** The database every command works on unless --database says otherwise. */
export const defaultDatabase = 'tonne'

/** True when the database is there or was wanted and made; told in one sentence when there is none. */
const ensure = async (server: Server, database: string, options: OpenOptions): Promise<boolean> => {
  const exists = await hasDatabase(server, database)
  if (exists && options.replace === true) await dropDatabase(server, database)
  else if (exists && options.mustBeNew === true) throw new Usage(`the database ${database} exists already; --force replaces it`)
  else if (exists) return false
  if (options.create !== true)
    throw new Usage(`there is no database "${database}"; start the program once, or name another with --database or --data`)
  try {
    await createDatabase(server, database)
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    throw new Usage(`the role in DATABASE_URL may not create the database ${database}: grant it CREATEDB`)
  }
  return true
}

/** Opens the embedded server, or the one DATABASE_URL names, and the market in one of its databases. */
export const openMarket = async (flags: Flags, options: OpenOptions = {}): Promise<OpenMarket> => {
  const dataDir = text(flags, 'data') ?? defaultDataDir()
  const database = text(flags, 'database') ?? defaultDatabase
  const opened = await openServer({ dataDir, log: note })
  try {
    const server = serverAt(opened.url())
    await options.prepare?.(server, database)
    const created = await ensure(server, database, options)
    const url = opened.url(database)
    const app = await openApp({ url })
    const leave = async (drop: boolean): Promise<void> => {
      await app.database.close()
      if (drop) await dropDatabase(serverAt(opened.url()), database)
      await opened.stop()
    }
    return { app, dataDir, database, url, created, close: () => leave(false), discard: () => leave(true) }
  } catch (error) {
    await opened.stop()
    throw error
  }
}

/** Opens, works, and closes whatever happens. */
export const withMarket = async <Result>(
  flags: Flags,
  options: OpenOptions,
  work: (market: OpenMarket) => Promise<Result>,
): Promise<Result> => {
  const market = await openMarket(flags, options)
  try {
    return await work(market)
  } finally {
    await market.close()
  }
}
