import type { Sql, Table } from '../../kernel/index.ts'

const rowsAtOnce = 500

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export interface Column {
  readonly name: string
  readonly type: string
}

export const columnsOf = (sql: Sql, table: string): Promise<Column[]> =>
  sql.rows<Column>(
    `select column_name::text as name, udt_name::text as type from information_schema.columns
     where table_schema = 'public' and table_name = $1 order by ordinal_position`,
    [table],
  )

/** A transaction's number means nothing on another server: 0 is below any of its own. */
const selected = ({ name, type }: Column): string => (type === 'xid8' ? `0 as ${name}` : name)

/** Every row of a table as one line of JSON, in the order of its key; read by a cursor, so that no table must fit into memory. */
export async function* rowLines(sql: Sql, table: Table, columns: readonly Column[]): AsyncGenerator<string> {
  const query = `select ${columns.map(selected).join(', ')} from ${table.name} order by ${table.key.map(snake).join(', ')}`
  await sql.rows(`declare backup_rows no scroll cursor for select row_to_json(t)::text as line from (${query}) t`)
  for (;;) {
    const rows = await sql.rows<{ line: string }>(`fetch ${rowsAtOnce} from backup_rows`)
    for (const { line } of rows) yield line
    if (rows.length < rowsAtOnce) break
  }
  await sql.rows(`close backup_rows`)
}

export interface SequencePosition {
  readonly name: string
  readonly last: string
}

/** Read after the rows: a sequence does not stand still in a snapshot, and too high does no harm. */
export const sequencesOf = async (sql: Sql): Promise<SequencePosition[]> => {
  const rows = await sql.rows<{ name: string; last: bigint }>(
    `select sequencename::text as name, last_value as last from pg_sequences where schemaname = 'public' and last_value is not null order by 1`,
  )
  return rows.map((row) => ({ name: row.name, last: String(row.last) }))
}
