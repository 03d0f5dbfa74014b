import { dayInShanghai, type Actor, type Rules } from '../kernel/index.ts'
import { clockOf, type App, type Clock } from './app.ts'
import { stepThrough } from './day-end.ts'

/** Who steps the clock of a market in production: nobody but the calendar. */
const calendar: Actor = { person: 'calendar', organisation: 'tonne', roles: ['administrator'], system: true }

const minuteInShanghai = (now: Date): string => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)

/** Where the law's clock stands at an instant: before the first opening, trading until the last close, then the day is over. */
export const businessTime = (now: Date, rules: Rules): Clock => {
  const businessDay = dayInShanghai(now)
  const hours = rules.get('exchange/hours', { day: businessDay, market: 'CEA', mode: 'listed' }).value as readonly string[]
  const [opens] = (hours[0] ?? '').split('-')
  const closes = (hours.at(-1) ?? '').split('-')[1]
  const minute = minuteInShanghai(now)
  if (opens === undefined || closes === undefined || minute < opens) return { businessDay, phase: 'before' }
  return { businessDay, phase: minute < closes ? 'trading' : 'closed' }
}

const lookEveryMs = 5_000

/**
 * Keeps a production market's business clock at wall time, through every phase that lies between; a failure is told and tried
 * again.
 */
export const keepTime = (app: App, dataDir: string, report: (error: Error) => void): { stop: () => Promise<void> } => {
  let running = Promise.resolve()
  const look = async (): Promise<void> => {
    const answer = await stepThrough(app, calendar, businessTime(app.now(), app.rules()), dataDir)
    if (answer.kind !== 'done')
      throw new Error(`the clock stands at ${JSON.stringify(await clockOf(app.sql))}: ${JSON.stringify(answer)}`)
  }
  const timer = setInterval(() => {
    running = running.then(() => look().catch((error: Error) => report(error)))
  }, lookEveryMs)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
