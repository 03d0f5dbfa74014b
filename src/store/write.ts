import { canonicalJson, type EventDraft, type EventMeta, type Sql } from '../kernel/index.ts'
import { chooseBlocks, projectPostings } from '../ledger/index.ts'
import type { App } from './app.ts'
import { collectChanges } from './changes.ts'

/** One decided command, ready to be written: its events with who and when. */
export interface Decided {
  readonly command: string
  readonly person: string
  readonly organisation: string
  readonly businessDay: EventMeta['businessDay']
  readonly recordedAt: Date
  readonly rulesDigest: string
  readonly events: readonly EventDraft[]
}

/** What stands in the log, and what the chain is built over. Its text is the event; the columns beside it are for finding it. */
export const bodyOf = (decided: Decided, index: number, postings: readonly unknown[]): string => {
  const draft = decided.events[index] as EventDraft
  return canonicalJson({
    event: `${decided.command}-${index}`,
    name: draft.name,
    command: decided.command,
    person: decided.person,
    organisation: decided.organisation,
    businessDay: decided.businessDay,
    recordedAt: decided.recordedAt.toISOString(),
    rules: decided.rulesDigest,
    data: draft.data,
    postings,
  })
}

export const metaOf = (decided: Decided, index: number): EventMeta => ({
  event: `${decided.command}-${index}`,
  command: decided.command,
  person: decided.person,
  organisation: decided.organisation,
  businessDay: decided.businessDay,
})

/** Appends events, moves units and money, and changes the projections: one set of statements for the whole batch. */
export const write = async (app: App, sql: Sql, batch: readonly Decided[]): Promise<void> => {
  const drafts = batch.flatMap((decided) => decided.events.map((draft, index) => ({ decided, draft, index })))
  if (drafts.length === 0) return
  const chosen = await chooseBlocks(
    sql,
    drafts.flatMap(({ draft }) => draft.postings),
  )
  const changes = collectChanges()
  const keys: string[] = []
  const names: string[] = []
  const bodies: string[] = []
  let next = 0
  for (const { decided, draft, index } of drafts) {
    const postings = chosen.slice(next, next + draft.postings.length)
    next += draft.postings.length
    const meta = metaOf(decided, index)
    keys.push(meta.event)
    names.push(draft.name)
    bodies.push(bodyOf(decided, index, postings))
    changes.take(projectPostings(postings, meta))
    const projectors = app.projectors.get(draft.name)
    if (!app.events.has(draft.name)) throw new Error(`${draft.name} is stated but no domain declares it`)
    for (const projector of projectors ?? []) changes.take(projector.apply(draft.data, meta))
  }
  await sql.rows(`insert into event (key, name, body) select * from unnest($1::text[], $2::text[], $3::text[])`, [
    keys,
    names,
    bodies,
  ])
  await changes.write(sql)
}
