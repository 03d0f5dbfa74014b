import {
  addDays,
  command,
  done,
  fact,
  marketCreated,
  on,
  phaseEntered,
  phases,
  put,
  refuse,
  roleNames,
  set,
  z,
  zDay,
  type Actor,
  type Day,
  type Phase,
  type Projector,
} from '../kernel/index.ts'
import { clockOf, type App, type Clock } from './app.ts'
import { refusals } from './refusals.ts'
import type { Answer } from './request.ts'
import { run } from './run.ts'
import { market } from './tables.ts'

export const marketProjectors: readonly Projector[] = [
  on(marketCreated, (e) => [put(market, { id: 'market', ...e })]),
  on(phaseEntered, (e) => [set(market, { id: 'market', businessDay: e.businessDay, phase: e.phase })]),
]

const marketNow = fact<string, (Clock & { kind: string }) | undefined>('market.now', async (sql, ids) => {
  const [row] = await sql.rows<Clock & { kind: string }>(`select kind, business_day, phase from market where id = 'market'`)
  return ids.map(() => row)
})

const order = (clock: Clock): string => `${clock.businessDay} ${phases.indexOf(clock.phase)}`

export const nextPhase = (clock: Clock): Clock => {
  const next = phases[phases.indexOf(clock.phase) + 1]
  return next ? { businessDay: clock.businessDay, phase: next } : { businessDay: addDays(clock.businessDay, 1), phase: 'before' }
}

/** Enter the next phase of the business clock. What falls due with it follows in the same transaction. Never back. */
export const enterPhase = command({
  name: 'market.enterPhase',
  title: { zh: '进入下一时段', en: 'Enter a phase' },
  summary: {
    zh: '演示市场的业务时钟前进一个时段，到期事项随之执行',
    en: 'Moves a sandbox’s clock one phase on; what falls due follows',
  },
  who: roleNames,
  scope: 'market',
  alone: true,
  input: z.object({ businessDay: zDay, phase: z.enum(phases) }),
  locks: () => ['market', 'exchange:day'],
  facts: async (read) => ({ now: await read(marketNow, 'market') }),
  decide: (input, { now }, { actor }) => {
    if (!now || (now.kind !== 'sandbox' && actor.system !== true)) return refuse(refusals.onlyInSandbox())
    if (order(input) <= order(now)) {
      return refuse(
        refusals.clockNeverBack({ asked: `${input.businessDay} ${input.phase}`, limit: `${now.businessDay} ${now.phase}` }),
      )
    }
    // A jump would leave the days between unsettled; only a program that asks for what falls due by name may.
    const next = nextPhase(now)
    if (actor.system !== true && order(input) !== order(next)) {
      const nearest = `${next.businessDay} ${next.phase}`
      return refuse(refusals.clockNextPhaseOnly({ asked: `${input.businessDay} ${input.phase}`, limit: nearest, nearest }))
    }
    return done(phaseEntered(input), input)
  },
})

export interface StepProgress {
  readonly clock: Clock
  readonly answer: Answer
}

/** Steps through every phase up to the given moment, one transaction each; stopped half way it simply goes on from there. */
export const stepTo = async (
  app: App,
  actor: Actor,
  target: { readonly businessDay: Day; readonly phase: Phase },
  progress: (step: StepProgress) => void | Promise<void> = () => undefined,
): Promise<Answer> => {
  for (;;) {
    const next = nextPhase(await clockOf(app.sql))
    if (order(next) > order(target)) return { kind: 'done', command: '', result: target }
    const answer = await run(app, { command: enterPhase.name, input: next, actor })
    await progress({ clock: next, answer })
    if (answer.kind !== 'done') return answer
  }
}
