import type { Sql, Table } from '../../kernel/index.ts'

const rowsAtOnce = 500

/**
 * A transaction's number means nothing on another server. Sealed events have their order from the chain; those that wait keep
 * theirs as 1, 2, 3 ...
 */
const ownQueries: Readonly<Record<string, string>> = {
  event: `select e.id, case when s.position is null then row_number() over (partition by s.position is null order by e.xid, e.id) else 0 end as xid,
    e.key, e.name, e.body from event e left join seal s on s.event_id = e.id order by e.id`,
  seal: `select position, event_id, 0 as xid, hash from seal order by position`,
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export const columnsOf = async (sql: Sql, table: string): Promise<string[]> => {
  const rows = await sql.rows<{ name: string }>(
    `select column_name::text as name from information_schema.columns where table_schema = 'public' and table_name = $1 order by ordinal_position`,
    [table],
  )
  return rows.map((row) => row.name)
}

/** Every row of a table as one line of JSON, in the order of its key; read by a cursor, so that no table must fit into memory. */
export async function* rowLines(sql: Sql, table: Table): AsyncGenerator<string> {
  const query = ownQueries[table.name] ?? `select * from ${table.name} order by ${table.key.map(snake).join(', ')}`
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
