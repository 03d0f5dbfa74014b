import { fact, type Sql } from '../kernel/index.ts'
import { overridden, overrideOf } from './events.ts'
import type { Override } from './overrides.ts'

interface OverrideRow {
  readonly overrideJson: string
}

/** This market's overrides, the earliest known first; `rulesOf` lets the last one win. */
export const readOverrides = async (sql: Sql): Promise<Override[]> => {
  const rows = await sql.rows<OverrideRow>('select override_json from rule_override order by known_from, parameter, number')
  return rows.map((row) => overrideOf(overridden.parse(JSON.parse(row.overrideJson))))
}

interface CountRow {
  readonly parameter: string
  readonly count: number
}

/** How many overrides of a parameter there are already. */
export const overridesBefore = fact<string, number>('rulebook.overridesBefore', async (sql, parameters) => {
  const rows = await sql.rows<CountRow>(
    'select parameter, count(*)::int as count from rule_override where parameter = any($1) group by parameter',
    [parameters],
  )
  return parameters.map((parameter) => rows.find((row) => row.parameter === parameter)?.count ?? 0)
})

/** How many overrides there are in all: a process whose rules were made from fewer reads them again. */
export const countOverrides = async (sql: Sql): Promise<bigint> => {
  const [row] = await sql.rows<{ count: bigint }>('select count(*) as count from rule_override')
  return row?.count ?? 0n
}
