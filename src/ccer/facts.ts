import { fact, type Day, type Tonnes } from '../kernel/index.ts'

export interface Project {
  readonly id: string
  readonly owner: string
  readonly methodology: string
  readonly startOn: Day
  readonly validator: string
}

export const projectOf = fact<string, Project | undefined>('ccer.project', async (sql, ids) => {
  const rows = await sql.rows<Project>(
    `select id, owner, methodology, start_on, validator from ccer_project where id = any($1)`,
    [ids],
  )
  const found = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => found.get(id))
})

export interface Batch {
  readonly id: string
  readonly project: string
  readonly owner: string
  readonly periodFrom: Day
  readonly periodUntil: Day
  readonly quantity: Tonnes
  readonly verifier: string
  readonly status: 'applied' | 'verified' | 'registered' | 'withdrawn'
  readonly verifiedQuantity: Tonnes | null
}

const columns = `id, project, owner, period_from, period_until, quantity, verifier, status, verified_quantity`

export const batchOf = fact<string, Batch | undefined>('ccer.batch', async (sql, ids) => {
  const rows = await sql.rows<Batch>(`select ${columns} from ccer_batch where id = any($1)`, [ids])
  const found = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => found.get(id))
})

/** The batches of a project that count: all but those withdrawn. */
export const batchesOf = fact<string, readonly Batch[]>('ccer.batches', async (sql, projects) => {
  const rows = await sql.rows<Batch>(
    `select ${columns} from ccer_batch where project = any($1) and status <> 'withdrawn' order by period_from, id`,
    [projects],
  )
  return projects.map((id) => rows.filter((row) => row.project === id))
})

/** Whether an account is open: units can only be registered into one. */
export const accountOpen = fact<string, boolean>('ccer.accountOpen', async (sql, accounts) => {
  const rows = await sql.rows<{ id: string }>(`select id from account where id = any($1) and state = 'open'`, [accounts])
  const found = new Set(rows.map((row) => row.id))
  return accounts.map((id) => found.has(id))
})
