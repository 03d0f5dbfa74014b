import type { Day } from './day.ts'
import type { Decision } from './decision.ts'
import type { Actor, Role, Scope } from './role.ts'
import type { Rules } from './rule.ts'
import type { z } from './schema.ts'
import type { Label } from './working.ts'

/**
 * Parametrised SQL on one connection. Only facts.ts, views.ts and tables.ts of a domain use it. int8 arrives as bigint, numeric
 * as text.
 */
export interface Sql {
  rows<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>
}

/** Something a verb needs to know, by key. `load` answers for many keys at once, in their order, so a batch reads once. */
export interface Fact<Key, Value> {
  readonly name: string
  readonly load: (sql: Sql, keys: readonly Key[], context: Context) => Promise<readonly Value[]>
}

export const fact = <Key, Value>(name: string, load: Fact<Key, Value>['load']): Fact<Key, Value> => ({ name, load })

export type Read = <Key, Value>(fact: Fact<Key, Value>, key: Key) => Promise<Value>

/** What is the same for a whole decision: who, when by the law's clock, when by the wall clock, which law. */
export interface Context {
  readonly actor: Actor
  /** What the law counts, Asia/Shanghai. */
  readonly businessDay: Day
  readonly phase: Phase
  /** Wall time: sessions, codes, recordedAt. Nothing legal is decided by it. */
  readonly now: Date
  readonly rules: Rules
  /** Identifiers made inside the decision: `id('trade')` is unique to this command and the same when it is decided again. */
  readonly id: (kind: string) => string
}

/** A business day's phases, in order. `closed` is after the day end has settled. */
export const phases = ['before', 'trading', 'settlement', 'closed'] as const
export type Phase = (typeof phases)[number]

export interface Command<Schema extends z.ZodType = z.ZodType, Facts = unknown, Result = unknown> {
  readonly kind: 'command'
  /** `domain.verb`: the route is POST /api/v1/domain/verb, the terminal's `tonne domain verb`. */
  readonly name: `${string}.${string}`
  readonly title: Label
  readonly summary: Label
  readonly who: readonly Role[]
  readonly scope: Scope
  /** The organisation whose data it touches; without it, the actor's own. */
  readonly on?: (input: z.output<Schema>, actor: Actor) => string
  /** Runs while no other command does: it steps the clock, or ends a day for everybody. */
  readonly alone?: true
  /** A different natural person must confirm; until then what it moves is held. */
  readonly confirm?: 'anotherPerson'
  readonly input: Schema
  /** Keys that no other command may hold at the same time, by class: `account:…`, `obligation:…`, `book:…`. */
  readonly locks: (input: z.output<Schema>, actor: Actor) => readonly string[]
  readonly facts: (read: Read, input: z.output<Schema>, context: Context) => Promise<Facts>
  /** Pure: no SQL, no clock, no randomness beyond its arguments. */
  readonly decide: (input: z.output<Schema>, facts: Facts, context: Context) => Decision<Result>
}

/** Declares a verb. The declaration is the route, the form, the permission row and the documentation. */
export const command = <Schema extends z.ZodType, Facts, Result>(
  spec: Omit<Command<Schema, Facts, Result>, 'kind'>,
): Command<Schema, Facts, Result> => ({ kind: 'command', ...spec })

export interface View<Schema extends z.ZodType = z.ZodType, Output = unknown> {
  readonly kind: 'view'
  /** `domain.question`: GET /api/v1/domain/question. */
  readonly name: `${string}.${string}`
  readonly title: Label
  readonly summary: Label
  readonly who: readonly Role[] | 'anyone'
  readonly scope: Scope
  readonly on?: (input: z.output<Schema>, actor: Actor) => string
  readonly input: Schema
  /** The answer's shape, for OpenAPI and the generated client. */
  readonly output: z.ZodType
  /** Set where reading leaves an access record (serials, personal data, other people's accounts). */
  readonly recorded?: true
  readonly read: (sql: Sql, input: z.output<Schema>, context: Context) => Promise<Output>
}

export const view = <Schema extends z.ZodType, Output>(spec: Omit<View<Schema, Output>, 'kind'>): View<Schema, Output> => ({
  kind: 'view',
  ...spec,
})

// The registries hold declarations of every input type; each is called only with what its own schema has parsed.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyCommand = Command<any, any, any>
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyView = View<any, any>
