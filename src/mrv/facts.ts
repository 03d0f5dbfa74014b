import { fact, type Sql, type Tonnes } from '../kernel/index.ts'
import type { UnitFiled, UnitMonthFiled, UnitYear } from './shapes.ts'

export interface EntityYear {
  readonly entity: string
  readonly year: number
}

const joined = (...parts: readonly (string | number)[]): string => parts.join(' ')
const entities = (keys: readonly { entity: string }[]): string[] => keys.map(({ entity }) => entity)
const years = (keys: readonly { year: number }[]): number[] => keys.map(({ year }) => year)

const groupBy = <Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}

/** The generating units of an emitter, in the order of their ids. */
export const unitsOf = fact<string, readonly UnitFiled[]>('mrv.units', async (sql, keys) => {
  const rows = await sql.rows<UnitFiled & { entity: string }>(
    `select entity, id, name, capacity_mw, kind, cooling, chp from mrv_unit where entity = any($1) order by entity, id`,
    [keys],
  )
  const groups = groupBy(rows, (row) => row.entity)
  return keys.map((key) => (groups.get(key) ?? []).map(({ entity: _, ...unit }) => unit))
})

/** Who owns the units of these ids already. */
export const ownerOfUnit = fact<string, string | undefined>('mrv.ownerOfUnit', async (sql, keys) => {
  const rows = await sql.rows<{ id: string; entity: string }>(`select id, entity from mrv_unit where id = any($1)`, [keys])
  const found = new Map(rows.map((row) => [row.id, row.entity]))
  return keys.map((key) => found.get(key))
})

/** How an emitter's year stands: its control plan, its annual report, its verifier. */
export interface YearState {
  readonly plan: string | undefined
  readonly status: 'open' | 'submitted' | 'verified'
  readonly verifier: string | undefined
  readonly province: string | undefined
}

export const yearStateOf = fact<EntityYear, YearState>('mrv.yearState', async (sql, keys) => {
  const rows = await sql.rows<{
    entity: string
    year: number
    plan: string | null
    status: string | null
    verifier: string | null
    province: string | null
  }>(
    `select k.entity, k.year, p.version as plan, y.status, a.verifier, a.province
     from unnest($1::text[], $2::int[]) k (entity, year)
     left join mrv_control_plan p on p.entity = k.entity and p.year = k.year
     left join mrv_year y on y.entity = k.entity and y.year = k.year
     left join mrv_assignment a on a.entity = k.entity and a.year = k.year`,
    [entities(keys), years(keys)],
  )
  const found = new Map(rows.map((row) => [joined(row.entity, row.year), row]))
  return keys.map((key): YearState => {
    const row = found.get(joined(key.entity, key.year))
    return {
      plan: row?.plan ?? undefined,
      status: (row?.status ?? 'open') as YearState['status'],
      verifier: row?.verifier ?? undefined,
      province: row?.province ?? undefined,
    }
  })
})

/** The version of a filed month; zero when it was never filed. */
export const monthVersionOf = fact<{ entity: string; month: string }, number>('mrv.monthVersion', async (sql, keys) => {
  const rows = await sql.rows<{ entity: string; month: string; version: number }>(
    `select entity, month, version from mrv_month where (entity, month) in (select * from unnest($1::text[], $2::text[]))`,
    [entities(keys), keys.map(({ month }) => month)],
  )
  const found = new Map(rows.map((row) => [joined(row.entity, row.month), row.version]))
  return keys.map((key) => found.get(joined(key.entity, key.month)) ?? 0)
})

export interface MonthRow extends EntityYear {
  readonly month: string
  readonly version: number
  readonly submittedOn: string
  readonly dueOn: string
  readonly late: boolean
  readonly emissionsTonnes: string
  readonly units: readonly UnitMonthFiled[]
  readonly evidence: readonly { unit: string; parameter: string; sha256: string; name: string }[]
}

/** The months an emitter has filed for a year. */
export const monthsOfYear = fact<EntityYear, readonly MonthRow[]>('mrv.months', async (sql, keys) => {
  const rows = await sql.rows<MonthRow>(
    `select entity, year, month, version, submitted_on, due_on, late, emissions_tonnes, units, evidence from mrv_month
     where (entity, year) in (select * from unnest($1::text[], $2::int[])) order by entity, month`,
    [entities(keys), years(keys)],
  )
  const groups = groupBy(rows, (row) => joined(row.entity, row.year))
  return keys.map((key) => groups.get(joined(key.entity, key.year)) ?? [])
})

export interface AnnualRow extends EntityYear {
  readonly status: string
  readonly submittedOn: string
  readonly dueOn: string
  readonly late: boolean
  readonly emissionsTonnes: Tonnes
  readonly units: readonly UnitYear[]
}

export const annualOf = fact<EntityYear, AnnualRow | undefined>('mrv.annual', async (sql, keys) => {
  const rows = await sql.rows<AnnualRow>(
    `select entity, year, status, submitted_on, due_on, late, emissions_tonnes, units from mrv_year
     where (entity, year) in (select * from unnest($1::text[], $2::int[]))`,
    [entities(keys), years(keys)],
  )
  const found = new Map(rows.map((row) => [joined(row.entity, row.year), row]))
  return keys.map((key) => found.get(joined(key.entity, key.year)))
})

/** Verified emissions of an emitter's year. units carry every figure when verified here, only their emissions when taken over. */
export interface Verified extends EntityYear {
  readonly province: string
  readonly origin: 'verification' | 'import'
  readonly emissionsTonnes: Tonnes
  readonly units: readonly (Partial<UnitYear> & Pick<UnitYear, 'unit' | 'emissionsTonnes'>)[]
}

export const verifiedOf = fact<EntityYear, Verified | undefined>('mrv.verified', async (sql, keys) => {
  const rows = await sql.rows<Verified>(
    `select entity, year, province, origin, emissions_tonnes, units from mrv_verified
     where (entity, year) in (select * from unnest($1::text[], $2::int[]))`,
    [entities(keys), years(keys)],
  )
  const found = new Map(rows.map((row) => [joined(row.entity, row.year), row]))
  return keys.map((key) => found.get(joined(key.entity, key.year)))
})

/** Every emitter of a province whose emissions of a year are verified. */
export const verifiedIn = fact<{ province: string; year: number }, readonly Verified[]>('mrv.verifiedIn', async (sql, keys) => {
  const rows = await sql.rows<Verified>(
    `select entity, year, province, origin, emissions_tonnes, units from mrv_verified
     where (province, year) in (select * from unnest($1::text[], $2::int[])) order by entity`,
    [keys.map(({ province }) => province), years(keys)],
  )
  const groups = groupBy(rows, (row) => joined(row.province, row.year))
  return keys.map((key) => groups.get(joined(key.province, key.year)) ?? [])
})

/** Which of these emitters a verification body has an order for, whatever the year. */
export const assignedTo = async (sql: Sql, verifier: string, entities: readonly string[]): Promise<Set<string>> => {
  const rows = await sql.rows<{ entity: string }>(
    `select distinct entity from mrv_assignment where verifier = $1 and entity = any($2)`,
    [verifier, entities],
  )
  return new Set(rows.map((row) => row.entity))
}
