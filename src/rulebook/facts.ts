import { fact, type Sql } from '../kernel/index.ts'
import { overridden, overrideOf } from './events.ts'
import type { Override } from './overrides.ts'

interface OverrideRow {
  readonly override_json: string
}

/** This market's overrides, the earliest known first; `rulesOf` lets the last one win. */
export const readOverrides = async (sql: Sql): Promise<Override[]> => {
  const rows = await sql.rows<OverrideRow>('SELECT override_json FROM rule_override ORDER BY known_from, parameter, number')
  return rows.map((row) => overrideOf(overridden.parse(JSON.parse(row.override_json))))
}

interface CountRow {
  readonly parameter: string
  readonly count: number
}

/** How many overrides of a parameter there are already. */
export const overridesBefore = fact<string, number>('rulebook.overridesBefore', async (sql, parameters) => {
  const rows = await sql.rows<CountRow>(
    'SELECT parameter, count(*)::int AS count FROM rule_override WHERE parameter = ANY($1) GROUP BY parameter',
    [parameters],
  )
  return parameters.map((parameter) => rows.find((row) => row.parameter === parameter)?.count ?? 0)
})
