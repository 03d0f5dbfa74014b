import { outWhole, roleNames, view, z, zDay, zId, type Sql } from '../kernel/index.ts'
import { overseers } from './people.ts'

const rowOut = z.object({
  /** Its place in the chain; null while it is not sealed. */
  position: outWhole.nullable(),
  hash: z.string().nullable(),
  key: z.string(),
  name: z.string(),
  command: z.string(),
  person: z.string(),
  organisation: z.string(),
  businessDay: z.string(),
  recordedAt: z.string(),
  rules: z.string(),
  data: z.unknown(),
})

const auditOut = z.object({
  rows: z.array(rowOut),
  next: z.string().nullable(),
  head: z.object({ position: outWhole, hash: z.string() }).nullable(),
  unsealed: outWhole,
})

const filter = {
  name: z.string().max(80).optional(),
  person: zId.optional(),
  day: zDay.optional(),
  before: z
    .string()
    .regex(/^\d{1,18}$/, { error: 'must be the `next` of an answer' })
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
}

interface Filter {
  readonly organisation?: string | undefined
  readonly name?: string | undefined
  readonly person?: string | undefined
  readonly day?: string | undefined
  readonly before?: string | undefined
  readonly limit: number
}

interface EventRow extends z.output<typeof rowOut> {
  id: bigint
}

/** Events newest first, by who, what and when. The text of an event is JSON; its own fields are what is filtered by. */
const eventsOf = async (sql: Sql, asked: Filter): Promise<z.output<typeof auditOut>> => {
  const rows = await sql.rows<EventRow>(
    `select e.id, s.position, encode(s.hash, 'hex') as hash, e.key, e.name, b.body ->> 'command' as command, b.body ->> 'person' as person,
       b.body ->> 'organisation' as organisation, b.body ->> 'businessDay' as business_day, b.body ->> 'recordedAt' as recorded_at,
       b.body ->> 'rules' as rules, b.body -> 'data' as data
     from event e cross join lateral (select e.body::jsonb as body) b left join seal s on s.event_id = e.id
     where ($1::text is null or b.body ->> 'organisation' = $1) and ($2::text is null or e.name like $2 || '%')
       and ($3::text is null or b.body ->> 'person' = $3) and ($4::text is null or b.body ->> 'businessDay' = $4)
       and ($5::bigint is null or e.id < $5) order by e.id desc limit $6`,
    [
      asked.organisation ?? null,
      asked.name ?? null,
      asked.person ?? null,
      asked.day ?? null,
      asked.before ?? null,
      asked.limit + 1,
    ],
  )
  const [head] = await sql.rows<{ position: bigint; hash: string }>(
    `select position, encode(hash, 'hex') as hash from seal order by position desc limit 1`,
  )
  const [count] = await sql.rows<{ unsealed: bigint }>(
    `select count(*) as unsealed from event e where e.xid >= coalesce((select xid from seal order by position desc limit 1), '0'::xid8)
       and not exists (select 1 from seal s where s.event_id = e.id)`,
  )
  const page = rows.slice(0, asked.limit)
  return {
    rows: page.map(({ id: _id, ...row }) => row),
    next: rows.length > asked.limit ? String(page.at(-1)?.id ?? '') : null,
    head: head ?? null,
    unsealed: count?.unsealed ?? 0n,
  }
}

/** Every event of the market with who did it and its seal. Reading it leaves an access record. */
export const audit = view({
  name: 'supervision.audit',
  title: { zh: '审计', en: 'Audit' },
  summary: { zh: '全部事件及其链上位置与摘要，新的在前', en: 'Every event with its place and hash in the chain, newest first' },
  who: overseers,
  scope: 'market',
  recorded: true,
  input: z.object({ organisation: zId.optional(), ...filter }),
  output: auditOut,
  read: (sql, input) => eventsOf(sql, input),
})

/** The events of one's own organisation. */
export const ownAudit = view({
  name: 'supervision.ownAudit',
  title: { zh: '本单位操作记录', en: 'Own events' },
  summary: { zh: '本单位人员办理的全部事件，新的在前', en: 'Everything one’s own organisation has done, newest first' },
  who: roleNames,
  scope: 'ownOrganisation',
  input: z.object(filter),
  output: auditOut,
  read: (sql, input, { actor }) => eventsOf(sql, { ...input, organisation: actor.organisation }),
})
