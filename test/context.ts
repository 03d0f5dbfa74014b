import { day, type Actor, type Context, type Decision } from '../src/kernel/index.ts'
import { rulesOf, shippedLaw } from '../src/rulebook/index.ts'

const rules = rulesOf(shippedLaw(), [])

/** What a decision is made in, without a database: one person, one day of the market, the shipped law. */
export const contextOn = (businessDay: string, actor: Actor): Context => ({
  actor,
  businessDay: day(businessDay),
  phase: 'trading',
  now: new Date(0),
  rules,
  id: (kind) => `${kind}-1`,
})

/** The codes a decision was refused with; empty when it was not. */
export const codesOf = (decision: { kind: string; refusals?: readonly { code: string }[] }): string[] =>
  (decision.refusals ?? []).map((refusal) => refusal.code)

/** The data of the first event a decision states; throws when it was refused. */
export const statedBy = (decision: Decision<unknown>): unknown => {
  if (decision.kind === 'refused') throw new Error(`was refused: ${decision.refusals.map(({ en }) => en).join('; ')}`)
  return decision.events[0]?.data
}
