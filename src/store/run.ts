import { canonicalJson, type Sql } from '../kernel/index.ts'
import { clockOf, contextOf, type App, type Clock } from './app.ts'
import { readProposals } from './approval.ts'
import { answeredBefore, inputHash, nextIds, type Before } from './command-log.ts'
import { checkConfirmation, commandNamed, isConfirmation, proposalNamed } from './confirmation.ts'
import { clockBegin, inWaves, lockAll, locksOf } from './locks.ts'
import { problemsOf } from './problems.ts'
import type { WaitingProposal } from './proposal.ts'
import { refusals } from './refusals.ts'
import { isAnswer, mayRun, Undo, type Answer, type Ready, type Request } from './request.ts'
import { inTransaction, isTransient } from './sql.ts'
import { together } from './together.ts'
import { runWave } from './wave.ts'

const readyFrom = (
  app: App,
  clock: Clock,
  request: Request,
  id: string,
  proposals: ReadonlyMap<string, WaitingProposal>,
): Ready | Answer => {
  const checked = isConfirmation(request) ? checkConfirmation(app, request, proposals) : undefined
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

/** What must be known before anything is decided, read under the locks of keys and proposals. */
interface Known {
  readonly before: ReadonlyMap<string, Before>
  readonly proposals: ReadonlyMap<string, WaitingProposal>
}

const readKnown = async (sql: Sql, requests: readonly Request[]): Promise<Known> => {
  const keys = requests.flatMap((request) => request.idempotencyKey ?? [])
  const confirming = requests.filter(isConfirmation).map(proposalNamed)
  await lockAll(sql, [...keys.map((key) => `key:${key}`), ...confirming.map((id) => `proposal:${id}`)])
  return { before: await answeredBefore(sql, keys), proposals: await readProposals(sql, confirming) }
}

/** The answer its key already has, as long as it is the same request. */
const repeatedAnswer = (request: Request, { before, proposals }: Known): Answer | undefined => {
  const known = request.idempotencyKey === undefined ? undefined : before.get(request.idempotencyKey)
  if (!known) return undefined
  const asked = inputHash(commandNamed(request, proposals), canonicalJson(request.input), request.actor)
  if (known.inputHash === asked) return { ...known.answer, repeated: true } as Answer
  return { kind: 'refused', refusals: [refusals.keyUsedForAnotherRequest({ asked: request.idempotencyKey })] }
}

/** The requests whose organisation the actor may not touch: answered as if they were not there. */
const outOfScope = async (app: App, sql: Sql, ready: readonly Ready[]): Promise<Set<Ready>> => {
  const covered = await app.covers(
    sql,
    ready.map((item) => ({ actor: item.request.actor, scope: item.command.scope, organisation: item.on })),
  )
  return new Set(ready.filter((item, i) => covered[i] !== true && item.request.actor.system !== true))
}

const attempt = async (app: App, requests: readonly Request[]): Promise<Answer[]> =>
  inTransaction(
    app.pool,
    async (sql) => {
      const clock = await clockOf(sql)
      await app.freshRules(sql)
      const known = await readKnown(sql, requests)
      const ids = await nextIds(sql, requests.length)
      const items = requests.map(
        (request, i) => repeatedAnswer(request, known) ?? readyFrom(app, clock, request, ids[i] as string, known.proposals),
      )
      const ready = items.filter((item): item is Ready => !isAnswer(item))
      const outside = await outOfScope(app, sql, ready)
      const answers = new Map<Ready, Answer>()
      const within = ready.filter((item) => !outside.has(item))
      await lockAll(sql, within.flatMap(locksOf))
      for (const wave of inWaves(within)) {
        const waveAnswers = await runWave(app, sql, clock, wave)
        wave.forEach((item, i) => answers.set(item, waveAnswers[i] as Answer))
      }
      return items.map((item) => (isAnswer(item) ? item : (answers.get(item) ?? { kind: 'notFound' })))
    },
    clockBegin(app, requests),
  )

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

/** Splits a batch into transactions by size, and where a key or a proposal comes again: the second must see the first. */
const inTransactions = (requests: readonly Request[]): Request[][] => {
  const parts: Request[][] = []
  let part: Request[] = []
  let taken = new Set<string>()
  for (const request of requests) {
    const marks = [
      ...(request.idempotencyKey === undefined ? [] : [`key:${request.idempotencyKey}`]),
      ...(isConfirmation(request) ? [`proposal:${proposalNamed(request)}`] : []),
    ]
    if (part.length === batchSize || marks.some((mark) => taken.has(mark))) {
      parts.push(part)
      part = []
      taken = new Set()
    }
    part.push(request)
    for (const mark of marks) taken.add(mark)
  }
  return part.length === 0 ? parts : [...parts, part]
}

/** Runs many commands in their order, a few hundred to a transaction; each is decided and answered for itself. */
export const runMany = async (app: App, requests: readonly Request[]): Promise<Answer[]> => {
  const answers: Answer[] = []
  for (const part of inTransactions(requests)) answers.push(...(await attemptAgain(app, part)))
  return answers
}

const queues = new WeakMap<App, (request: Request) => Promise<Answer>>()

/** Runs one command: locks, facts, decide, events, postings, projections, in one transaction. */
export const run = (app: App, request: Request): Promise<Answer> => {
  const isAlone = ({ command }: Request): boolean => app.commands.get(command)?.alone === true
  const queue = queues.get(app) ?? together((requests) => runMany(app, requests), isAlone)
  queues.set(app, queue)
  return queue(request)
}
