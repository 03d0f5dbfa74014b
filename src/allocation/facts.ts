import { fact, type Tonnes } from '../kernel/index.ts'
import type { z } from '../kernel/index.ts'
import type { finalUnit, preUnit } from './events.ts'

export interface Allocated {
  readonly entity: string
  readonly year: number
  readonly province: string
  readonly preAmount: Tonnes | null
  readonly preIssued: Tonnes | null
  readonly deductionDue: Tonnes
  readonly preUnits: readonly z.output<typeof preUnit>[] | null
  readonly preOn: string | null
  readonly amount: Tonnes | null
  readonly finalUnits: readonly z.output<typeof finalUnit>[] | null
  readonly emissions: Tonnes | null
  readonly obligation: Tonnes | null
  readonly unitsTotal: Tonnes | null
  readonly gasTopUp: Tonnes | null
  readonly capTopUp: Tonnes | null
  readonly gapRatePct: string | null
  readonly deductionLeft: Tonnes | null
  readonly toIssue: Tonnes | null
  readonly toRecall: Tonnes | null
  readonly determinedOn: string | null
}

/** One row an entity and year, whether it was allocated in advance, finally or both. */
export const bothSteps = `(
  select entity, year, coalesce(f.province, p.province) as province, pre_amount, pre_issued,
    coalesce(deduction_due, 0) as deduction_due, pre_units, pre_on, amount, final_units, emissions, obligation, units_total,
    gas_top_up, cap_top_up, gap_rate_pct, deduction_left, to_issue, to_recall, determined_on
  from pre_allocation p full join final_allocation f using (entity, year))`

/** What an emitter was allocated for a year. */
export const allocatedTo = fact<{ entity: string; year: number }, Allocated | undefined>('allocation.to', async (sql, keys) => {
  const rows = await sql.rows<Allocated>(
    `select * from ${bothSteps} a where (entity, year) in (select * from unnest($1::text[], $2::int[]))`,
    [keys.map(({ entity }) => entity), keys.map(({ year }) => year)],
  )
  const found = new Map(rows.map((row) => [`${row.entity} ${row.year}`, row]))
  return keys.map((key) => found.get(`${key.entity} ${key.year}`))
})

/** Everything a province has allocated for a year. */
export const allocatedIn = fact<{ province: string; year: number }, readonly Allocated[]>('allocation.in', async (sql, keys) => {
  const rows = await sql.rows<Allocated>(
    `select * from ${bothSteps} a where (province, year) in (select * from unnest($1::text[], $2::int[])) order by entity`,
    [keys.map(({ province }) => province), keys.map(({ year }) => year)],
  )
  return keys.map((key) => rows.filter((row) => row.province === key.province && row.year === key.year))
})
