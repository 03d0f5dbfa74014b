import { monthsOf, outWhole, view, z, zId, zYear, type Context, type Sql } from '../kernel/index.ts'
import { annualOf, monthsOfYear, unitsOf, yearStateOf, type EntityYear, type Verified } from './facts.ts'
import { correction } from './events.ts'
import { unitFiled, unitYear } from './shapes.ts'
import { reportDue, taskDue, verificationDue } from './submit-annual.ts'
import { rollUpYear } from './unit-year.ts'

export const readers = [
  'plantEngineer',
  'complianceManager',
  'representative',
  'trader',
  'verifier',
  'provincialOfficer',
  'ministryOfficer',
  'auditor',
] as const

type Asked = { organisation?: string | undefined }
const own = (input: Asked, actor: { organisation: string }): string => input.organisation ?? actor.organisation

export const unitsView = view({
  name: 'mrv.units',
  title: { zh: '机组', en: 'Units' },
  summary: { zh: '本单位登记的发电机组', en: 'The generating units of an entity' },
  who: readers,
  scope: 'groupSubtree',
  on: own,
  input: z.object({ organisation: zId.optional() }),
  output: z.object({ organisation: z.string(), units: z.array(unitFiled) }),
  read: async (sql, input, context) => {
    const organisation = own(input, context.actor)
    const [units] = await unitsOf.load(sql, [organisation], context)
    return { organisation, units: [...(units ?? [])] }
  },
})

interface VerifiedRow extends Verified {
  readonly corrections: z.output<typeof correction>[]
  readonly verifiedOn: string
  readonly verifiedBy: string
}

const toFileOf = async (sql: Sql, key: EntityYear, context: Context) => {
  const [months] = await monthsOfYear.load(sql, [key], context)
  const filed = months ?? []
  if (!monthsOf(key.year).every((month) => filed.some((row) => row.month === month))) return null
  const [units] = await unitsOf.load(sql, [key.entity], context)
  return rollUpYear(context.rules, key.year, units ?? [], filed)
}

export const annualView = view({
  name: 'mrv.annual',
  title: { zh: '年度报告', en: 'Annual report' },
  summary: { zh: '年度汇总、核查状态与核查结论', en: 'The roll-up of a year, how far it is verified, and the conclusion' },
  who: readers,
  scope: 'groupSubtree',
  on: own,
  input: z.object({ organisation: zId.optional(), year: zYear }),
  output: z.object({
    organisation: z.string(),
    year: z.number(),
    status: z.string(),
    plan: z.string().nullable(),
    /** The last day of filing the report, and of concluding its verification, where the year has them. */
    reportDueOn: z.string().nullable(),
    verificationDueOn: z.string().nullable(),
    verifier: z.string().nullable(),
    /** What the report would state if it were filed now: while it is not, and the twelve months are. */
    toFile: z.object({ emissionsTonnes: outWhole, units: z.array(unitYear) }).nullable(),
    annual: z
      .object({
        emissionsTonnes: outWhole,
        submittedOn: z.string(),
        dueOn: z.string(),
        late: z.boolean(),
        units: z.array(unitYear),
      })
      .nullable(),
    verified: z
      .object({
        emissionsTonnes: outWhole,
        origin: z.string(),
        verifiedOn: z.string(),
        verifiedBy: z.string(),
        units: z.array(unitYear.partial()),
        corrections: z.array(correction),
      })
      .nullable(),
  }),
  read: async (sql, input, context) => {
    const entity = own(input, context.actor)
    const { rules, businessDay } = context
    const key = { entity, year: input.year }
    const [state] = await yearStateOf.load(sql, [key], context)
    const [annual] = await annualOf.load(sql, [key], context)
    const [verified] = await sql.rows<VerifiedRow>(
      `select emissions_tonnes, origin, verified_on, verified_by, units, corrections from mrv_verified where entity = $1 and year = $2`,
      [entity, input.year],
    )
    return {
      organisation: entity,
      year: input.year,
      status: verified?.origin === 'import' ? 'verified' : (state?.status ?? 'open'),
      plan: state?.plan ?? null,
      reportDueOn: reportDue(rules, input.year),
      verificationDueOn: verificationDue(rules, input.year, 'open', businessDay).dueOn,
      verifier: state?.verifier ?? null,
      toFile: annual || verified ? null : await toFileOf(sql, key, context),
      annual: annual
        ? {
            emissionsTonnes: annual.emissionsTonnes,
            submittedOn: annual.submittedOn,
            dueOn: annual.dueOn,
            late: annual.late,
            units: [...annual.units],
          }
        : null,
      verified: verified ? { ...verified, units: [...verified.units] } : null,
    }
  },
})

export const verificationTasks = view({
  name: 'mrv.verificationTasks',
  title: { zh: '核查任务', en: 'Verification tasks' },
  summary: { zh: '委托本机构核查的单位及其状态', en: 'The entities assigned to a verification body and how far they are' },
  who: ['verifier', 'auditor'],
  scope: 'ownOrganisation',
  input: z.object({ year: zYear.optional() }),
  output: z.object({
    rows: z.array(
      z.object({
        organisation: z.string(),
        nameZh: z.string(),
        nameEn: z.string(),
        year: z.number(),
        status: z.string(),
        emissionsTonnes: outWhole.nullable(),
        assignedOn: z.string(),
        dueOn: z.string().nullable(),
        /** The last day had passed when the task was given: nobody could have kept it. */
        givenLate: z.boolean(),
        overdue: z.boolean(),
      }),
    ),
  }),
  read: async (sql, input, { actor, businessDay, rules }) => {
    const rows = await sql.rows<{
      organisation: string
      nameZh: string
      nameEn: string
      year: number
      status: string
      emissionsTonnes: bigint | null
      assignedOn: string
    }>(
      `select a.entity as organisation, o.name_zh, o.name_en, a.year, coalesce(y.status, 'open') as status, y.emissions_tonnes, a.assigned_on
       from mrv_assignment a join organisation o on o.id = a.entity 
       left join mrv_year y on y.entity = a.entity and y.year = a.year
       where a.verifier = $1 and ($2::int is null or a.year = $2) order by a.year desc, a.entity`,
      [actor.organisation, input.year ?? null],
    )
    return {
      rows: rows.map((row) => ({ ...row, ...taskDue(rules, row, businessDay) })),
    }
  },
})

export const progressView = view({
  name: 'mrv.progress',
  title: { zh: '填报进度', en: 'Filing progress' },
  summary: { zh: '各单位月报、年报与核查进度', en: 'Who has filed which months, the annual report, and what is verified' },
  who: ['provincialOfficer', 'ministryOfficer', 'auditor'],
  scope: 'market',
  input: z.object({ year: zYear, province: z.string().max(40).optional() }),
  output: z.object({
    rows: z.array(
      z.object({
        organisation: z.string(),
        nameZh: z.string(),
        nameEn: z.string(),
        province: z.string().nullable(),
        months: z.number(),
        late: z.number(),
        status: z.string(),
        verifier: z.string().nullable(),
        emissionsTonnes: outWhole.nullable(),
      }),
    ),
  }),
  read: async (sql, input, { actor }) => ({
    rows: await sql.rows(
      `select o.id as organisation, o.name_zh, o.name_en, o.province, count(m.month)::int as months,
         count(m.month) filter (where m.late)::int as late, coalesce(y.status, 'open') as status, a.verifier, y.emissions_tonnes
       from organisation o
       left join mrv_month m on m.entity = o.id and m.year = $1
       left join mrv_year y on y.entity = o.id and y.year = $1
       left join mrv_assignment a on a.entity = o.id and a.year = $1
       where o.kind = 'emitter' and ($2::text is null or o.province = $2)
       group by o.id, o.name_zh, o.name_en, o.province, y.status, a.verifier, y.emissions_tonnes order by o.id`,
      [input.year, actor.province ?? input.province ?? null],
    ),
  }),
})
