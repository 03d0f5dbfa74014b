import { fact, type Day, type Tonnes } from '../kernel/index.ts'

export interface Obligation {
  readonly organisation: string
  readonly year: number
  readonly province: string
  readonly due: Tonnes
  readonly surrendered: Tonnes
  readonly offsetCredits: Tonnes
  readonly borrowed: Tonnes
  readonly deadline: Day
  readonly status: 'open' | 'met' | 'overdue'
  readonly certificate: string | null
}

export interface ObligationKey {
  readonly organisation: string
  readonly year: number
}

const columns = `organisation, year, province, due, surrendered, offset_credits, borrowed, deadline, status, certificate`

export const obligationOf = fact<ObligationKey, Obligation | undefined>('compliance.obligation', async (sql, keys) => {
  const rows = await sql.rows<Obligation>(
    `select ${columns} from obligation where (organisation, year) in (select * from unnest($1::text[], $2::int[]))`,
    [keys.map((key) => key.organisation), keys.map((key) => key.year)],
  )
  const found = new Map(rows.map((row) => [`${row.organisation} ${row.year}`, row]))
  return keys.map((key) => found.get(`${key.organisation} ${key.year}`))
})

/**
 * The sector whose rules an organisation's obligation follows, as its entry in the register names it. Where the entry names
 * none it is the power sector: what is measured and verified here are generating units.
 */
export const sectorOf = fact<string, string>('compliance.sector', async (sql, organisations) => {
  const rows = await sql.rows<{ id: string; sector: string }>(
    `select id, coalesce(details->>'sector', 'power') as sector from organisation where id = any($1)`,
    [organisations],
  )
  const found = new Map(rows.map((row) => [row.id, row.sector]))
  return organisations.map((id) => found.get(id) ?? 'power')
})

/** Every obligation of an organisation that is not met. */
export const unmetOf = fact<string, readonly Obligation[]>('compliance.unmet', async (sql, organisations) => {
  const rows = await sql.rows<Obligation>(
    `select ${columns} from obligation where organisation = any($1) and status <> 'met' order by year`,
    [organisations],
  )
  return organisations.map((id) => rows.filter((row) => row.organisation === id))
})

/** The obligations of a year that are still open: what the deadline finds. */
export const openIn = fact<number, readonly Obligation[]>('compliance.openIn', async (sql, years) => {
  const rows = await sql.rows<Obligation>(
    `select ${columns} from obligation where year = any($1) and status = 'open' order by organisation`,
    [years],
  )
  return years.map((year) => rows.filter((row) => row.year === year))
})

/** What an organisation has carried over for a year so far. */
export const carriedOf = fact<ObligationKey, Tonnes>('compliance.carried', async (sql, keys) => {
  const rows = await sql.rows<{ organisation: string; year: number; quantity: bigint }>(
    `select organisation, year, sum(quantity)::bigint as quantity from carry_over where organisation = any($1) group by organisation, year`,
    [keys.map((key) => key.organisation)],
  )
  const found = new Map(rows.map((row) => [`${row.organisation} ${row.year}`, row.quantity]))
  return keys.map((key) => found.get(`${key.organisation} ${key.year}`) ?? 0n)
})

export interface Shortfall {
  readonly organisation: string
  readonly year: number
  readonly missing: Tonnes
  readonly fineMinFen: bigint
  readonly fineMaxFen: bigint
  readonly fineFen: bigint | null
}

export const shortfallOf = fact<ObligationKey, Shortfall | undefined>('compliance.shortfall', async (sql, keys) => {
  const rows = await sql.rows<Shortfall>(
    `select organisation, year, missing, fine_min_fen, fine_max_fen, fine_fen from shortfall where organisation = any($1)`,
    [keys.map((key) => key.organisation)],
  )
  const found = new Map(rows.map((row) => [`${row.organisation} ${row.year}`, row]))
  return keys.map((key) => found.get(`${key.organisation} ${key.year}`))
})
