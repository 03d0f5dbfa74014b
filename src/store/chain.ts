import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Sql } from '../kernel/index.ts'
import { inTransaction } from './sql.ts'

/** The hash before the first event. */
export const genesis = Buffer.alloc(32)

/** An event's seal: sha256 over the seal before it, its position and its text. */
export const sealOf = (before: Buffer, position: bigint, body: string): Buffer =>
  createHash('sha256').update(before).update(`\n${position}\n`).update(body).digest()

export interface Head {
  readonly position: bigint
  readonly hash: Buffer
}

export const headOf = async (sql: Sql): Promise<Head> => {
  const [row] = await sql.rows<{ position: bigint; hash: Buffer }>(
    `select position, hash from seal order by position desc limit 1`,
  )
  return row ?? { position: 0n, hash: genesis }
}

const sealerLock = 7032n
const batchSize = 5000

/**
 * Seals what has committed, in the order in which it was written; commits never wait for it. Whoever shares a lock key writes
 * after
 * the other has committed: so of two such events the later is never seen without the earlier, and its id is the higher. The
 * number
 * of a transaction says nothing of this: it may be taken before a lock, by a sequence, a second wave or a reaction.
 * `seen` keeps the search short: every event of a transaction below it was sealed by then. Returns how many were sealed.
 */
export const sealOnce = (pool: pg.Pool): Promise<number> =>
  inTransaction(pool, async (sql) => {
    const [lock] = await sql.rows<{ mine: boolean }>(`select pg_try_advisory_xact_lock($1) as mine`, [sealerLock])
    if (lock?.mine !== true) return 0
    const head = await headOf(sql)
    const [last] = await sql.rows<{ seen: string }>(`select seen::text as seen from seal where position = $1`, [head.position])
    const before = last?.seen ?? '0'
    const events = await sql.rows<{ id: bigint; oldest: string; body: string }>(
      `select e.id, pg_snapshot_xmin(pg_current_snapshot())::text as oldest, e.body from event e where e.xid >= $1::xid8
       and not exists (select 1 from seal s where s.event_id = e.id) order by e.id limit $2`,
      [before, batchSize],
    )
    const [first] = events
    if (!first) return 0
    // A full batch has not seen everything yet.
    const seen = events.length < batchSize ? first.oldest : before
    let { position, hash } = head
    const positions: bigint[] = []
    const hashes: Buffer[] = []
    for (const event of events) {
      position += 1n
      hash = sealOf(hash, position, event.body)
      positions.push(position)
      hashes.push(hash)
    }
    await sql.rows(
      `insert into seal (position, event_id, seen, hash)
       select s.p, s.e, $3::xid8, s.h from unnest($1::bigint[], $2::bigint[], $4::bytea[]) as s(p, e, h)`,
      [positions, events.map((event) => event.id), seen, hashes],
    )
    return events.length
  })

export const sealAll = async (pool: pg.Pool): Promise<number> => {
  let total = 0
  for (;;) {
    const sealed = await sealOnce(pool)
    total += sealed
    if (sealed < batchSize) return total
  }
}

/** Seals at least once a second until stopped; a failure is told once and tried again. */
export const keepSealing = (pool: pg.Pool, report: (error: Error) => void): { stop: () => Promise<void> } => {
  let stopped = false
  let running = Promise.resolve()
  const timer = setInterval(() => {
    running = running.then(async () => {
      if (stopped) return
      await sealAll(pool).catch((error: Error) => report(error))
    })
  }, 700)
  timer.unref()
  return {
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}

export interface ChainProblem {
  readonly position: bigint
  readonly event: string
  readonly problem: string
}

export interface ChainReport {
  readonly events: bigint
  readonly head: Head
  readonly problems: readonly ChainProblem[]
}

interface SealedEvent {
  position: bigint
  hash: Buffer
  key: string
  name: string
  body: string
}

const problemsOf = (event: SealedEvent, expected: bigint, hash: Buffer): string | undefined => {
  if (event.position !== expected) return `the chain goes on at ${event.position}; ${expected} is missing`
  if (!hash.equals(event.hash)) return 'its text does not give its seal: it was changed after it was sealed'
  const body = JSON.parse(event.body) as { event: string; name: string }
  if (body.event !== event.key || body.name !== event.name) return 'its columns do not say what its text says'
  return undefined
}

/** Reads the whole chain again and names the first thing that is wrong with it. */
export const verifyChain = async (sql: Sql): Promise<ChainReport> => {
  const problems: ChainProblem[] = []
  let hash: Buffer = genesis
  let position = 0n
  for (;;) {
    const rows = await sql.rows<SealedEvent>(
      `select s.position, s.hash, e.key, e.name, e.body from seal s join event e on e.id = s.event_id
       where s.position > $1 order by s.position limit $2`,
      [position, batchSize],
    )
    for (const row of rows) {
      const expected = position + 1n
      const sealed = sealOf(hash, row.position, row.body)
      const problem = problemsOf(row, expected, sealed)
      if (problem)
        return { events: position, head: { position, hash }, problems: [{ position: row.position, event: row.key, problem }] }
      hash = row.hash
      position = row.position
    }
    if (rows.length < batchSize) break
  }
  const [counts] = await sql.rows<{ seals: bigint; lost: string | null }>(
    `select (select count(*) from seal) as seals,
            (select c.id from command_log c where not exists (select 1 from event e where e.key = c.id || '-0') order by c.id limit 1) as lost`,
  )
  if (counts && counts.lost !== null) {
    problems.push({
      position: position + 1n,
      event: `${counts.lost}-0`,
      problem: 'the command log names it, the event log has lost it',
    })
  }
  if (counts && counts.seals !== position)
    problems.push({ position: position + 1n, event: '', problem: 'a seal stands without its event' })
  return { events: position, head: { position, hash }, problems }
}
