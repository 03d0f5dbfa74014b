import { hash } from 'node:crypto'
import { canonicalJson, type Actor, type Sql } from '../kernel/index.ts'
import type { App, Clock } from './app.ts'
import type { Answer, Ready } from './request.ts'

/** A command that stated something, with what it was answered. */
export interface Logged {
  readonly ready: Ready
  readonly answer: Answer
}

/** Keeps each command with its input, who gave it, and its answer: a repeated key is answered from here. */
export const logCommands = async (sql: Sql, app: App, clock: Clock, logged: readonly Logged[]): Promise<void> => {
  if (logged.length === 0) return
  const digest = app.rules().digest
  const rows = logged.map(({ ready, answer }) => {
    const input = canonicalJson(ready.request.input)
    return {
      id: ready.id,
      name: ready.command.name,
      person: ready.request.actor.person,
      organisation: ready.request.actor.organisation,
      business_day: clock.businessDay,
      recorded_at: ready.context.now,
      rules_digest: digest,
      idempotency_key: ready.request.idempotencyKey ?? null,
      input_hash: inputHash(ready.command.name, input, ready.request.actor),
      input,
      answer: canonicalJson(answer),
      caused_by: ready.causedBy ?? null,
      confirmed_by: ready.confirmedBy ?? null,
    }
  })
  await sql.rows(`insert into command_log select * from json_populate_recordset(null::command_log, $1)`, [canonicalJson(rows)])
}

export const inputHash = (name: string, input: string, actor: Actor): string => hash('sha256', `${name} ${actor.person} ${input}`)

export const nextIds = async (sql: Sql, count: number): Promise<string[]> => {
  if (count === 0) return []
  const rows = await sql.rows<{ n: bigint }>(`select nextval('command_number') as n from generate_series(1, $1)`, [count])
  return rows.map((row) => `c${row.n}`)
}

/** What an idempotency key was answered, and for which request. */
export interface Before {
  readonly answer: Answer
  readonly inputHash: string
}

/** The answers that idempotency keys already have. */
export const answeredBefore = async (sql: Sql, keys: readonly string[]): Promise<Map<string, Before>> => {
  if (keys.length === 0) return new Map()
  const rows = await sql.rows<{ idempotencyKey: string; answer: string; inputHash: string }>(
    `select idempotency_key, answer, input_hash from command_log where idempotency_key = any($1)`,
    [keys],
  )
  return new Map(rows.map((row) => [row.idempotencyKey, { answer: JSON.parse(row.answer) as Answer, inputHash: row.inputHash }]))
}
