import {
  decimal,
  explain,
  lastDayOf,
  monthsOf,
  view,
  z,
  zId,
  zMonth,
  zYear,
  type Decimal,
  type Month,
  type Working,
} from '../kernel/index.ts'
import { monthsOfYear, unitsOf, yearStateOf, type MonthRow } from './facts.ts'
import { burnedOf, unitFiled, unitMonthFiled, zEvidence } from './shapes.ts'
import { monthDueOn, yearOfMonth } from './submit-month.ts'
import { unitMonthEmissions } from './unit-month.ts'
import { readers } from './views.ts'

type Asked = { organisation?: string | undefined }
const own = (input: Asked, actor: { organisation: string }): string => input.organisation ?? actor.organisation

interface DraftRow {
  readonly month: string
  readonly baseVersion: number
  readonly savedOn: string
  readonly units: readonly Record<string, unknown>[]
}

const monthOut = z.object({
  month: z.string(),
  status: z.enum(['future', 'open', 'overdue', 'filed']),
  dueOn: z.string().nullable(),
  version: z.number(),
  submittedOn: z.string().nullable(),
  late: z.boolean(),
  emissionsTonnes: z.string().nullable(),
  units: z.array(unitMonthFiled),
  evidence: z.array(zEvidence),
  draft: z.object({ savedOn: z.string(), units: z.array(z.record(z.string(), z.unknown())) }).nullable(),
})

/**
 * A plant's year as a grid: months by units, filed or in draft, each with its evidence; the month before stands beside by its
 * place.
 */
export const monthGrid = view({
  name: 'mrv.monthGrid',
  title: { zh: '月度数据', en: 'Monthly data' },
  summary: {
    zh: '十二个月各机组的数据、草稿、状态与证据',
    en: 'Twelve months of every unit: figures, drafts, status and evidence',
  },
  who: readers,
  scope: 'groupSubtree',
  on: own,
  input: z.object({ organisation: zId.optional(), year: zYear }),
  output: z.object({
    organisation: z.string(),
    year: z.number(),
    status: z.string(),
    plan: z.string().nullable(),
    units: z.array(unitFiled),
    before: z.array(unitMonthFiled),
    months: z.array(monthOut),
  }),
  read: async (sql, input, context) => {
    const { businessDay, rules, actor } = context
    const entity = own(input, actor)
    const [[units], [state], [filed, before]] = await Promise.all([
      unitsOf.load(sql, [entity], context),
      yearStateOf.load(sql, [{ entity, year: input.year }], context),
      monthsOfYear.load(
        sql,
        [
          { entity, year: input.year },
          { entity, year: input.year - 1 },
        ],
        context,
      ),
    ])
    const drafts = await sql.rows<DraftRow>(
      `select month, base_version, saved_on, units from mrv_draft where entity = $1 and month like $2`,
      [entity, `${input.year}-%`],
    )
    const monthly = rules.find('mrv/monthly-report-days', { year: input.year }) !== undefined
    const months = monthsOf(input.year).map((month) => {
      const row = filed?.find((item) => item.month === month)
      const draft = drafts.find((item) => item.month === month && item.baseVersion === (row?.version ?? 0))
      const dueOn = monthly ? monthDueOn(rules, month) : null
      return {
        month,
        status: statusOf(month, row, dueOn, businessDay),
        dueOn,
        version: row?.version ?? 0,
        submittedOn: row?.submittedOn ?? null,
        late: row?.late ?? false,
        emissionsTonnes: row?.emissionsTonnes ?? null,
        units: [...(row?.units ?? [])],
        evidence: [...(row?.evidence ?? [])],
        draft: draft ? { savedOn: draft.savedOn, units: [...draft.units] } : null,
      }
    })
    const december = before?.find((row) => row.month === `${input.year - 1}-12`)
    return {
      organisation: entity,
      year: input.year,
      status: state?.status ?? 'open',
      plan: state?.plan ?? null,
      units: [...(units ?? [])],
      before: [...(december?.units ?? [])],
      months,
    }
  },
})

const statusOf = (
  month: Month,
  row: MonthRow | undefined,
  dueOn: string | null,
  today: string,
): z.output<typeof monthOut>['status'] => {
  if (row) return 'filed'
  if (today <= lastDayOf(month)) return 'future'
  return dueOn !== null && today > dueOn ? 'overdue' : 'open'
}

const workingOut = z.custom<Working>().meta({ wire: 'working' })

const notFiled: Working = { symbol: 'E_u', label: { zh: '未填报', en: 'Not filed' }, value: '0', unit: 'tCO2', terms: [] }

/** The tree of a filed month's emissions, unit by unit, rebuilt from the filed figures and compared with what was stored. */
export const monthWorking = view({
  name: 'mrv.monthWorking',
  title: { zh: '月度排放量计算过程', en: 'Working of a month' },
  summary: { zh: '各机组月排放量的计算树', en: 'The tree of terms of each unit’s emissions in a month' },
  who: readers,
  scope: 'groupSubtree',
  on: own,
  input: z.object({ organisation: zId.optional(), month: zMonth }),
  output: z.object({
    units: z.array(z.object({ unit: z.string(), stored: z.string(), same: z.boolean(), working: workingOut })),
  }),
  read: async (sql, input, context) => {
    const entity = own(input, context.actor)
    const year = yearOfMonth(input.month)
    const [[units], [months]] = await Promise.all([
      unitsOf.load(sql, [entity], context),
      monthsOfYear.load(sql, [{ entity, year }], context),
    ])
    const row = months?.find((item) => item.month === input.month)
    return {
      units: (units ?? []).map(({ id, kind }) => {
        const filed = row?.units.find((item) => item.unit === id)
        if (!filed) return { unit: id, stored: '0', same: true, working: notFiled }
        const month = { kind, fuels: filed.fuels.map(burnedOf), purchasedPowerMwh: decimal(filed.purchasedPowerMwh) }
        const { value, working } = explain((t): Decimal => unitMonthEmissions(t, context.rules, year, month))
        return { unit: id, stored: filed.emissionsTonnes, same: value.eq(filed.emissionsTonnes), working }
      }),
    }
  },
})
