import { outWhole, sumIntegers, view, yearOf, z } from '../kernel/index.ts'
import { monthsOfYear, unitsOf } from '../mrv/index.ts'
import { plantsOf } from './facts.ts'
import { forecastOf } from './forecast.ts'
import { askedOut, outLabel, own, readers, workingOut } from './position-views.ts'

const figured = z.object({ value: outWhole, working: workingOut })

/**
 * The open year by plant: emissions carried forward from the months filed against allowances by the year's own formula and
 * benchmark.
 */
export const forecast = view({
  name: 'enterprise.forecast',
  title: { zh: '盈缺预测', en: 'Forecast' },
  summary: {
    zh: '按已报月份预测全年排放与配额；未定稿的基准值会标明',
    en: 'The year from the months filed; a benchmark that is not final is marked',
  },
  who: readers,
  scope: 'groupSubtree',
  on: own,
  input: askedOut,
  output: z.object({
    organisation: z.string(),
    year: z.number(),
    /** Whether the year's plan is confirmed, or a draft. */
    confirmed: z.boolean(),
    rows: z.array(
      z.object({
        id: z.string(),
        name: outLabel,
        months: z.number(),
        emissions: figured.nullable(),
        allowance: figured.nullable(),
        net: outWhole.nullable(),
        confidence: z.string().nullable(),
      }),
    ),
    total: z.object({ plants: z.number(), emissions: outWhole, allowance: outWhole, net: outWhole }),
  }),
  read: async (sql, input, context) => {
    const organisation = own(input, context.actor)
    const year = input.year ?? yearOf(context.businessDay)
    const [plants] = await plantsOf.load(sql, [organisation], context)
    const ids = (plants ?? []).map((plant) => plant.id)
    const [units, months] = await Promise.all([
      unitsOf.load(sql, ids, context),
      monthsOfYear.load(
        sql,
        ids.map((entity) => ({ entity, year })),
        context,
      ),
    ])
    const found = (plants ?? []).map((plant, i) => ({
      plant,
      months: months[i]?.length ?? 0,
      so: forecastOf(context.rules, year, units[i] ?? [], months[i] ?? []),
    }))
    const known = found.flatMap(({ so }) => so ?? [])
    return {
      organisation,
      year,
      confirmed: context.rules.find('allocation/formula', { year })?.confidence === 'high',
      rows: found.map(({ plant, months: count, so }) => ({
        id: plant.id,
        name: { zh: plant.nameZh, en: plant.nameEn },
        months: count,
        emissions: so ? { value: so.emissions, working: so.emissionsWorking } : null,
        allowance: so ? { value: so.allowance, working: so.allowanceWorking } : null,
        net: so?.net ?? null,
        confidence: so?.confidence ?? null,
      })),
      total: {
        plants: known.length,
        emissions: sumIntegers(known.map((so) => so.emissions)),
        allowance: sumIntegers(known.map((so) => so.allowance)),
        net: sumIntegers(known.map((so) => so.net)),
      },
    }
  },
})
