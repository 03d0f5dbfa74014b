import { outWhole, view, z, type Label, type Rules, type Day } from '../kernel/index.ts'
import { methodologyCodes, methodologyOn } from './law.ts'

const outLabel = z.object({ zh: z.string(), en: z.string() })
const outStatus = z.object({ kind: z.string(), text: outLabel })

const statuses: Readonly<Record<string, { kind: string; text: Label }>> = {
  applied: { kind: 'waiting', text: { zh: '待核查', en: 'Waiting for verification' } },
  verified: { kind: 'accent', text: { zh: '已核查，待登记', en: 'Verified, waiting for registration' } },
  registered: { kind: 'done', text: { zh: '已登记', en: 'Registered' } },
  withdrawn: { kind: 'plain', text: { zh: '已撤回', en: 'Withdrawn' } },
}
const statusOf = (status: string) => statuses[status] ?? { kind: 'plain', text: { zh: status, en: status } }

const methodologyName = (rules: Rules, code: string, day: Day): Label => {
  const name = (methodologyOn(rules, code, day)?.value as Label | undefined) ?? { zh: code, en: code }
  return { zh: `${name.zh}（${code}）`, en: `${name.en} (${code})` }
}

const projectOut = z.object({
  id: z.string(),
  name: outLabel,
  owner: outLabel,
  ownerId: z.string(),
  type: z.string(),
  methodology: outLabel,
  methodologyCode: z.string(),
  province: z.string(),
  location: z.string(),
  startOn: z.string(),
  validator: z.string(),
  registeredOn: z.string(),
  issued: outWhole,
  status: outStatus,
})

const batchOut = z.object({
  id: z.string(),
  projectId: z.string(),
  project: outLabel,
  owner: z.string(),
  from: z.string(),
  until: z.string(),
  tonnes: outWhole,
  verifiedTonnes: outWhole.nullable(),
  verifier: z.string(),
  appliedOn: z.string(),
  verifiedOn: z.string().nullable(),
  issuedOn: z.string().nullable(),
  reportId: z.string(),
  verificationId: z.string().nullable(),
  state: z.string(),
  status: outStatus,
  /** First and last serial number of the block registered. */
  serials: z.object({ first: outWhole, last: outWhole }).nullable(),
})

interface ProjectRow {
  id: string
  owner: string
  nameZh: string
  nameEn: string
  ownerZh: string
  ownerEn: string
  type: string
  methodology: string
  province: string
  location: string
  startOn: string
  validator: string
  registeredOn: string
  status: string
  issued: bigint
}

interface BatchRow extends Omit<z.output<typeof batchOut>, 'project' | 'status' | 'serials'> {
  nameZh: string
  nameEn: string
  /** First, last, and last of the block it was taken from. */
  blocks: [number, number, number][] | null
}

const batchSql = `select b.id, b.project as project_id, p.name_zh, p.name_en, b.owner, b.period_from as from, b.period_until as until,
    b.quantity as tonnes, b.verified_quantity as verified_tonnes, b.verifier, b.applied_on, b.verified_on,
    b.registered_on as issued_on,
    b.report_id, b.verification_id, b.status as state, s.blocks
  from ccer_batch b join ccer_project p on p.id = b.project left join posting s on s.event = b.event and s.product = 'CCER'`

const batchShown = ({ nameZh, nameEn, blocks, ...row }: BatchRow): z.output<typeof batchOut> => {
  const first = blocks?.[0]
  const last = blocks?.at(-1)
  return {
    ...row,
    project: { zh: nameZh, en: nameEn },
    status: statusOf(row.state),
    serials: first && last ? { first: BigInt(first[0]), last: BigInt(last[1]) } : null,
  }
}

/** Every registered project with its batches: the public record. */
export const projects = view({
  name: 'ccer.projects',
  title: { zh: '自愿减排项目', en: 'Reduction projects' },
  summary: { zh: '公开的项目与减排量批次', en: 'The public record of projects and their batches' },
  who: 'anyone',
  scope: 'public',
  input: z.object({ province: z.string().max(40).optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }),
  output: z.object({ projects: z.array(projectOut), batches: z.array(batchOut) }),
  read: async (sql, input, { rules, businessDay }) => {
    const rows = await sql.rows<ProjectRow>(
      `select p.id, p.owner, p.name_zh, p.name_en, o.name_zh as owner_zh, o.name_en as owner_en, p.type, p.methodology, p.province, p.location,
         p.start_on, p.validator, p.registered_on, p.status,
         coalesce((select sum(b.quantity) from ccer_batch b where b.project = p.id and b.status = 'registered'), 0)::bigint as issued
       from ccer_project p join organisation o on o.id = p.owner where ($1::text is null or p.province = $1)
       order by p.registered_on desc, p.id limit $2`,
      [input.province ?? null, input.limit],
    )
    const batches = await sql.rows<BatchRow>(
      `${batchSql} where b.project = any($1) and b.status <> 'withdrawn' order by b.applied_on desc, b.id`,
      [rows.map((row) => row.id)],
    )
    return {
      projects: rows.map(({ nameZh, nameEn, owner, ownerZh, ownerEn, methodology, status, ...row }) => ({
        ...row,
        name: { zh: nameZh, en: nameEn },
        owner: { zh: ownerZh, en: ownerEn },
        ownerId: owner,
        methodology: methodologyName(rules, methodology, businessDay),
        methodologyCode: methodology,
        status: statusOf(status),
      })),
      batches: batches.map(batchShown),
    }
  },
})

/** The batches one has to do with: an owner's own, those a body verifies, all of them for the registry. */
export const ownBatches = view({
  name: 'ccer.batches',
  title: { zh: '减排量批次', en: 'Batches' },
  summary: { zh: '本单位申请、核查或登记的减排量批次', en: 'The batches one applied for, verifies or registers' },
  who: ['projectOwner', 'verifier', 'registryOperator', 'auditor'],
  scope: 'ownOrganisation',
  input: z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
  output: z.object({ rows: z.array(batchOut) }),
  read: async (sql, input, { actor }) => {
    const all = actor.roles.includes('registryOperator') || actor.roles.includes('auditor')
    const rows = await sql.rows<BatchRow>(
      `${batchSql} where $1 or b.owner = $2 or b.verifier = $2 order by b.applied_on desc, b.id desc limit $3`,
      [all, actor.organisation, input.limit],
    )
    return { rows: rows.map(batchShown) }
  },
})

/** The methodologies published on the market's day. */
export const methodologies = view({
  name: 'ccer.methodologies',
  title: { zh: '在用方法学', en: 'Methodologies' },
  summary: { zh: '今日已发布、可用于项目登记的方法学', en: 'What is published and can be used for registration today' },
  who: 'anyone',
  scope: 'public',
  input: z.object({}),
  output: z.object({ rows: z.array(z.object({ code: z.string(), name: outLabel, source: z.string() })) }),
  read: (_sql, _input, { rules, businessDay }) =>
    Promise.resolve({
      rows: methodologyCodes().flatMap((code) => {
        const rule = methodologyOn(rules, code, businessDay)
        return rule ? [{ code, name: rule.value as Label, source: rule.source }] : []
      }),
    }),
})
