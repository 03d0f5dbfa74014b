import type { RunningApp } from '../src/main.ts'

/** A digest of every projection by its table, and how many events and logged commands there are. */
export type Snapshot = Readonly<Record<string, string>>

export const snapshotOf = async (app: RunningApp): Promise<Snapshot> => {
  const tables = app.tables.filter((table) => table.kind === 'projection').map((table) => table.name)
  const digest = (name: string): string =>
    `(select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${name} t) as "${name}"`
  const [row] = await app.sql.rows<Record<string, string>>(
    `select ${tables.map(digest).join(', ')}, (select count(*) from event)::text as events, (select count(*) from command_log)::text as commands`,
  )
  return row ?? {}
}

/** What an account holds of a product in a state. */
export const heldIn = async (app: RunningApp, account: string, product: string, state = 'free'): Promise<bigint> => {
  const [row] = await app.sql.rows<{ quantity: bigint }>(
    `select quantity from holding where account = $1 and product = $2 and state = $3`,
    [account, product, state],
  )
  return row?.quantity ?? 0n
}
