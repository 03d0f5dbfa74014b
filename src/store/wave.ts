import DataLoader from 'dataloader'
import {
  canonicalJson,
  NoRule,
  phaseEntered,
  type Actor,
  type Context,
  type Decision,
  type EventDraft,
  type Fact,
  type Read,
  type Refusal,
  type Sql,
} from '../kernel/index.ts'
import { clockOf, contextOf, type App, type Clock } from './app.ts'
import { logCommands, nextIds, type Logged } from './command-log.ts'
import { inWaves, lockAll, locksOf } from './locks.ts'
import { confirmed, heldBy, holdPostings, proposed, releasePostings } from './proposal.ts'
import { refusals } from './refusals.ts'
import { Undo, type Answer, type Ready } from './request.ts'
import { write, type Decided } from './write.ts'

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

/** A request that was decided, with what it stated. */
interface Done {
  readonly ready: Ready
  readonly events: readonly EventDraft[]
}

const reactionsTo = async (app: App, sql: Sql, clock: Clock, done: readonly Done[]): Promise<Ready[]> => {
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

const runReactions = async (app: App, sql: Sql, clock: Clock, done: readonly Done[]): Promise<void> => {
  for (const wave of inWaves(await reactionsTo(app, sql, clock, done))) {
    await lockAll(sql, wave.flatMap(locksOf))
    await runWave(app, sql, clock, wave)
  }
}

/**
 * Decides a set of requests that share no lock and hold theirs, writes what they state, and follows their reactions; all in one
 * transaction.
 */
export const runWave = async (app: App, sql: Sql, clock: Clock, wave: readonly Ready[]): Promise<Answer[]> => {
  const first = wave[0]
  if (!first) return []
  await releaseConfirmed(app, sql, wave)
  const read = reader(sql, first.context)
  const facts = await Promise.all(wave.map((ready) => factsOf(read, ready)))
  const answers: Answer[] = []
  const decided: Decided[] = []
  const logged: Logged[] = []
  const done: Done[] = []
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
  await runReactions(app, sql, after, done)
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
