import { existsSync } from 'node:fs'
import { phases, type Actor, type Day } from '../kernel/index.ts'
import { anchorFile, keepAnchor, loadSigner, readAnchors, signHead, type Anchor } from './anchor.ts'
import { clockOf, type App, type Clock } from './app.ts'
import { headOf, sealAll } from './chain.ts'
import { nextPhase, stepTo, type StepProgress } from './clock.ts'
import type { Answer } from './run.ts'

const databaseOf = async (app: App): Promise<string> => {
  const [row] = await app.sql.rows<{ name: string }>(`select current_database() as name`)
  return row?.name ?? ''
}

/**
 * Seals what is left of the day, signs the head and appends it to the file outside the database. Signing a day twice, as after a
 * kill, does no harm.
 */
export const signDayEnd = async (app: App, dataDir: string, businessDay: Day): Promise<Anchor> => {
  await sealAll(app.pool)
  const database = await databaseOf(app)
  const anchor = signHead(loadSigner(dataDir), database, await headOf(app.sql), businessDay, app.now())
  keepAnchor(anchorFile(dataDir, database), anchor)
  return anchor
}

/** The last head that was signed, if any. */
export const newestAnchor = async (app: App, dataDir: string): Promise<Anchor | undefined> => {
  const file = anchorFile(dataDir, await databaseOf(app))
  return existsSync(file) ? readAnchors(file).at(-1) : undefined
}

const isAfter = (a: Clock, b: Clock): boolean =>
  a.businessDay === b.businessDay ? phases.indexOf(a.phase) > phases.indexOf(b.phase) : a.businessDay > b.businessDay

/** Steps the business clock like `stepTo`, and signs the head at the end of every day it crosses. */
export const stepThrough = async (
  app: App,
  actor: Actor,
  target: Clock,
  dataDir: string,
  progress: (step: StepProgress) => void = () => undefined,
): Promise<Answer> => {
  for (;;) {
    const next = nextPhase(await clockOf(app.sql))
    if (isAfter(next, target)) return { kind: 'done', command: '', result: await clockOf(app.sql) }
    const answer = await stepTo(app, actor, next, progress)
    if (answer.kind !== 'done') return answer
    if (next.phase === 'closed') await signDayEnd(app, dataDir, next.businessDay)
  }
}
