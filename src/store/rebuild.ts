import type { Day, EventMeta, RowChange, Sql, Table } from '../kernel/index.ts'
import { projectPostings, type WrittenPosting } from '../ledger/index.ts'
import type { App } from './app.ts'
import { collectChanges } from './changes.ts'
import { sealAll } from './chain.ts'
import { createTable, keptTableSteps, schemaOf, schemaVersion } from './schema.ts'
import { inTransaction, snake } from './sql.ts'

const shadow = 'rebuilt'
const batchSize = 2000

interface LoggedEvent {
  readonly event: string
  readonly name: string
  readonly command: string
  readonly person: string
  readonly organisation: string
  readonly businessDay: Day
  readonly data: unknown
  readonly postings: readonly {
    product: string
    quantity: number
    from: unknown
    to: unknown
    blocks?: { start: number; end: number; of: number }[]
  }[]
}

const postingsOf = (logged: LoggedEvent): WrittenPosting[] =>
  logged.postings.map(
    (posting) =>
      ({
        ...posting,
        quantity: BigInt(posting.quantity),
        ...(posting.blocks
          ? { blocks: posting.blocks.map(({ start, end, of }) => ({ start: BigInt(start), end: BigInt(end), of: BigInt(of) })) }
          : {}),
      }) as WrittenPosting,
  )

interface SealedText {
  position: bigint
  body: string
}

const sealedAfter = (sql: Sql, position: bigint): Promise<SealedText[]> =>
  sql.rows<SealedText>(
    `select s.position, e.body from public.seal s join public.event e on e.id = s.event_id where s.position > $1 order by s.position limit $2`,
    [position, batchSize],
  )

const changesOf = (app: App, body: string): RowChange[] => {
  const logged = JSON.parse(body) as LoggedEvent
  const kind = app.events.get(logged.name)
  if (!kind) throw new Error(`${logged.event} states ${logged.name}, which this program does not know`)
  const meta: EventMeta = logged
  const data: unknown = kind.parse(logged.data)
  const projected = (app.projectors.get(logged.name) ?? []).flatMap((projector) => projector.apply(data, meta))
  return [...projectPostings(postingsOf(logged), meta), ...projected]
}

const replay = async (app: App, sql: Sql): Promise<void> => {
  const changes = collectChanges()
  let position = 0n
  for (;;) {
    const rows = await sealedAfter(sql, position)
    for (const row of rows) {
      changes.take(changesOf(app, row.body))
      position = row.position
    }
    await changes.writeRows(sql)
    if (rows.length < batchSize) break
  }
  await changes.write(sql)
}

export interface TableComparison {
  readonly table: string
  readonly rows: bigint
  readonly same: boolean
}

const compare = async (sql: Sql, table: Table): Promise<TableComparison> => {
  const key = table.key.map(snake).join(', ')
  const digest = (schema: string): string =>
    `(select md5(coalesce(string_agg(md5(t::text), '' order by ${key}), '')) from ${schema}.${table.name} t)`
  const [row] = await sql.rows<{ rows: bigint; same: boolean }>(
    `select (select count(*) from public.${table.name}) as rows, ${digest('public')} = ${digest(shadow)} as same`,
  )
  return { table: table.name, rows: row?.rows ?? 0n, same: row?.same ?? false }
}

const buildShadow = async (app: App, sql: Sql, tables: readonly Table[]): Promise<void> => {
  await sql.rows(`drop schema if exists ${shadow} cascade`)
  await sql.rows(`create schema ${shadow}`)
  await sql.rows(`set local search_path to ${shadow}`)
  // Nothing looks a row up but by its key, so the other indexes are not built.
  for (const table of tables) await sql.rows(createTable(table, shadow)[0] as string)
  await replay(app, sql)
}

const projectionsOf = (app: App): Table[] => app.tables.filter((table) => table.kind === 'projection')

/** Builds every projection again from the log, beside the real ones, and compares them row by row. Nothing is changed. */
export const checkRebuild = (app: App): Promise<TableComparison[]> =>
  inTransaction(app.pool, async (sql) => {
    await sql.rows(`set transaction isolation level repeatable read`)
    const tables = projectionsOf(app)
    await buildShadow(app, sql, tables)
    const compared: TableComparison[] = []
    for (const table of tables) compared.push(await compare(sql, table))
    await sql.rows(`set constraints all immediate`)
    await sql.rows(`drop schema ${shadow} cascade`)
    return compared
  })

/** Replaces every projection by one built from the log. */
export const rebuild = (app: App): Promise<void> =>
  inTransaction(app.pool, async (sql) => {
    const tables = projectionsOf(app)
    await sql.rows(`lock table public.event in share row exclusive mode`)
    await buildShadow(app, sql, tables)
    for (const table of tables) {
      await sql.rows(`truncate public.${table.name} cascade`)
      await sql.rows(`insert into public.${table.name} select * from ${shadow}.${table.name}`)
    }
    await sql.rows(`set constraints all immediate`)
    await sql.rows(`drop schema ${shadow} cascade`)
  })

/**
 * Brings an older database to this version in one transaction: kept tables by their steps, projections dropped, made in their new
 * shape and filled from the log. Killed half way, nothing has happened.
 */
export const raiseSchema = async (app: App): Promise<void> => {
  await sealAll(app.pool)
  await inTransaction(app.pool, async (sql) => {
    await sql.rows(`lock table event in share row exclusive mode`)
    const version = await schemaOf(sql)
    if (version === null || version === schemaVersion) return
    for (let next = version + 1; next <= schemaVersion; next++) {
      for (const step of keptTableSteps[next] ?? []) await sql.rows(step)
    }
    for (const table of projectionsOf(app)) await sql.rows(`drop table if exists ${table.name} cascade`)
    for (const table of app.tables) for (const statement of createTable(table)) await sql.rows(statement)
    await replay(app, sql)
    await sql.rows(`insert into schema_version values ($1)`, [schemaVersion])
  })
}
