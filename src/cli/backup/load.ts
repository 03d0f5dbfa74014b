import type { Sql } from '../../kernel/index.ts'
import { headOf, inTransaction, type App } from '../../store/index.ts'
import { sealOf } from '../../store/chain.ts'
import { schemaVersion } from '../../store/schema.ts'
import { waitingFiles, type Placed, type Waiting } from './files.ts'
import type { Header } from './format.ts'
import { checkWhole, readHeader, readSections, type Opening, type Reader } from './read.ts'
import { BackupRefused, refusals } from './refusals.ts'
import { columnsOf, type SequencePosition } from './snapshot.ts'

const rowsAtOnce = 1000
const charsAtOnce = 4_000_000

/** An archive that has been read whole once and belongs to this program. */
export interface CheckedArchive {
  readonly file: string
  readonly bytes: number
  readonly header: Header
}

/** Everything that can be refused before a database is touched: mark, end, hash, schema. */
export const checkArchive = async (file: string): Promise<CheckedArchive> => {
  const bytes = await checkWhole(file)
  const header = await readHeader(file, bytes)
  if (header.schemaVersion !== schemaVersion) {
    throw new BackupRefused(refusals.archiveOfOtherSchema({ asked: header.schemaVersion, limit: schemaVersion }))
  }
  return { file, bytes, header }
}

const refuseUnlessEmpty = async (sql: Sql, database: string): Promise<void> => {
  await sql.rows(`select pg_advisory_xact_lock(7033)`)
  const [held] = await sql.rows(`select 1 from market union all (select 1 from event limit 1)`)
  if (held) throw new BackupRefused(refusals.databaseNotEmpty({ asked: database }))
}

interface Target {
  readonly app: App
  readonly sql: Sql
  readonly files: Waiting
  readonly counts: { rows: number }
}

const unknown = (name: string): BackupRefused => new BackupRefused(refusals.archiveNamesUnknown({ asked: name }))

/** Checks that the section is one this program has a place for; answers the statement that takes its rows. */
const placeOf = async ({ app, sql, files }: Target, section: Opening): Promise<string> => {
  if (section.section === 'file') {
    if (!files.begin(section.name)) throw unknown(section.name)
    return ''
  }
  if (section.section === 'sequences') return ''
  if (!app.tables.some((table) => table.name === section.name)) throw unknown(section.name)
  const known = (await columnsOf(sql, section.name)).map((column) => column.name)
  const strange = section.columns.find((column) => !known.includes(column))
  if (strange !== undefined) throw unknown(`${section.name}.${strange}`)
  const columns = section.columns.join(', ')
  return `insert into ${section.name} (${columns}) overriding system value select ${columns} from json_populate_recordset(null::${section.name}, $1)`
}

const setSequence = async (sql: Sql, line: string): Promise<void> => {
  const { name, last } = JSON.parse(line) as SequencePosition
  const [known] = await sql.rows(`select 1 from pg_sequences where schemaname = 'public' and sequencename = $1`, [name])
  if (!known) throw unknown(name)
  await sql.rows(`select setval($1::regclass, $2)`, [`public.${name}`, last])
}

const loader = (target: Target): Reader => {
  let kind: Opening['section'] = 'sequences'
  let statement = ''
  let rows: string[] = []
  let chars = 0
  const flush = async (): Promise<void> => {
    if (rows.length > 0) await target.sql.rows(statement, [`[${rows.join(',')}]`])
    target.counts.rows += rows.length
    rows = []
    chars = 0
  }
  return {
    begin: async (section) => {
      kind = section.section
      statement = await placeOf(target, section)
    },
    line: async (line) => {
      if (kind === 'file') return target.files.take(Buffer.from(line, 'base64'))
      if (kind === 'sequences') return setSequence(target.sql, line)
      rows.push(line)
      chars += line.length
      if (rows.length >= rowsAtOnce || chars >= charsAtOnce) await flush()
    },
    end: flush,
  }
}

/**
 * Seals what the snapshot had not sealed yet, in the order of its writing, and tells the sealer that everything below this
 * transaction is sealed: it goes on from here.
 */
const sealRest = async (sql: Sql): Promise<void> => {
  let { position, hash } = await headOf(sql)
  const rest = await sql.rows<{ id: bigint; body: string }>(
    `select id, body from event e where not exists (select 1 from seal s where s.event_id = e.id) order by id`,
  )
  for (const { id, body } of rest) {
    position += 1n
    hash = sealOf(hash, position, body)
    await sql.rows(`insert into seal (position, event_id, seen, hash) values ($1, $2, '0', $3)`, [position, id, hash])
  }
  await sql.rows(`update seal set seen = pg_current_xact_id() where position = $1`, [position])
}

const checkHead = async (sql: Sql, { file, header }: CheckedArchive): Promise<void> => {
  const head = await headOf(sql)
  if (String(head.position) === header.head.position && head.hash.toString('hex') === header.head.hash) return
  throw new BackupRefused(refusals.archiveDamaged({ asked: file, where: 'head' }))
}

export interface RestoreReport extends Placed {
  readonly database: string
  readonly position: number
  readonly rows: number
}

/**
 * Loads a checked archive into an empty database, all or nothing, and then puts its files into the data dir where none stand.
 * Throws BackupRefused; then neither database nor folder has changed.
 */
export const restore = async (app: App, dataDir: string, archive: CheckedArchive): Promise<RestoreReport> => {
  const [named] = await app.sql.rows<{ database: string }>(`select current_database() as database`)
  const database = named?.database ?? ''
  const files = waitingFiles(dataDir, archive.header.database, database)
  const counts = { rows: 0 }
  try {
    const position = await inTransaction(app.pool, async (sql) => {
      await refuseUnlessEmpty(sql, database)
      await readSections(archive.file, archive.bytes, loader({ app, sql, files, counts }))
      await checkHead(sql, archive)
      await sealRest(sql)
      await sql.rows(`set constraints all immediate`)
      return (await headOf(sql)).position
    })
    await app.freshRules(app.sql)
    return { database, position: Number(position), ...counts, ...files.place() }
  } finally {
    files.discard()
  }
}
