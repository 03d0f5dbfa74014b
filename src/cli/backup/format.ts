import { createHash, type Hash } from 'node:crypto'
import { Transform } from 'node:stream'
import { z } from '../../kernel/index.ts'

/**
 * A backup is one file: the mark, a gzip of lines, and a last line with the sha256 over everything before it. A line that begins
 * with `#` says what follows (header, table, sequences, file, end, trailer); any other is one row as JSON, or a piece of a file
 * in
 * base64. Every section ends with the count and sha256 of its own lines.
 */
export const mark = Buffer.from('TONNE-BACKUP 1\n')

export const lastLine = (hash: Buffer): Buffer => Buffer.from(`\nsha256 ${hash.toString('hex')}\n`)
export const lastLineBytes = lastLine(Buffer.alloc(32)).length
export const lastLinePattern = /^\nsha256 ([0-9a-f]{64})\n$/

const zHead = z.object({ position: z.string().regex(/^\d+$/), hash: z.string().regex(/^[0-9a-f]{64}$/) })
export const zHeader = z.object({
  section: z.literal('header'),
  schemaVersion: z.number().int(),
  database: z.string(),
  takenAt: z.string(),
  /** Where the sealed chain stood in the snapshot. */
  head: zHead,
})
export type Header = z.output<typeof zHeader>

const zControl = z.discriminatedUnion('section', [
  zHeader,
  z.object({ section: z.literal('table'), name: z.string(), columns: z.array(z.string()) }),
  z.object({ section: z.literal('sequences') }),
  z.object({ section: z.literal('file'), name: z.string() }),
  z.object({ section: z.literal('end'), lines: z.number().int(), sha256: z.string() }),
  z.object({ section: z.literal('trailer'), sections: z.number().int() }),
])
export type Control = z.output<typeof zControl>

export const controlLine = (control: Control): string => `#${JSON.stringify(control)}`

/** Undefined for a line that is no control line. Throws on one that says nothing this program knows. */
export const controlOf = (line: string): Control | undefined =>
  line.startsWith('#') ? zControl.parse(JSON.parse(line.slice(1))) : undefined

/** Counts and hashes the lines of one section. */
export const sectionSum = (): { readonly take: (line: string) => void; readonly end: () => Control & { section: 'end' } } => {
  const hash = createHash('sha256')
  let lines = 0
  return {
    take: (line) => {
      hash.update(line).update('\n')
      lines += 1
    },
    end: () => ({ section: 'end', lines, sha256: hash.digest('hex') }),
  }
}

/** Lets bytes through and hashes them; what `last` gives follows them. */
export const hashing = (hash: Hash, last: (hash: Hash) => Buffer): Transform =>
  new Transform({
    transform: (chunk: Buffer, _encoding, next) => {
      hash.update(chunk)
      next(null, chunk)
    },
    flush(done) {
      this.push(last(hash))
      done()
    },
  })

/** Whole lines out of any chunks. Only a line feed ends a line: text may hold every other character. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer[] = []
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      rest.push(chunk.subarray(start, end))
      yield Buffer.concat(rest).toString('utf8')
      rest = []
      start = end + 1
    }
    if (start < chunk.length) rest.push(chunk.subarray(start))
  }
  if (rest.length > 0) yield Buffer.concat(rest).toString('utf8')
}
