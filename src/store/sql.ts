import pg from 'pg'
import type { Sql } from '../kernel/index.ts'

const { Pool, types } = pg

const int8 = 20
const date = 1082

/** int8 arrives as bigint, numeric and date as text: nothing legal passes through a float or a time zone. */
const parsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary' && oid === int8) return BigInt
    if (format !== 'binary' && oid === date) return (text: string) => text
    return types.getTypeParser(oid, format as 'text')
  }) as pg.CustomTypesConfig['getTypeParser'],
}

const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Columns come back in camelCase: `unit_class` is read as `unitClass`. */
export const sqlOf = (client: Pick<pg.ClientBase, 'query'>): Sql => ({
  rows: async <Row>(text: string, values: readonly unknown[] = []) => {
    const result = await client.query({ text, values: values as unknown[], rowMode: 'array' })
    const names = result.fields.map((field) => camel(field.name))
    return (result.rows as unknown[][]).map((cells) => {
      const row: Record<string, unknown> = {}
      for (let i = 0; i < names.length; i++) row[names[i] as string] = cells[i]
      return row as Row
    })
  },
})

export interface Database {
  readonly pool: pg.Pool
  readonly sql: Sql
  close(): Promise<void>
}

/** A pool on one database. A lost server is an error of the query that met it, never of the process. */
export const openDatabase = (url: string, size = 10): Database => {
  const pool = new Pool({ connectionString: url, max: size, types: parsers })
  pool.on('error', () => undefined)
  return { pool, sql: sqlOf(pool as unknown as pg.ClientBase), close: () => pool.end() }
}

/** One connection answers one question at a time; questions asked together wait here for each other. */
const inTurn = (sql: Sql): Sql => {
  let last: Promise<unknown> = Promise.resolve()
  return {
    rows: <Row>(text: string, values?: readonly unknown[]) => {
      const next = last.then(() => sql.rows<Row>(text, values))
      last = next.catch(() => undefined)
      return next
    },
  }
}

/**
 * Runs `work` in one transaction (READ COMMITTED); whatever it throws rolls everything back. `begin` may take a lock on its
 * way.
 */
export const inTransaction = async <Result>(
  pool: pg.Pool,
  work: (sql: Sql) => Promise<Result>,
  begin = 'begin',
): Promise<Result> => {
  const client = await pool.connect()
  let broken: Error | undefined
  const lost = (error: Error): void => {
    broken = error
  }
  client.on('error', lost)
  try {
    await client.query(begin)
    const result = await work(inTurn(sqlOf(client)))
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((failed: Error) => lost(failed))
    throw error
  } finally {
    client.off('error', lost)
    client.release(broken)
  }
}

const transientCodes = new Set([
  '40P01',
  '40001',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
])

/** A deadlock, or a connection lost under us: the whole command may be sent again under its idempotency key. */
export const isTransient = (error: unknown): boolean => {
  const code = (error as { code?: string }).code
  return (
    (code !== undefined && transientCodes.has(code)) || /Connection terminated|timeout exceeded/.test((error as Error).message)
  )
}
