import type { Sql } from '../kernel/index.ts'

/** Something that must always be true of the books, checked by `tonne verify` and at the end of a year. */
export interface Invariant {
  readonly name: string
  readonly zh: string
  readonly en: string
  readonly check: (sql: Sql) => Promise<{ readonly holds: boolean; readonly detail: string }>
}

const expectNone = async (sql: Sql, text: string, describe: (row: Record<string, unknown>) => string) => {
  const rows = await sql.rows<Record<string, unknown>>(text)
  const first = rows[0]
  return { holds: rows.length === 0, detail: first === undefined ? '0' : `${rows.length}: ${describe(first)}` }
}

export const ledgerInvariants: readonly Invariant[] = [
  {
    name: 'ledger.sumsToZero',
    zh: '每一品种全部账户之和为零',
    en: 'every product sums to zero over all accounts',
    check: (sql) =>
      expectNone(
        sql,
        `select product, sum(quantity)::bigint as sum from holding group by product having sum(quantity) <> 0`,
        (row) => `${String(row['product'])} sums to ${String(row['sum'])}`,
      ),
  },
  {
    name: 'ledger.nothingBelowZero',
    zh: '没有账户低于零',
    en: 'no account stands below zero',
    check: (sql) =>
      expectNone(
        sql,
        `select account, product, state from holding where quantity < 0 and account not like 'source:%'`,
        (row) => `${String(row['account'])} ${String(row['product'])} ${String(row['state'])}`,
      ),
  },
  {
    name: 'ledger.postingsMakeHoldings',
    zh: '持有量等于全部过账之和',
    en: 'holdings equal the sum of all postings',
    check: (sql) =>
      expectNone(
        sql,
        `select coalesce(h.account, p.account) as account, coalesce(h.product, p.product) as product, h.quantity,
        p.quantity as posted
         from holding h full join (
           select account, product, state, sum(quantity)::bigint as quantity from (
             select to_account as account, product, to_state as state, quantity from posting
             union all select from_account, product, from_state, -quantity from posting) sides group by 1, 2, 3) p
         on p.account = h.account and p.product = h.product and p.state = h.state
         where h.quantity is distinct from p.quantity`,
        (row) =>
          `${String(row['account'])} ${String(row['product'])}: holds ${String(row['quantity'])},
          posted ${String(row['posted'])}`,
      ),
  },
  {
    name: 'ledger.everySerialOnce',
    zh: '每个编码恰好出现一次',
    en: 'every serial number stands in exactly one block',
    check: (sql) =>
      expectNone(
        sql,
        `select product from (
           select product, start_at, end_at,
           lag(end_at) over (partition by product order by start_at) as before from serial_block) b
         where start_at <> coalesce(before, 0) + 1`,
        (row) => `${String(row['product'])} has a gap or an overlap`,
      ),
  },
  {
    name: 'ledger.blocksMakeHoldings',
    zh: '编码块长度之和等于持有量',
    en: 'the lengths of an account’s blocks equal its holding',
    check: (sql) =>
      expectNone(
        sql,
        `select coalesce(h.account, b.account) as account, coalesce(h.product, b.product) as product from
           (select account, product, sum(quantity) as quantity from holding where product <> 'CNY' and account not like
           'source:%' group by 1, 2) h
         full join (select account, product, sum(end_at - start_at + 1) as quantity from serial_block group by 1, 2) b
         on b.account = h.account and b.product = h.product where coalesce(h.quantity, 0) <> coalesce(b.quantity, 0)`,
        (row) => `${String(row['account'])} ${String(row['product'])}`,
      ),
  },
]
