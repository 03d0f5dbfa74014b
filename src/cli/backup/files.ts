import {
  createReadStream,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { isRunning } from '../../store/embedded/process.ts'
import { anchorFile } from '../../store/index.ts'

/** Folders of the data dir that are part of a market though no database holds them: the key of the heads, and evidence. */
const folders = ['keys', 'evidence'] as const
const anchors = 'anchors'
const pieceBytes = 48 * 1024

/** A file outside the database, by its name below the data dir. Anchors are read at once: a later head is not of this backup. */
export interface OutsideFile {
  readonly name: string
  readonly pieces: () => AsyncIterable<Buffer>
}

const filesBelow = (root: string, folder: string): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(root.length + 1)
            .split(sep)
            .join('/'),
        )
        .sort()
    : []

/** Only whole lines: somebody may be appending one just now. */
const wholeLines = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.lastIndexOf(10) + 1)

async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
}

/** The files that go into a backup of this database. Call it before the snapshot: every head it reads is in the snapshot then. */
export const outsideFiles = (dataDir: string, database: string): OutsideFile[] => {
  const kept = anchorFile(dataDir, database)
  const heads = existsSync(kept) ? wholeLines(readFileSync(kept)) : undefined
  return [
    ...(heads ? [{ name: `${anchors}/${database}.jsonl`, pieces: () => piecesOf(heads) }] : []),
    ...folders.flatMap((folder) =>
      filesBelow(dataDir, folder).map((name) => ({
        name,
        pieces: () => createReadStream(join(dataDir, name), { highWaterMark: pieceBytes }) as AsyncIterable<Buffer>,
      })),
    ),
  ]
}

const isSafe = (name: string): boolean => {
  const [folder, ...rest] = name.split('/')
  return (
    normalize(name) === name.split('/').join(sep) &&
    rest.length > 0 &&
    [...folders, anchors].includes(folder as (typeof folders)[number])
  )
}

export interface Placed {
  readonly written: readonly string[]
  /** Left as they were, because a file of that name and other content stood there. */
  readonly kept: readonly string[]
}

export interface Waiting {
  /** False when the name leads outside the folders a backup may write. */
  readonly begin: (name: string) => boolean
  readonly take: (bytes: Buffer) => void
  /** Puts the files where none exist; never overwrites. */
  readonly place: () => Placed
  readonly discard: () => void
}

const putOne = (from: string, to: string): 'written' | 'kept' | 'same' => {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  try {
    linkSync(from, to)
    return 'written'
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return statSync(from).size === statSync(to).size && readFileSync(from).equals(readFileSync(to)) ? 'same' : 'kept'
  }
}

const waitingPrefix = 'restoring-'

/** Files of a backup wait in a folder of their own until the database has committed; what a killed restore left is swept. */
export const waitingFiles = (dataDir: string, from: string, to: string): Waiting => {
  for (const left of readdirSync(dataDir).filter((entry) => entry.startsWith(waitingPrefix))) {
    if (!isRunning(Number(left.slice(waitingPrefix.length).split('-')[0])))
      rmSync(join(dataDir, left), { recursive: true, force: true })
  }
  const folder = mkdtempSync(join(dataDir, `${waitingPrefix}${process.pid}-`))
  const names: string[] = []
  let current = ''
  return {
    begin: (name) => {
      if (!isSafe(name)) return false
      const target = name === `${anchors}/${from}.jsonl` ? `${anchors}/${to}.jsonl` : name
      current = join(folder, target)
      mkdirSync(dirname(current), { recursive: true, mode: 0o700 })
      writeFileSync(current, '', { mode: 0o600 })
      names.push(target)
      return true
    },
    take: (bytes) => writeFileSync(current, bytes, { flag: 'a' }),
    place: () => {
      const placed = names.map((name) => ({ name, how: putOne(join(folder, name), join(dataDir, name)) }))
      const named = (how: string): string[] => placed.filter((item) => item.how === how).map((item) => item.name)
      return { written: named('written'), kept: named('kept') }
    },
    discard: () => rmSync(folder, { recursive: true, force: true }),
  }
}
