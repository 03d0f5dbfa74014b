import { canonicalJson, type Row, type RowChange, type Sql, type Table } from '../kernel/index.ts'
import { snake } from './sql.ts'

/** What a batch leaves behind in one table: the rows to set, the rows to put, the sums to add; each key once. */
interface TableChanges {
  readonly table: Table
  readonly sets: Map<string, Record<string, unknown>>
  readonly puts: Map<string, Record<string, unknown>>
  readonly adds: Map<string, Record<string, unknown>>
  sums: readonly string[]
}

const keyOf = (table: Table, row: Row): string => {
  let key = ''
  for (const name of table.key) key += `${String(row[name])}\u0000`
  return key
}

const addUp = (before: unknown, more: unknown): bigint => (before as bigint) + (more as bigint)

const take = (changes: TableChanges, change: RowChange): void => {
  const key = keyOf(change.table, change.row)
  if (change.op === 'add') {
    changes.sums = change.sums
    const before = changes.adds.get(key)
    if (!before) changes.adds.set(key, { ...change.row })
    else for (const name of change.sums) before[name] = addUp(before[name], change.row[name])
    return
  }
  if (change.op === 'put') {
    changes.sets.delete(key)
    changes.puts.set(key, { ...change.row })
    return
  }
  const before = changes.puts.get(key) ?? changes.sets.get(key)
  if (before) Object.assign(before, change.row)
  else changes.sets.set(key, { ...change.row })
}

export interface Changes {
  readonly take: (changes: readonly RowChange[]) => void
  readonly write: (sql: Sql) => Promise<void>
  /** Writes rows only; sums go on adding up until `write`. A rebuild, one long transaction, so touches each holding once. */
  readonly writeRows: (sql: Sql) => Promise<void>
}

/** Collects the row changes of many events so that a batch writes each table at most three times. */
export const collectChanges = (): Changes => {
  const tables = new Map<string, TableChanges>()
  return {
    take: (list) => {
      for (const change of list) {
        let changes = tables.get(change.table.name)
        if (!changes) {
          changes = { table: change.table, sets: new Map(), puts: new Map(), adds: new Map(), sums: [] }
          tables.set(change.table.name, changes)
        }
        take(changes, change)
      }
    },
    write: async (sql) => {
      for (const changes of tables.values()) {
        await writeSets(sql, changes)
        await writePuts(sql, changes)
        await writeAdds(sql, changes)
      }
      tables.clear()
    },
    writeRows: async (sql) => {
      for (const [name, changes] of tables) {
        await writeSets(sql, changes)
        await writePuts(sql, changes)
        if (changes.adds.size === 0) tables.delete(name)
        changes.sets.clear()
        changes.puts.clear()
      }
    },
  }
}

/** Rows of the same columns as one JSON array under their names in SQL, for json_populate_recordset. */
const recordset = (rows: readonly Record<string, unknown>[], columns: readonly string[]): string => {
  const names = columns.map((name) => `"${snake(name)}":`)
  const rowText = (row: Record<string, unknown>): string =>
    `{${columns.map((name, i) => `${names[i]}${canonicalJson(row[name])}`).join(',')}}`
  return `[${rows.map(rowText).join(',')}]`
}

const byColumns = (rows: Iterable<Record<string, unknown>>): Map<string, Record<string, unknown>[]> => {
  const groups = new Map<string, Record<string, unknown>[]>()
  for (const row of rows) {
    const signature = Object.keys(row).sort().join(',')
    const group = groups.get(signature)
    if (group) group.push(row)
    else groups.set(signature, [row])
  }
  return groups
}

const writeSets = async (sql: Sql, { table, sets }: TableChanges): Promise<void> => {
  for (const [signature, rows] of byColumns(sets.values())) {
    const keys = table.key.map(snake)
    const names = signature.split(',')
    const columns = names.map(snake).filter((name) => !keys.includes(name))
    if (columns.length === 0) continue
    const changed = await sql.rows(
      `update ${table.name} t set ${columns.map((name) => `${name} = r.${name}`).join(', ')}
       from json_populate_recordset(null::${table.name}, $1) r where ${keys.map((name) => `t.${name} = r.${name}`).join(' and ')} returning 1`,
      [recordset(rows, names)],
    )
    if (changed.length !== rows.length) throw new Error(`${table.name}: ${rows.length} rows to set, ${changed.length} found`)
  }
}

const writePuts = async (sql: Sql, { table, puts }: TableChanges): Promise<void> => {
  for (const [signature, rows] of byColumns(puts.values())) {
    const keys = table.key.map(snake)
    const names = signature.split(',')
    const columns = names.map(snake)
    const rest = columns.filter((name) => !keys.includes(name))
    const update = rest.length === 0 ? 'nothing' : `update set ${rest.map((name) => `${name} = excluded.${name}`).join(', ')}`
    await sql.rows(
      `insert into ${table.name} (${columns.join(', ')}) select ${columns.join(', ')} from json_populate_recordset(null::${table.name}, $1)
       on conflict (${keys.join(', ')}) do ${update}`,
      [recordset(rows, names)],
    )
  }
}

/** First the rows that are new, at zero, then the sums: so a check such as `quantity >= 0` judges the sum, not the step. */
const writeAdds = async (sql: Sql, { table, adds, sums }: TableChanges): Promise<void> => {
  if (adds.size === 0) return
  const rows = [...adds.values()]
  const keys = table.key.map(snake)
  const summed = sums.map(snake)
  const zeros = summed.map(() => '0').join(', ')
  const text = recordset(rows, [...table.key, ...sums])
  await sql.rows(
    `insert into ${table.name} (${[...keys, ...summed].join(', ')}) select ${keys.join(', ')}, ${zeros}
     from json_populate_recordset(null::${table.name}, $1) on conflict (${keys.join(', ')}) do nothing`,
    [text],
  )
  await sql.rows(
    `update ${table.name} t set ${summed.map((name) => `${name} = t.${name} + r.${name}`).join(', ')}
     from json_populate_recordset(null::${table.name}, $1) r where ${keys.map((name) => `t.${name} = r.${name}`).join(' and ')}`,
    [text],
  )
}
