import type { Sql, Table } from '../kernel/index.ts'

/** Raised by one whenever a table changes shape; a database of an older number is migrated or refused, never guessed at. */
export const schemaVersion = 2

export const createTable = (table: Table, schema = 'public'): string[] => [
  `create table if not exists ${schema}.${table.name} (${table.columns})`,
  ...(table.indexes ?? []).map(
    (columns, i) => `create index if not exists ${table.name}_index_${i + 1} on ${schema}.${table.name} (${columns})`,
  ),
]

/** What a new version changes in tables that no event rebuilds: vault, log and bulk. Projections are made anew. */
export const keptTableSteps: Readonly<Record<number, readonly string[]>> = {}

/** Creates the tables of an empty database, and says of another whether it is of an older version. One at a time may do so. */
export const migrate = async (sql: Sql, tables: readonly Table[]): Promise<{ readonly olderThanThis: boolean }> => {
  await sql.rows(`select pg_advisory_xact_lock(7031)`)
  await sql.rows(`create table if not exists schema_version (version int primary key)`)
  const version = await schemaOf(sql)
  if (version !== null && version > schemaVersion) {
    throw new Error(`this database has schema ${version}; this program knows ${schemaVersion}. Use a newer program.`)
  }
  if (version !== null) return { olderThanThis: version < schemaVersion }
  await sql.rows(`create sequence if not exists command_number`)
  for (const table of tables) for (const statement of createTable(table)) await sql.rows(statement)
  await sql.rows(`insert into schema_version values ($1)`, [schemaVersion])
  return { olderThanThis: false }
}

/** The version a database has; null in an empty one. */
export const schemaOf = async (sql: Sql): Promise<number | null> => {
  const [found] = await sql.rows<{ version: number | null }>(`select max(version) as version from schema_version`)
  return found?.version ?? null
}
