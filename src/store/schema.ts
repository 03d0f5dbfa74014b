import type { Sql, Table } from '../kernel/index.ts'

/** Raised by one whenever a table changes shape; a database of an older number is migrated or refused, never guessed at. */
export const schemaVersion = 1

export const createTable = (table: Table, schema = 'public'): string[] => [
  `create table if not exists ${schema}.${table.name} (${table.columns})`,
  ...(table.indexes ?? []).map(
    (columns, i) => `create index if not exists ${table.name}_index_${i + 1} on ${schema}.${table.name} (${columns})`,
  ),
]

/** Creates what is missing. One writer at a time, so that two processes may start together. */
export const migrate = async (sql: Sql, tables: readonly Table[]): Promise<void> => {
  await sql.rows(`select pg_advisory_xact_lock(7031)`)
  await sql.rows(`create table if not exists schema_version (version int primary key)`)
  const [found] = await sql.rows<{ version: number }>(`select max(version) as version from schema_version`)
  const version = found?.version ?? null
  if (version === schemaVersion) return
  if (version !== null && version > schemaVersion) {
    throw new Error(`this database has schema ${version}; this program knows ${schemaVersion}. Use a newer program.`)
  }
  await sql.rows(`create sequence if not exists command_number`)
  for (const table of tables) for (const statement of createTable(table)) await sql.rows(statement)
  await sql.rows(`insert into schema_version values ($1)`, [schemaVersion])
}
