import { createHash } from 'node:crypto'
import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Sql } from '../../kernel/index.ts'
import { headOf, inTransaction, type App } from '../../store/index.ts'
import { schemaVersion } from '../../store/schema.ts'
import { outsideFiles, type OutsideFile } from './files.ts'
import { controlLine, hashing, lastLine, mark, sectionSum, type Header } from './format.ts'
import { columnsOf, rowLines, sequencesOf } from './snapshot.ts'

export interface BackupReport {
  readonly database: string
  /** The last sealed position in the backup. */
  readonly position: number
  readonly hash: string
  readonly tables: number
  readonly rows: number
  readonly files: number
  readonly bytes: number
}

interface Counts {
  tables: number
  rows: number
  files: number
}

async function* section(
  begin: string,
  lines: AsyncIterable<string> | Iterable<string>,
  count: (lines: number) => void,
): AsyncGenerator<string> {
  const sum = sectionSum()
  yield begin
  for await (const line of lines) {
    if (line.includes('\n') || line.startsWith('#')) throw new Error(`a line of ${begin} cannot be told from the archive's own`)
    sum.take(line)
    yield line
  }
  const end = sum.end()
  count(end.lines)
  yield controlLine(end)
}

async function* base64Of(file: OutsideFile): AsyncGenerator<string> {
  for await (const piece of file.pieces()) yield piece.toString('base64')
}

async function* archive(
  app: App,
  sql: Sql,
  header: Header,
  files: readonly OutsideFile[],
  counts: Counts,
): AsyncGenerator<string> {
  yield controlLine(header)
  let sections = 0
  for (const table of app.tables) {
    const columns = await columnsOf(sql, table.name)
    const begin = controlLine({ section: 'table', name: table.name, columns: columns.map((column) => column.name) })
    yield* section(begin, rowLines(sql, table, columns), (lines) => (counts.rows += lines))
    counts.tables += 1
    sections += 1
  }
  const sequences = await sequencesOf(sql)
  yield* section(
    controlLine({ section: 'sequences' }),
    sequences.map((item) => JSON.stringify(item)),
    () => (sections += 1),
  )
  for (const file of files) {
    yield* section(controlLine({ section: 'file', name: file.name }), base64Of(file), () => (sections += 1))
    counts.files += 1
  }
  yield controlLine({ section: 'trailer', sections })
}

/** Many short lines become few writes. */
async function* inChunks(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let held = ''
  for await (const line of lines) {
    held += `${line}\n`
    if (held.length < 65_536) continue
    yield Buffer.from(held)
    held = ''
  }
  yield Buffer.from(held)
}

const flushToDisk = async (path: string): Promise<number> => {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
    return (await handle.stat()).size
  } finally {
    await handle.close()
  }
}

/** A rename is safe when its folder is on disk; not every system lets a folder be opened for that. */
const flushFolder = (path: string): Promise<unknown> => flushToDisk(dirname(path)).catch(() => 0)

const writeTo = async (part: string, lines: AsyncIterable<string>): Promise<void> => {
  const hash = createHash('sha256').update(mark)
  const out = createWriteStream(part, { mode: 0o600 })
  out.write(mark)
  await pipeline(
    Readable.from(inChunks(lines)),
    createGzip(),
    hashing(hash, (all) => lastLine(all.digest())),
    out,
  )
}

/**
 * Writes one consistent snapshot of every table, the sequences and the files outside the database to `file`, while commands go
 * on.
 * The file has its name only when it is whole.
 */
export const backup = async (app: App, dataDir: string, file: string): Promise<BackupReport> => {
  const [named] = await app.sql.rows<{ database: string }>(`select current_database() as database`)
  const database = named?.database ?? ''
  const files = outsideFiles(dataDir, database)
  const counts: Counts = { tables: 0, rows: 0, files: 0 }
  const part = `${file}.part`
  rmSync(part, { force: true })
  try {
    const head = await inTransaction(
      app.pool,
      async (sql) => {
        const sealed = await headOf(sql)
        const header: Header = {
          section: 'header',
          schemaVersion,
          database,
          takenAt: app.now().toISOString(),
          head: { position: String(sealed.position), hash: sealed.hash.toString('hex') },
        }
        await writeTo(part, archive(app, sql, header, files, counts))
        return sealed
      },
      'begin isolation level repeatable read read only',
    )
    const bytes = await flushToDisk(part)
    renameSync(part, file)
    await flushFolder(file)
    return { database, position: Number(head.position), hash: head.hash.toString('hex'), ...counts, bytes }
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}
