import { canonicalJson, type Actor, type Day, type Label } from '../../kernel/index.ts'
import { ask, run, runMany, sealAll, type Answer, type App, type Request } from '../../store/index.ts'
import { cast, type TwoPeople } from './cast.ts'

/** A step of the year that could not be taken; the year stops here and says why. */
export class YearStopped extends Error {}

const whyNot = (answer: Answer): string =>
  answer.kind === 'refused'
    ? answer.refusals.map((refusal) => `${refusal.code}: ${refusal.en}`).join('; ')
    : canonicalJson(answer)

const mustBeDone = (request: Request, answer: Answer): unknown => {
  if (answer.kind === 'done' || answer.kind === 'proposed') return answer.result
  throw new YearStopped(`${request.command} by ${request.actor.person}: ${whyNot(answer)}`)
}

export interface Deed {
  readonly command: string
  readonly input: unknown
  readonly by: TwoPeople
}

/** How the year acts on a market: through the same commands as everybody, in a fixed order, many to a transaction. */
export interface Stage {
  readonly app: App
  /** One command that must succeed. */
  readonly one: (command: string, input: unknown, actor: Actor) => Promise<unknown>
  /** Many commands that must all succeed, in their order. */
  readonly many: (command: string, items: readonly { readonly input: unknown; readonly actor: Actor }[]) => Promise<unknown[]>
  /** Many commands that need two people: proposed by the first, confirmed by the second. */
  readonly byTwo: (deeds: readonly Deed[]) => Promise<unknown[]>
  /** The clock goes straight to a day and phase; what falls due on the way is asked for by name. */
  readonly goTo: (day: Day, phase: 'before' | 'trading' | 'settlement' | 'closed') => Promise<void>
  readonly view: <Value>(name: string, input: unknown, actor: Actor) => Promise<Value>
  readonly tell: (detail: string) => void
}

export const openStage = (app: App, tell: (detail: string) => void): Stage => {
  const one: Stage['one'] = async (command, input, actor) => {
    const request = { command, input, actor }
    return mustBeDone(request, await run(app, request))
  }
  const many: Stage['many'] = async (command, items) => {
    const requests = items.map(({ input, actor }) => ({ command, input, actor }))
    const answers = await runMany(app, requests)
    return answers.map((answer, i) => mustBeDone(requests[i] as Request, answer))
  }
  return {
    app,
    one,
    many,
    byTwo: async (deeds) => {
      const proposals = await runMany(
        app,
        deeds.map(({ command, input, by }) => ({ command, input, actor: by.first })),
      )
      const ids = proposals.map((answer, i) => {
        mustBeDone({ command: deeds[i]?.command ?? '', input: {}, actor: (deeds[i] as Deed).by.first }, answer)
        return answer.kind === 'proposed' ? answer.proposal : ''
      })
      return many(
        'approval.confirm',
        deeds.map(({ by }, i) => ({ input: { proposal: ids[i] }, actor: by.second })),
      )
    },
    goTo: async (businessDay, phase) => {
      await one('market.enterPhase', { businessDay, phase }, { ...cast.founder, system: true })
    },
    view: async <Value>(name: string, input: unknown, actor: Actor) => {
      const reply = await ask(app, name, input, actor)
      if (reply.kind !== 'answer') throw new YearStopped(`${name}: ${canonicalJson(reply)}`)
      return reply.value as Value
    },
    tell,
  }
}

export interface Step {
  readonly label: Label
  readonly take: (stage: Stage) => Promise<string>
}

/** Seals after each step, so that the chain grows with the year and not at its end. */
export const takeStep = async (step: Step, stage: Stage): Promise<string> => {
  const detail = await step.take(stage)
  await sealAll(stage.app.pool)
  return detail
}
