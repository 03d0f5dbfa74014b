import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { identityOf, isAlive, sleep } from './process.ts'

/** A lock file whose writer was killed between creating and filling it counts as left behind after this long. */
const emptyLockMsMax = 5_000

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

const isLeftBehind = (path: string, holder: string): boolean => {
  if (holder !== '') return !isAlive(holder)
  const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs
  return written !== undefined && Date.now() - written > emptyLockMsMax
}

/** Takes a dead holder's lock away. Renamed first, so that of two who see it dead one takes it and the other finds out. */
const takeAway = (path: string, holder: string): void => {
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
    if (read(aside) !== holder && read(path) === undefined) renameSync(aside, path)
    else rmSync(aside, { force: true })
  } catch {
    // Somebody else took it away; the next attempt shows who holds it now.
  }
}

/** One attempt at the lock, without waiting; usable while the process exits. */
export const tryLock = (path: string): boolean => {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(path, identityOf(process.pid), { flag: 'wx', mode: 0o600 })
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = read(path)
    if (holder !== undefined && isLeftBehind(path, holder)) takeAway(path, holder)
  }
  return false
}

export const holdsLock = (path: string): boolean => read(path) === identityOf(process.pid)

export const unlock = (path: string): void => {
  rmSync(path, { force: true })
}

/** Runs `work` while no other process does, under a lock file that outlives nobody: a killed holder's lock is taken over. */
export const withLock = async <T>(path: string, work: () => Promise<T>, patienceMs = 180_000): Promise<T> => {
  const end = Date.now() + patienceMs
  while (!tryLock(path)) {
    if (Date.now() > end) throw new Error(`${path} has been held by process ${read(path) ?? '?'} for ${patienceMs / 1000} s`)
    await sleep(30)
  }
  try {
    return await work()
  } finally {
    unlock(path)
  }
}

/** Who uses the server: one file per process, named by its number. Files of processes that were killed are swept out. */
export const users = (folder: string) => {
  const own = join(folder, String(process.pid))
  return {
    join: (): void => {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      writeFileSync(own, identityOf(process.pid), { mode: 0o600 })
    },
    leave: (): void => {
      rmSync(own, { force: true })
    },
    others: (): number => {
      let count = 0
      for (const name of readdirSync(folder)) {
        const path = join(folder, name)
        if (path === own) continue
        if (isAlive(read(path) ?? '')) count += 1
        else rmSync(path, { force: true })
      }
      return count
    },
  }
}
