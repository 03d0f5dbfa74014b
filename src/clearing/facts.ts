import { fact } from '../kernel/index.ts'

export const isSettled = fact<string, boolean>('clearing.settled', async (sql, trades) => {
  const rows = await sql.rows<{ trade: string }>(`select trade from settlement where trade = any($1)`, [trades])
  const found = new Set(rows.map((row) => row.trade))
  return trades.map((trade) => found.has(trade))
})
