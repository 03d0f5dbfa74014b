import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const bootId = (): string => {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()
  } catch {
    return '-'
  }
}

/** When a process started, so that a number used again by another process is not taken for the first one. A zombie is gone. */
const startOf = (pid: number): string | undefined => {
  if (process.platform !== 'linux') return '-'
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? undefined : `${fields[19] ?? '-'}@${bootId()}`
  } catch {
    return undefined
  }
}

export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return startOf(pid) !== undefined
}

/** `pid start`, written to lock and user files: names one process, even after its number has been used again. */
export const identityOf = (pid: number): string => `${pid} ${startOf(pid) ?? '-'}`

export const isAlive = (identity: string): boolean => {
  const pid = Number(identity.split(' ')[0])
  return Number.isInteger(pid) && pid > 0 && isRunning(pid) && identityOf(pid) === identity.trim()
}

/** The command line of a process, or undefined where it cannot be told. */
export const commandOf = (pid: number): string | undefined => {
  if (process.platform === 'win32') return undefined
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    } catch {
      return undefined
    }
  }
  const result = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  return result.status === 0 ? result.stdout : undefined
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Asks every `everyMs` until the answer is yes; false when the time is over. */
export const until = async (answer: () => boolean, limitMs: number, everyMs = 20): Promise<boolean> => {
  const end = Date.now() + limitMs
  while (!answer()) {
    if (Date.now() > end) return false
    await sleep(everyMs)
  }
  return true
}
