import { hash } from 'node:crypto'
import DataLoader from 'dataloader'
import {
  canonicalJson,
  NoRule,
  phaseEntered,
  type Actor,
  type AnyCommand,
  type Context,
  type Decision,
  type EventDraft,
  type Fact,
  type Read,
  type Refusal,
  type Role,
  type Sql,
} from '../kernel/index.ts'
import { clockOf, contextOf, type App, type Clock } from './app.ts'
import { readProposals } from './approval.ts'
import { confirmed, heldBy, holdPostings, proposed, releasePostings, type WaitingProposal } from './proposal.ts'
import { problemsOf, type Problem } from './problems.ts'
import { refusals } from './refusals.ts'
import { inTransaction, isTransient } from './sql.ts'
import { write, type Decided } from './write.ts'

/** A command as it comes in: by name, with input as the wire gave it. */
export interface Request {
  readonly command: string
  readonly input: unknown
  readonly actor: Actor
  readonly idempotencyKey?: string
}

export type Answer =
  | { readonly kind: 'done'; readonly command: string; readonly result: unknown; readonly repeated?: true }
  | {
      readonly kind: 'proposed'
      readonly command: string
      readonly proposal: string
      readonly result: unknown
      readonly repeated?: true
    }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'badInput'; readonly problems: readonly Problem[] }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'notAllowed' }

/** A request that has been parsed and may run. */
interface Ready {
  readonly request: Request
  readonly command: AnyCommand
  readonly input: unknown
  readonly on: string
  readonly id: string
  readonly context: Context
  readonly causedBy?: string
  readonly confirmedBy?: string
  /** Set when this runs as the confirmation of a proposal. */
  readonly confirms?: WaitingProposal
}

/** Thrown to undo a transaction whose confirmed or caused command was refused. */
class Undo extends Error {
  constructor(readonly refusals: readonly Refusal[]) {
    super('undone')
  }
}

const clockLock = 7034

const lockNumber = (key: string): bigint => BigInt.asIntN(64, BigInt(`0x${hash('sha256', key).slice(0, 16)}`))

/**
 * Takes all keys in one order, so that two batches never wait for each other crosswise. Advisory, so no transaction id is taken
 * yet.
 */
const lockAll = async (sql: Sql, keys: Iterable<string>): Promise<void> => {
  const numbers = [...new Set([...keys].map(lockNumber))].sort((a, b) => (a < b ? -1 : 1))
  if (numbers.length > 0) await sql.rows(`select pg_advisory_xact_lock(k) from unnest($1::bigint[]) k`, [numbers])
}

const keyText = (key: unknown): string => (typeof key === 'string' ? key : canonicalJson(key))

/** Answers facts for a whole wave: each kind of fact is loaded once for all the keys asked for. */
const reader = (sql: Sql, context: Context): Read => {
  const loaders = new Map<string, DataLoader<unknown, unknown, string>>()
  return (async (fact: Fact<unknown, unknown>, key: unknown) => {
    let loader = loaders.get(fact.name)
    if (!loader) {
      loader = new DataLoader((keys) => fact.load(sql, keys, context) as Promise<unknown[]>, { cacheKeyFn: keyText })
      loaders.set(fact.name, loader)
    }
    return loader.load(key)
  }) as Read
}

const ruleMissing = (error: NoRule): Refusal =>
  refusals.noRuleInForce({ parameter: error.parameter, asked: canonicalJson(error.asked), field: error.parameter })

const decideSafely = (ready: Ready, facts: unknown): Decision<unknown> => {
  try {
    return ready.command.decide(ready.input, facts, ready.context)
  } catch (error) {
    if (error instanceof NoRule) return { kind: 'refused', refusals: [ruleMissing(error)] }
    throw error
  }
}

const factsOf = async (read: Read, ready: Ready): Promise<{ facts: unknown } | { refusal: Refusal }> => {
  try {
    return { facts: await ready.command.facts(read, ready.input, ready.context) }
  } catch (error) {
    if (error instanceof NoRule) return { refusal: ruleMissing(error) }
    throw error
  }
}

const mayRun = (command: AnyCommand, actor: Actor): boolean =>
  actor.system === true || command.who.some((role: Role) => actor.roles.includes(role))

interface Logged {
  readonly ready: Ready
  readonly answer: Answer
}

const logCommands = async (sql: Sql, app: App, clock: Clock, logged: readonly Logged[]): Promise<void> => {
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

const inputHash = (name: string, input: string, actor: Actor): string => hash('sha256', `${name} ${actor.person} ${input}`)

const decidedOf = (app: App, ready: Ready, events: readonly EventDraft[]): Decided => ({
  command: ready.id,
  person: ready.confirmedBy ?? ready.request.actor.person,
  organisation: ready.request.actor.organisation,
  businessDay: ready.context.businessDay,
  recordedAt: ready.context.now,
  rulesDigest: app.rules().digest,
  events,
})

const proposalOf = (ready: Ready, events: readonly EventDraft[]): { id: string; draft: EventDraft } => {
  const id = `p-${ready.id}`
  const held = heldBy(events)
  const draft = proposed(
    {
      proposal: id,
      command: ready.command.name,
      organisation: ready.request.actor.organisation,
      onOrganisation: ready.on,
      input: ready.request.input,
      held,
    },
    holdPostings(held),
  )
  return { id, draft }
}

const nextIds = async (sql: Sql, count: number): Promise<string[]> => {
  if (count === 0) return []
  const rows = await sql.rows<{ n: bigint }>(`select nextval('command_number') as n from generate_series(1, $1)`, [count])
  return rows.map((row) => `c${row.n}`)
}

const reactionsTo = async (
  app: App,
  sql: Sql,
  clock: Clock,
  done: readonly { ready: Ready; events: readonly EventDraft[] }[],
): Promise<Ready[]> => {
  const found = done.flatMap(({ ready, events }) =>
    events.flatMap((draft) => (app.reactions.get(draft.name) ?? []).map((reaction) => ({ ready, draft, reaction }))),
  )
  const ids = await nextIds(sql, found.length)
  return found.flatMap(({ ready, draft, reaction }, i) => {
    const command = app.commands.get(reaction.command)
    if (!command) throw new Error(`${reaction.eventName} leads to ${reaction.command}, which no domain declares`)
    const id = ids[i] as string
    const actor: Actor = { ...ready.request.actor, system: true }
    const context = contextOf(app, clock, actor, id)
    const raw = reaction.input(draft.data as never, context)
    if (raw === undefined) return []
    const input = command.input.parse(raw)
    return [
      { request: { command: command.name, input: raw, actor }, command, input, on: ready.on, id, context, causedBy: ready.id },
    ]
  })
}

/**
 * Decides a set of requests that share no lock, writes what they state, and follows their reactions; all in the given
 * transaction.
 */
const runWave = async (app: App, sql: Sql, clock: Clock, wave: readonly Ready[]): Promise<Answer[]> => {
  await lockAll(
    sql,
    wave.flatMap((ready) => ready.command.locks(ready.input, ready.request.actor)),
  )
  const first = wave[0]
  if (!first) return []
  await releaseConfirmed(app, sql, wave)
  const read = reader(sql, first.context)
  const facts = await Promise.all(wave.map((ready) => factsOf(read, ready)))
  const answers: Answer[] = []
  const decided: Decided[] = []
  const logged: Logged[] = []
  const done: { ready: Ready; events: readonly EventDraft[] }[] = []
  wave.forEach((ready, i) => {
    const found = facts[i] as { facts: unknown } | { refusal: Refusal }
    const decision =
      'refusal' in found ? { kind: 'refused' as const, refusals: [found.refusal] } : decideSafely(ready, found.facts)
    if (decision.kind === 'refused') {
      if (ready.confirms || ready.causedBy) throw new Undo(decision.refusals)
      answers.push(decision)
      return
    }
    const waits = ready.command.confirm === 'anotherPerson' && !ready.confirms && !ready.causedBy
    const waiting = waits ? proposalOf(ready, decision.events) : undefined
    const answer: Answer = waiting
      ? { kind: 'proposed', command: ready.id, proposal: waiting.id, result: decision.result }
      : { kind: 'done', command: ready.id, result: decision.result }
    const events = waiting ? [waiting.draft] : decision.events
    answers.push(answer)
    if (events.length > 0) logged.push({ ready, answer })
    decided.push(decidedOf(app, ready, events))
    done.push({ ready, events })
  })
  await write(app, sql, decided)
  await logCommands(sql, app, clock, logged)
  const stepped = done.some(({ events }) => events.some((draft) => draft.name === phaseEntered.eventName))
  const after = stepped ? await clockOf(sql) : clock
  for (const next of inWaves(await reactionsTo(app, sql, after, done))) await runWave(app, sql, after, next)
  return answers
}

const releaseConfirmed = async (app: App, sql: Sql, wave: readonly Ready[]): Promise<void> => {
  const releases = wave.flatMap((ready) =>
    ready.confirms
      ? [
          decidedOf(app, { ...ready, id: `${ready.id}r` }, [
            confirmed({ proposal: ready.confirms.id }, releasePostings(ready.confirms.held)),
          ]),
        ]
      : [],
  )
  await write(app, sql, releases)
}

/**
 * Splits requests, in their order, into sets that share no lock. `series:` keys only keep other transactions from numbering
 * units at
 * the same time; within a set the ledger numbers one after the other.
 */
const inWaves = (requests: readonly Ready[]): Ready[][] => {
  const waves: Ready[][] = []
  let taken = new Set<string>()
  let wave: Ready[] = []
  for (const ready of requests) {
    const keys = ready.command.locks(ready.input, ready.request.actor).filter((key) => !key.startsWith('series:'))
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

const answeredBefore = async (sql: Sql, keys: readonly string[]): Promise<Map<string, { answer: Answer; inputHash: string }>> => {
  if (keys.length === 0) return new Map()
  const rows = await sql.rows<{ idempotencyKey: string; answer: string; inputHash: string }>(
    `select idempotency_key, answer, input_hash from command_log where idempotency_key = any($1)`,
    [keys],
  )
  return new Map(rows.map((row) => [row.idempotencyKey, { answer: JSON.parse(row.answer) as Answer, inputHash: row.inputHash }]))
}

/** The proposal behind a confirmation, or why it cannot be confirmed by this person. */
const checkConfirmation = (
  app: App,
  request: Request,
  proposals: ReadonlyMap<string, WaitingProposal>,
): { command: AnyCommand; proposal: WaitingProposal } | Answer => {
  const id = (request.input as { proposal?: unknown }).proposal
  const proposal = proposals.get(String(id))
  if (!proposal || proposal.organisation !== request.actor.organisation)
    return { kind: 'refused', refusals: [refusals.proposalUnknown({ asked: String(id) })] }
  const command = app.commands.get(proposal.command)
  if (!command) throw new Error(`proposal ${proposal.id} is of ${proposal.command}, which no domain declares`)
  if (!mayRun(command, request.actor)) return { kind: 'notAllowed' }
  if (proposal.status !== 'waiting') {
    const dealt = { by: proposal.decidedBy ?? '', on: proposal.decidedOn ?? '', status: proposal.status }
    return { kind: 'refused', refusals: [refusals.proposalNotWaiting(dealt)] }
  }
  if (proposal.proposedBy === request.actor.person) return { kind: 'refused', refusals: [refusals.anotherPersonMustConfirm()] }
  return { command, proposal }
}

/** The name of the confirmation; it is no command of a domain, it runs the proposed one again. */
export const confirmName = 'approval.confirm'

const readyFrom = (
  app: App,
  clock: Clock,
  request: Request,
  id: string,
  proposals: ReadonlyMap<string, WaitingProposal>,
): Ready | Answer => {
  const confirming = request.command === confirmName
  const checked = confirming ? checkConfirmation(app, request, proposals) : undefined
  if (checked && 'kind' in checked) return checked
  const command = checked ? checked.command : app.commands.get(request.command)
  if (!command) return { kind: 'notFound' }
  if (!mayRun(command, request.actor)) return { kind: 'notAllowed' }
  const parsed = command.input.safeParse(checked ? checked.proposal.input : request.input)
  if (!parsed.success) {
    return { kind: 'badInput', problems: problemsOf(parsed.error.issues, checked ? checked.proposal.input : request.input) }
  }
  const input: unknown = parsed.data
  const on = command.on ? command.on(input, request.actor) : request.actor.organisation
  const context = contextOf(app, clock, request.actor, id)
  if (!checked) return { request, command, input, on, id, context }
  return { request, command, input, on, id, context, confirms: checked.proposal, confirmedBy: request.actor.person }
}

const isAnswer = (item: Ready | Answer): item is Answer => 'kind' in item

/**
 * Everybody holds the market's clock while they run; who steps it or ends its day holds it alone. So no command is decided in one
 * phase and written in the next, and a day end that touches everybody's accounts needs no lock on each of them.
 */
const clockBegin = (app: App, requests: readonly Request[]): string => {
  const alone = requests.some((request) => app.commands.get(request.command)?.alone === true)
  return `begin; select pg_advisory_xact_lock${alone ? '' : '_shared'}(${clockLock})`
}

const attempt = async (app: App, requests: readonly Request[]): Promise<Answer[]> =>
  inTransaction(
    app.pool,
    async (sql) => {
      const clock = await clockOf(sql)
      await app.freshRules(sql)
      const keys = requests.flatMap((request) => request.idempotencyKey ?? [])
      const confirming = requests
        .filter((request) => request.command === confirmName)
        .map((request) => String((request.input as { proposal?: unknown }).proposal))
      await lockAll(sql, [...keys.map((key) => `key:${key}`), ...confirming.map((id) => `proposal:${id}`)])
      const before = await answeredBefore(sql, keys)
      const proposals = confirming.length > 0 ? await readProposals(sql, confirming) : new Map<string, WaitingProposal>()
      const ids = await nextIds(sql, requests.length)
      const items = requests.map((request, i): Ready | Answer => {
        const known = request.idempotencyKey === undefined ? undefined : before.get(request.idempotencyKey)
        if (!known) return readyFrom(app, clock, request, ids[i] as string, proposals)
        if (
          known.inputHash !==
          inputHash(
            request.command === confirmName ? confirmedName(proposals, request) : request.command,
            canonicalJson(request.input),
            request.actor,
          )
        ) {
          return { kind: 'refused', refusals: [refusals.keyUsedForAnotherRequest({ asked: request.idempotencyKey })] }
        }
        return { ...known.answer, repeated: true } as Answer
      })
      const ready = items.filter((item): item is Ready => !isAnswer(item))
      const covered = await app.covers(
        sql,
        ready.map((item) => ({ actor: item.request.actor, scope: item.command.scope, organisation: item.on })),
      )
      const outside = new Set(ready.filter((item, i) => !(covered[i] ?? false) && item.request.actor.system !== true))
      const answers = new Map<Ready, Answer>()
      for (const wave of inWaves(ready.filter((item) => !outside.has(item)))) {
        const waveAnswers = await runWave(app, sql, clock, wave)
        wave.forEach((item, i) => answers.set(item, waveAnswers[i] as Answer))
      }
      return items.map((item) => (isAnswer(item) ? item : (answers.get(item) ?? { kind: 'notFound' })))
    },
    clockBegin(app, requests),
  )

const confirmedName = (proposals: ReadonlyMap<string, WaitingProposal>, request: Request): string =>
  proposals.get(String((request.input as { proposal?: unknown }).proposal))?.command ?? confirmName

/** How many requests share one transaction in a batch: few enough for the lock table of a default server. */
const batchSize = 256
const attempts = 4

const attemptAgain = async (app: App, requests: readonly Request[]): Promise<Answer[]> => {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt(app, requests)
    } catch (error) {
      if (error instanceof Undo) {
        if (requests.length === 1) return [{ kind: 'refused', refusals: error.refusals }]
        return await oneByOne(app, requests)
      }
      // Without a key a lost connection leaves open whether the commit happened; only the caller can know.
      const repeatable =
        requests.every((request) => request.idempotencyKey !== undefined) || (error as { code?: string }).code === '40P01'
      if (!repeatable || !isTransient(error) || tried === attempts) throw error
      await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** tried))
    }
  }
}

/** A refusal that undoes must not take its neighbours with it. */
const oneByOne = async (app: App, requests: readonly Request[]): Promise<Answer[]> => {
  const answers: Answer[] = []
  for (const request of requests) answers.push(...(await attemptAgain(app, [request])))
  return answers
}

/** Runs one command: locks, facts, decide, events, postings, projections, in one transaction. */
export const run = async (app: App, request: Request): Promise<Answer> => {
  const [answer] = await attemptAgain(app, [request])
  return answer as Answer
}

/** Runs many commands in their order, a few hundred to a transaction; each is decided and answered for itself. */
export const runMany = async (app: App, requests: readonly Request[]): Promise<Answer[]> => {
  const answers: Answer[] = []
  for (let i = 0; i < requests.length; i += batchSize)
    answers.push(...(await attemptAgain(app, requests.slice(i, i + batchSize))))
  return answers
}
