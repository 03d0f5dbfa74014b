import { fact } from '../kernel/index.ts'

export const hasAccounts = fact<string, boolean>('registry.hasAccounts', async (sql, organisations) => {
  const rows = await sql.rows<{ organisation: string }>(
    `select distinct organisation from account where organisation = any($1)`,
    [organisations],
  )
  const found = new Set(rows.map((row) => row.organisation))
  return organisations.map((id) => found.has(id))
})
