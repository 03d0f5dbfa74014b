import { outWhole, sumIntegers, view, z, zId, zYear, type Context, type Sql, type Working } from '../kernel/index.ts'
import { verifiedIn, verifiedOf } from '../mrv/index.ts'
import { explainDetermination, hasOutput, toDetermine } from './determine.ts'
import { finalUnit, preUnit } from './events.ts'
import { allocatedIn, allocatedTo, bothSteps } from './facts.ts'
import { allocationLaw } from './law.ts'
import { explainPreAllocation, referenceYearOf, toPreAllocate } from './pre-allocate.ts'

const readers = [
  'plantEngineer',
  'complianceManager',
  'representative',
  'trader',
  'provincialOfficer',
  'ministryOfficer',
  'registryOperator',
  'auditor',
] as const

type Asked = { organisation?: string | undefined }
const own = (input: Asked, actor: { organisation: string }): string => input.organisation ?? actor.organisation

const nullableWhole = outWhole.nullable()

const allocatedOut = z.object({
  entity: z.string(),
  year: z.number(),
  province: z.string(),
  preAmount: nullableWhole,
  preIssued: nullableWhole,
  deductionDue: outWhole,
  preUnits: z.array(preUnit).nullable(),
  preOn: z.string().nullable(),
  amount: nullableWhole,
  finalUnits: z.array(finalUnit).nullable(),
  emissions: nullableWhole,
  obligation: nullableWhole,
  unitsTotal: nullableWhole,
  gasTopUp: nullableWhole,
  capTopUp: nullableWhole,
  gapRatePct: z.string().nullable(),
  deductionLeft: nullableWhole,
  toIssue: nullableWhole,
  toRecall: nullableWhole,
  determinedOn: z.string().nullable(),
})

export const entityView = view({
  name: 'allocation.entity',
  title: { zh: '配额分配', en: 'Allocation' },
  summary: { zh: '本单位某年度的预分配与核定结果，按机组列出', en: 'What an entity was allocated for a year, unit by unit' },
  who: readers,
  scope: 'groupSubtree',
  on: own,
  input: z.object({ organisation: zId.optional(), year: zYear }),
  output: z.object({ allocation: allocatedOut.nullable() }),
  read: async (sql, input, context) => {
    const [row] = await allocatedTo.load(sql, [{ entity: own(input, context.actor), year: input.year }], context)
    return {
      allocation: row
        ? { ...row, preUnits: row.preUnits && [...row.preUnits], finalUnits: row.finalUnits && [...row.finalUnits] }
        : null,
    }
  },
})

const workingOut = z.custom<Working>().meta({ wire: 'working' })

/** The tree behind an allocation, rebuilt from verified figures and rules and compared with what was determined (RQ-002-056). */
export const workingView = view({
  name: 'allocation.working',
  title: { zh: '配额计算过程', en: 'Working of an allocation' },
  summary: { zh: '基准值、产量与各修正系数的计算树', en: 'The tree of benchmarks, output and factors' },
  who: readers,
  scope: 'groupSubtree',
  on: own,
  input: z.object({ organisation: zId.optional(), year: zYear, step: z.enum(['pre', 'final']).default('final') }),
  output: z.object({ stored: nullableWhole, same: z.boolean(), working: workingOut.nullable() }),
  read: async (sql, input, context) => {
    const entity = own(input, context.actor)
    const law = allocationLaw(context.rules, input.year)
    const [row] = await allocatedTo.load(sql, [{ entity, year: input.year }], context)
    const stored = (input.step === 'pre' ? row?.preAmount : row?.amount) ?? null
    const referenceYear = referenceYearOf(context.rules, input.year)
    const [verified] = await verifiedOf.load(sql, [{ entity, year: input.step === 'pre' ? referenceYear : input.year }], context)
    if (!verified || (input.step === 'final' && !hasOutput(verified))) return { stored, same: stored === null, working: null }
    const { value, working } = input.step === 'pre' ? explainPreAllocation(law, verified) : explainDetermination(law, verified)
    return { stored, same: stored === null || value.eq(stored.toString()), working }
  },
})

const totalsOut = { entities: z.number(), preAmount: outWhole, amount: outWhole, emissions: outWhole, obligation: outWhole }

interface TableRow {
  readonly entity: string
  readonly nameZh: string
  readonly nameEn: string
  readonly province: string
  readonly preAmount: bigint | null
  readonly amount: bigint | null
  readonly emissions: bigint | null
  readonly obligation: bigint | null
  readonly gapRatePct: string | null
}

const rowsOf = (sql: Sql, year: number, province: string | undefined): Promise<TableRow[]> =>
  sql.rows<TableRow>(
    `select a.entity, o.name_zh, o.name_en, a.province, a.pre_amount, a.amount, a.emissions, a.obligation, a.gap_rate_pct
     from ${bothSteps} a join organisation o on o.id = a.entity
     where a.year = $1 and ($2::text is null or a.province = $2) order by a.province, a.entity`,
    [year, province ?? null],
  )

const totalOf = (rows: readonly TableRow[]) => ({
  entities: rows.length,
  preAmount: sumIntegers(rows.map((row) => row.preAmount ?? 0n)),
  amount: sumIntegers(rows.map((row) => row.amount ?? 0n)),
  emissions: sumIntegers(rows.map((row) => row.emissions ?? 0n)),
  obligation: sumIntegers(rows.map((row) => row.obligation ?? 0n)),
})

const dueOut = z.object({
  /** Verified with the output of their units and not determined yet; verified for the base year and not allocated in advance. */
  determine: z.array(z.string()),
  preAllocate: z.array(z.string()),
  /** The base year of the pre-allocation, where the year has one. */
  referenceYear: z.number().nullable(),
  /** A draft plan allocates nothing. */
  planIsDraft: z.boolean(),
})

/** What a province can do for a year now: whom each of its two acts would reach. */
const dueIn = async (sql: Sql, year: number, province: string, context: Context): Promise<z.output<typeof dueOut>> => {
  const { rules } = context
  const has = rules.find('allocation/pre-allocation-reference-year', { year }) !== undefined
  const referenceYear = has ? referenceYearOf(rules, year) : null
  const [[allocated = []], [verified = [], before = []]] = await Promise.all([
    allocatedIn.load(sql, [{ province, year }], context),
    verifiedIn.load(
      sql,
      [year, ...(referenceYear === null ? [] : [referenceYear])].map((one) => ({ province, year: one })),
      context,
    ),
  ])
  const idsOf = (rows: readonly { readonly entity: string }[]): string[] => rows.map(({ entity }) => entity)
  return {
    determine: idsOf(toDetermine(verified, allocated).filter(hasOutput)),
    preAllocate: idsOf(toPreAllocate(before, allocated)),
    referenceYear,
    planIsDraft: rules.find('allocation/formula', { year })?.confidence === 'draft',
  }
}

/** Entity > province > nation: there is no cap above, the nation's total is the sum from below (RQ-002-028, RQ-002-055). */
export const tableView = view({
  name: 'allocation.table',
  title: { zh: '配额分配汇总', en: 'Allocation table' },
  summary: { zh: '单位、省级与全国合计', en: 'Entities, the sum of each province and of the nation' },
  who: ['provincialOfficer', 'ministryOfficer', 'registryOperator', 'auditor'],
  scope: 'market',
  input: z.object({ year: zYear, province: zId.optional() }),
  output: z.object({
    rows: z.array(
      z.object({
        entity: z.string(),
        nameZh: z.string(),
        nameEn: z.string(),
        province: z.string(),
        preAmount: nullableWhole,
        amount: nullableWhole,
        emissions: nullableWhole,
        obligation: nullableWhole,
        gapRatePct: z.string().nullable(),
      }),
    ),
    provinces: z.array(z.object({ province: z.string(), ...totalsOut })),
    nation: z.object(totalsOut),
    /** For an officer of a province; null for who only reads. */
    due: dueOut.nullable(),
  }),
  read: async (sql, input, context) => {
    const { actor } = context
    // An officer of a province sees that province; the authorities and operators of the market see all of it.
    const decides = actor.roles.includes('provincialOfficer')
    const province = decides ? actor.organisation : input.province
    const rows = await rowsOf(sql, input.year, province)
    const groups = new Map<string, TableRow[]>()
    for (const row of rows) {
      const group = groups.get(row.province)
      if (group) group.push(row)
      else groups.set(row.province, [row])
    }
    return {
      rows,
      provinces: [...groups].map(([name, items]) => ({ province: name, ...totalOf(items) })),
      nation: totalOf(await rowsOf(sql, input.year, undefined)),
      due: decides ? await dueIn(sql, input.year, actor.organisation, context) : null,
    }
  },
})
