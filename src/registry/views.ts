import { outWhole, view, z, zId } from '../kernel/index.ts'
import { accountOf, type AccountKind } from './accounts.ts'

const kinds: readonly AccountKind[] = ['registry', 'trading', 'cash']
const everyHolder = [
  'representative',
  'trader',
  'complianceManager',
  'plantEngineer',
  'projectOwner',
  'provincialOfficer',
  'ministryOfficer',
  'registryOperator',
  'bankOfficer',
  'auditor',
] as const

const holdingOut = z.object({
  kind: z.enum(['registry', 'trading', 'cash']),
  product: z.string(),
  state: z.string(),
  quantity: outWhole,
})

/** What an organisation holds, by account, product and state. Own, the group's plants', or the province's emitters'. */
export const accountView = view({
  name: 'registry.account',
  title: { zh: '登记账户', en: 'Registry account' },
  summary: { zh: '按账户、品种和状态列出持有量', en: 'Holdings by account, product and state' },
  who: everyHolder,
  scope: 'groupSubtree',
  on: (input: { organisation?: string | undefined }, actor) => input.organisation ?? actor.organisation,
  input: z.object({ organisation: zId.optional() }),
  output: z.object({
    organisation: z.string(),
    accounts: z.array(z.object({ id: z.string(), kind: z.string(), state: z.string(), openedOn: z.string() })),
    holdings: z.array(holdingOut),
    owed: z.array(z.object({ product: z.string(), quantity: outWhole })),
  }),
  read: async (sql, input, { actor }) => {
    const organisation = input.organisation ?? actor.organisation
    const accounts = await sql.rows<{ id: string; kind: string; state: string; openedOn: string }>(
      `select id, kind, state, opened_on from account where organisation = $1 order by array_position(array['registry','trading','cash'], kind)`,
      [organisation],
    )
    const holdings = await sql.rows<{ account: string; product: string; state: string; quantity: bigint }>(
      `select account, product, state, quantity from holding where account = any($1) and quantity <> 0 order by product, state`,
      [kinds.map((kind) => accountOf(organisation, kind))],
    )
    const owed = await sql.rows<{ product: string; quantity: bigint }>(
      `select product, quantity from recall_debt where organisation = $1 and quantity > 0 order by product`,
      [organisation],
    )
    const kindOf = new Map(kinds.map((kind) => [accountOf(organisation, kind), kind]))
    return {
      organisation,
      accounts,
      holdings: holdings.map(({ account, ...rest }) => ({ kind: kindOf.get(account) as AccountKind, ...rest })),
      owed,
    }
  },
})

interface StatementRow {
  event: string
  line: number
  businessDay: string
  name: string
  product: string
  quantity: bigint
  fromAccount: string
  fromState: string
  toAccount: string
  toState: string
  position: bigint | null
}

/** Every movement of an organisation's accounts, newest first. */
export const statement = view({
  name: 'registry.statement',
  title: { zh: '账户明细', en: 'Statement' },
  summary: { zh: '账户的全部变动，新的在前', en: 'Every movement of the accounts, newest first' },
  who: everyHolder,
  scope: 'groupSubtree',
  on: (input: { organisation?: string | undefined }, actor) => input.organisation ?? actor.organisation,
  input: z.object({
    organisation: zId.optional(),
    product: z.string().max(20).optional(),
    before: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        event: z.string(),
        line: z.number(),
        businessDay: z.string(),
        name: z.string(),
        product: z.string(),
        quantity: outWhole,
        fromAccount: z.string(),
        fromState: z.string(),
        toAccount: z.string(),
        toState: z.string(),
        position: outWhole.nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
  read: async (sql, input, { actor }) => {
    const organisation = input.organisation ?? actor.organisation
    const [beforeId, beforeLine] = (input.before ?? '').split(':')
    const rows = await sql.rows<StatementRow & { id: bigint }>(
      `select e.id, p.event, p.line, p.business_day, e.name, p.product, p.quantity, p.from_account, p.from_state, p.to_account, p.to_state, s.position
       from posting p join event e on e.key = p.event left join seal s on s.event_id = e.id
       where (p.from_account = any($1) or p.to_account = any($1)) and ($2::text is null or p.product = $2)
       and ($3::bigint is null or (e.id, p.line) < ($3::bigint, $4::int)) order by e.id desc, p.line desc limit $5`,
      [
        kinds.map((kind) => accountOf(organisation, kind)),
        input.product ?? null,
        beforeId || null,
        beforeLine || 0,
        input.limit + 1,
      ],
    )
    const page = rows.slice(0, input.limit)
    const last = page.at(-1)
    return {
      rows: page.map(({ id: _id, ...row }) => row),
      next: rows.length > input.limit && last ? `${last.id}:${last.line}` : null,
    }
  },
})

/** Everything minted and where it stands; the sums that must be zero. Public: no holder is named. */
export const circulation = view({
  name: 'registry.circulation',
  title: { zh: '各品种存量', en: 'Units in circulation' },
  summary: { zh: '每个品种的发放、持有与注销总量', en: 'Issued, held and cancelled totals of each product' },
  who: 'anyone',
  scope: 'public',
  input: z.object({}),
  output: z.object({
    rows: z.array(z.object({ product: z.string(), minted: outWhole, held: outWhole, cancelled: outWhole })),
  }),
  read: async (sql) => ({
    rows: await sql.rows<{ product: string; minted: bigint; held: bigint; cancelled: bigint }>(
      `select product, (-sum(quantity) filter (where account like 'source:%'))::bigint as minted,
         coalesce(sum(quantity) filter (where account not like 'source:%' and account <> 'R-cancelled'), 0)::bigint as held,
         coalesce(sum(quantity) filter (where account = 'R-cancelled'), 0)::bigint as cancelled
       from holding where product <> 'CNY' group by product order by product`,
    ),
  }),
})

/** Units cancelled of their holders' own will, for everybody to see. */
export const cancellations = view({
  name: 'registry.cancellations',
  title: { zh: '自愿注销公示', en: 'Voluntary cancellations' },
  summary: { zh: '公开的自愿注销记录', en: 'The public record of voluntary cancellations' },
  who: 'anyone',
  scope: 'public',
  input: z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.string(),
        organisation: z.string(),
        product: z.string(),
        quantity: outWhole,
        reason: z.string(),
        cancelledOn: z.string(),
      }),
    ),
  }),
  read: async (sql, input) => ({
    rows: await sql.rows<{
      id: string
      organisation: string
      product: string
      quantity: bigint
      reason: string
      cancelledOn: string
    }>(
      `select id, organisation, product, quantity, reason, cancelled_on from cancellation order by cancelled_on desc, id limit $1`,
      [input.limit],
    ),
  }),
})
