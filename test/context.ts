import { day, type Actor, type Context, type Decision, type Refusal } from '../src/kernel/index.ts'
import { rulesOf, shippedLaw } from '../src/rulebook/index.ts'

/** What a verb is decided in when it is tried without a database: the shipped law, a day, a person. */
export const contextAt = (businessDay: string, actor: Actor): Context => ({
  actor,
  businessDay: day(businessDay),
  phase: 'trading',
  now: new Date(`${businessDay}T02:00:00Z`),
  rules: rulesOf(shippedLaw()),
  id: (kind) => `${kind}-test`,
})

/** The reasons of a decision as code and field; empty when it was not refused. */
export const refusalsOf = (decision: Decision<unknown>): readonly Refusal[] =>
  decision.kind === 'refused' ? decision.refusals : []
export const codesOf = (decision: Decision<unknown>): string[] => refusalsOf(decision).map(({ code }) => code)

/** The data of the one event a decision states. */
export const statedBy = (decision: Decision<unknown>): unknown => {
  if (decision.kind === 'refused') throw new Error(`was refused: ${decision.refusals.map(({ en }) => en).join('; ')}`)
  return decision.events[0]?.data
}
