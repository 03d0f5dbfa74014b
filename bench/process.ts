import { spawn, type ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

export const tell = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/** Starts `tonne ARGUMENTS` as a person does, with its data in a folder of its own. */
export const startTonne = (args: readonly string[], dataDir: string): ChildProcess => {
  const environment = { ...process.env, TONNE_DATA: dataDir, TONNE_LANG: 'en' }
  // Another server would be somebody else's figures.
  delete (environment as Record<string, string | undefined>)['DATABASE_URL']
  return spawn(process.execPath, ['bin/tonne.mjs', ...args], { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** The exit code, once every line has been read. */
export const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // The process has ended meanwhile.
    return ''
  }
}

const parentOf = (pid: number): number => {
  const stat = read(`/proc/${pid}/stat`)
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}

/** The process, its descendants, and the server that works in its data folder with the server's own children. */
const familyOf = (pid: number, dataDir: string): Set<number> => {
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
  const parents = new Map(pids.map((id) => [id, parentOf(id)]))
  const family = new Set(pids.filter((id) => id === pid || read(`/proc/${id}/cmdline`).includes(dataDir)))
  for (let before = -1; before !== family.size;) {
    before = family.size
    for (const [id, parent] of parents) if (family.has(parent)) family.add(id)
  }
  return family
}

/** Memory of all of them, MB; what they share is counted once (Pss), as far as the kernel tells. */
const memoryOf = (pids: ReadonlySet<number>): number => {
  let kilobytes = 0
  for (const pid of pids) {
    const shared = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1]
    kilobytes += Number(shared ?? /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0)
  }
  return kilobytes / 1024
}

/** utime, stime, cutime and cstime of /proc/PID/stat, in hundredths of a second: the last two are of children that have ended. */
const ticksOf = (pid: number): number => {
  const stat = read(`/proc/${pid}/stat`)
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
}

/** Processor seconds that a process and its database server have used so far; undefined where there is no /proc. */
export const processorSeconds = (pid: number, dataDir: string): number | undefined => {
  try {
    return [...familyOf(pid, dataDir)].reduce((sum, id) => sum + ticksOf(id), 0) / 100
  } catch {
    return undefined
  }
}

/** Watches the peak memory of a process and its database server until stopped; 0 where there is no /proc. */
export const watchMemory = (pid: number, dataDir: string): (() => number) => {
  let peak = 0
  const look = (): void => {
    try {
      peak = Math.max(peak, memoryOf(familyOf(pid, dataDir)))
    } catch {
      // No /proc here: the row says so by its figure.
    }
  }
  const timer = setInterval(look, 500)
  return () => {
    clearInterval(timer)
    return peak
  }
}
