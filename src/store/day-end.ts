import { existsSync } from 'node:fs'
import { phases, type Actor, type Day } from '../kernel/index.ts'
import { anchorFile, keepAnchor, loadSigner, readAnchors, signHead, type Anchor } from './anchor.ts'
import { clockOf, type App, type Clock } from './app.ts'
import { headOf, sealAll } from './chain.ts'
import { nextPhase, stepTo, type StepProgress } from './clock.ts'
import type { Answer } from './request.ts'

const databaseOf = async (app: App): Promise<string> => {
  const [row] = await app.sql.rows<{ name: string }>(`select current_database() as name`)
  return row?.name ?? ''
}

/**
 * Seals what is left of the day, signs the head and appends it to the file outside the database. Signing a day twice, as after a
 * kill, does no harm.
 */
export const keepSignedHead = async (app: App, dataDir: string, businessDay: Day): Promise<Anchor> => {
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

/** The newest signed head, signed afresh when the chain has grown since: what a certificate carries. */
export const signedHead = async (app: App, dataDir: string): Promise<Anchor> => {
  await sealAll(app.pool)
  const newest = await newestAnchor(app, dataDir)
  const head = await headOf(app.sql)
  if (newest && newest.position === Number(head.position) && newest.hash === head.hash.toString('hex')) return newest
  return keepSignedHead(app, dataDir, (await clockOf(app.sql)).businessDay)
}

/** Signs the head of a day that was closed in some other way than by `stepThrough`; does nothing when that is done. */
export const signClosedDay = async (app: App, dataDir: string): Promise<void> => {
  const clock = await clockOf(app.sql)
  if (clock.phase !== 'closed') return
  const newest = await newestAnchor(app, dataDir)
  const signed = newest !== undefined && newest.businessDay >= clock.businessDay
  if (!signed) await keepSignedHead(app, dataDir, clock.businessDay)
}

/** Steps the business clock like `stepTo`, and signs the head at the end of every day it crosses. */
export const stepThrough = async (
  app: App,
  actor: Actor,
  target: Clock,
  dataDir: string,
  progress: (step: StepProgress) => void | Promise<void> = () => undefined,
): Promise<Answer> => {
  for (;;) {
    const next = nextPhase(await clockOf(app.sql))
    if (isAfter(next, target)) return { kind: 'done', command: '', result: await clockOf(app.sql) }
    const answer = await stepTo(app, actor, next, progress)
    if (answer.kind !== 'done') return answer
    if (next.phase === 'closed') await keepSignedHead(app, dataDir, next.businessDay)
  }
}
