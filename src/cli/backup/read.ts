import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import {
  controlOf,
  lastLineBytes,
  lastLinePattern,
  linesOf,
  mark,
  sectionSum,
  zHeader,
  type Control,
  type Header,
} from './format.ts'
import { BackupRefused, refusals } from './refusals.ts'

const ends = async (file: string): Promise<{ first: Buffer; last: Buffer; size: number }> => {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    const first = await handle.read(Buffer.alloc(mark.length), 0, mark.length, 0)
    const last = await handle.read(Buffer.alloc(lastLineBytes), 0, lastLineBytes, Math.max(0, size - lastLineBytes))
    return { first: first.buffer.subarray(0, first.bytesRead), last: last.buffer.subarray(0, last.bytesRead), size }
  } finally {
    await handle.close()
  }
}

/** Reads the whole file once against its last line, before anything is changed. Returns how many bytes the archive itself has. */
export const checkWhole = async (file: string): Promise<number> => {
  const { first, last, size } = await ends(file)
  if (first.length > 0 && !mark.subarray(0, first.length).equals(first))
    throw new BackupRefused(refusals.notAnArchive({ asked: file }))
  const said = lastLinePattern.exec(last.toString('latin1'))?.[1]
  const bytes = size - lastLineBytes
  if (said === undefined || bytes < mark.length) throw new BackupRefused(refusals.archiveCut({ asked: file }))
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { end: bytes - 1 })) hash.update(chunk as Buffer)
  if (hash.digest('hex') !== said) throw new BackupRefused(refusals.archiveDamaged({ asked: file, where: file }))
  return bytes
}

const damaged = (file: string, where: string): BackupRefused => new BackupRefused(refusals.archiveDamaged({ asked: file, where }))

async function* linesIn(file: string, bytes: number): AsyncGenerator<string> {
  const raw = createReadStream(file, { start: mark.length, end: bytes - 1 })
  const text = createGunzip()
  raw.once('error', (error) => text.destroy(error))
  try {
    yield* linesOf(raw.pipe(text) as AsyncIterable<Buffer>)
  } catch (error) {
    if (!String((error as { code?: string }).code).startsWith('Z_')) throw error
    throw damaged(file, 'gzip')
  } finally {
    raw.destroy()
  }
}

const readControl = (file: string, line: string): Control | undefined => {
  try {
    return controlOf(line)
  } catch {
    throw damaged(file, line.slice(0, 60)) // shown: enough to name the section
  }
}

export const readHeader = async (file: string, bytes: number): Promise<Header> => {
  for await (const line of linesIn(file, bytes)) {
    const header = zHeader.safeParse(readControl(file, line))
    if (!header.success) break
    return header.data
  }
  throw damaged(file, 'header')
}

export type Opening = Extract<Control, { section: 'table' | 'sequences' | 'file' }>

export interface Reader {
  readonly begin: (section: Opening) => Promise<void>
  readonly line: (line: string) => Promise<void>
  readonly end: () => Promise<void>
}

const isOpening = (control: Control): control is Opening => ['table', 'sequences', 'file'].includes(control.section)

/**
 * Reads every section to the reader, each against its own count and hash; throws before the reader hears of a broken one’s end.
 */
export const readSections = async (file: string, bytes: number, reader: Reader): Promise<void> => {
  let current: { readonly opening: Opening; readonly sum: ReturnType<typeof sectionSum> } | undefined
  let sections = 0
  let isOver = false
  for await (const line of linesIn(file, bytes)) {
    const control = readControl(file, line)
    if (isOver) throw damaged(file, 'trailer')
    if (!control) {
      if (!current) throw damaged(file, 'a line outside its section')
      current.sum.take(line)
      await reader.line(line)
    } else if (isOpening(control)) {
      if (current) throw damaged(file, current.opening.section)
      current = { opening: control, sum: sectionSum() }
      await reader.begin(control)
    } else if (control.section === 'end') {
      const found = current?.sum.end()
      const where = current && 'name' in current.opening ? current.opening.name : 'sequences'
      if (found?.lines !== control.lines || found.sha256 !== control.sha256) throw damaged(file, where)
      await reader.end()
      current = undefined
      sections += 1
    } else if (control.section === 'trailer') {
      if (current || control.sections !== sections) throw damaged(file, 'trailer')
      isOver = true
    }
  }
  if (!isOver) throw new BackupRefused(refusals.archiveCut({ asked: file }))
}
