import { openApp, type RunningApp } from '../main.ts'
import { createDatabase, dropDatabase, hasDatabase, serverAt } from '../store/embedded/databases.ts'
import { defaultDataDir, openServer } from '../store/embedded/server.ts'
import { Usage, note, text, type Flags } from './terminal.ts'

export interface OpenMarket {
  readonly app: RunningApp
  readonly dataDir: string
  readonly database: string
  readonly url: string
  readonly close: () => Promise<void>
}

export interface OpenOptions {
  /** Create the database when it is missing. */
  readonly create?: boolean
  /** Drop it first when it exists. */
  readonly replace?: boolean
  /** Refuse a database that exists and is not to be replaced. */
  readonly mustBeNew?: boolean
}

/** The database every command works on unless --database says otherwise. */
export const defaultDatabase = 'tonne'

/** Opens the embedded server, or the one DATABASE_URL names, and the market in one of its databases. */
export const openMarket = async (flags: Flags, options: OpenOptions = {}): Promise<OpenMarket> => {
  const dataDir = text(flags, 'data') ?? defaultDataDir()
  const database = text(flags, 'database') ?? defaultDatabase
  const opened = await openServer({ dataDir, log: note })
  try {
    const server = serverAt(opened.url())
    if (options.replace === true && (await hasDatabase(server, database))) await dropDatabase(server, database)
    else if (options.mustBeNew === true && (await hasDatabase(server, database))) {
      throw new Usage(`the database ${database} exists already; --force replaces it`)
    }
    if (!(await hasDatabase(server, database))) {
      if (options.create !== true) throw new Usage(`there is no database "${database}"; start the program once, or name another with --database`)
      await createDatabase(server, database)
    }
    const url = opened.url(database)
    const app = await openApp({ url })
    return {
      app,
      dataDir,
      database,
      url,
      close: async () => {
        await app.database.close()
        await opened.stop()
      },
    }
  } catch (error) {
    await opened.stop()
    throw error
  }
}

/** Opens, works, and closes whatever happens. */
export const withMarket = async <Result>(flags: Flags, options: OpenOptions, work: (market: OpenMarket) => Promise<Result>): Promise<Result> => {
  const market = await openMarket(flags, options)
  try {
    return await work(market)
  } finally {
    await market.close()
  }
}
