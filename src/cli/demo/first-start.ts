import { openApp } from '../../main.ts'
import {
  aloneOnServer,
  createDatabase,
  dropDatabase,
  hasDatabase,
  renameDatabase,
  type Server,
} from '../../store/embedded/databases.ts'
import { openDatabase } from '../../store/index.ts'
import { Usage } from '../terminal.ts'
import { buildDemo } from './build.ts'

const buildLock = 7035

type Found = 'none' | 'empty' | 'market'

/** What stands under a database's name; one that holds somebody else's tables is not ours to replace. */
const look = async (server: Server, database: string): Promise<Found> => {
  if (!(await hasDatabase(server, database))) return 'none'
  const { sql, close } = openDatabase(server.url(database), 1)
  try {
    const tables = await sql.rows<{ name: string }>(`select tablename::text as name from pg_tables where schemaname = 'public'`)
    if (tables.length === 0) return 'empty'
    if (!tables.some(({ name }) => name === 'market')) {
      throw new Usage(`the database ${database} holds tables that are not Tonne's; name another with --database`)
    }
    const [held] = await sql.rows(`select 1 from market union all (select 1 from event limit 1)`)
    return held ? 'market' : 'empty'
  } finally {
    await close()
  }
}

const build = async (server: Server, database: string, tell: (line: string) => void): Promise<void> => {
  const building = `${database}_building`
  await dropDatabase(server, building)
  await createDatabase(server, building)
  const app = await openApp({ url: server.url(building) })
  try {
    await buildDemo(app, tell)
  } finally {
    await app.database.close()
  }
  await dropDatabase(server, database)
  await renameDatabase(server, building, database)
}

/**
 * Makes sure that a market stands under this name. The demo is built under another name and renamed when it is whole, so what a
 * killed first start left is no market and is replaced by the next; two starts at once build one.
 */
export const ensureDemo = async (server: Server, database: string, tell: (line: string) => void): Promise<void> => {
  if ((await look(server, database)) === 'market') return
  await aloneOnServer(server, buildLock, async () => {
    if ((await look(server, database)) === 'market') return
    await build(server, database, tell)
  })
}
