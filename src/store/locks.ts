import { hash } from 'node:crypto'
import type { Sql } from '../kernel/index.ts'
import type { App } from './app.ts'
import type { Ready, Request } from './request.ts'

const clockLock = 7034

const lockNumber = (key: string): bigint => BigInt.asIntN(64, BigInt(`0x${hash('sha256', key).slice(0, 16)}`))

/** Takes all keys in one order, so that two batches never wait for each other crosswise; no transaction id is taken yet. */
export const lockAll = async (sql: Sql, keys: Iterable<string>): Promise<void> => {
  const numbers = [...new Set([...keys].map(lockNumber))].sort((a, b) => (a < b ? -1 : 1))
  if (numbers.length > 0) await sql.rows(`select pg_advisory_xact_lock(k) from unnest($1::bigint[]) k`, [numbers])
}

/**
 * Everybody holds the market's clock while they run; who steps it or ends its day holds it alone. So no command is decided in one
 * phase and written in the next, and a day end that touches everybody's accounts needs no lock on each of them.
 */
export const clockBegin = (app: App, requests: readonly Request[]): string => {
  const alone = requests.some((request) => app.commands.get(request.command)?.alone === true)
  return `begin; select pg_advisory_xact_lock${alone ? '' : '_shared'}(${clockLock})`
}

/** The keys a request needs to itself. */
export const locksOf = ({ command, input, request }: Ready): readonly string[] => command.locks(input, request.actor)

/**
 * Splits requests, in their order, into sets that share no lock. `series:` keys only keep other transactions from numbering units
 * at the same time; within a set the ledger numbers one after the other.
 */
export const inWaves = (requests: readonly Ready[]): Ready[][] => {
  const waves: Ready[][] = []
  let taken = new Set<string>()
  let wave: Ready[] = []
  for (const ready of requests) {
    const keys = locksOf(ready).filter((key) => !key.startsWith('series:'))
    if (keys.some((key) => taken.has(key))) {
      waves.push(wave)
      wave = []
      taken = new Set()
    }
    wave.push(ready)
    for (const key of keys) taken.add(key)
  }
  return wave.length === 0 ? waves : [...waves, wave]
}
