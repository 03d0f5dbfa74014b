import { explain, outWhole, silent, toInteger, view, z, zId, zYear, type Working } from '../kernel/index.ts'
import { averageOf, netTradesOf } from '../exchange/index.ts'
import { holdingsOf, totalOf } from '../ledger/index.ts'
import { registryAccount } from '../registry/index.ts'
import { carryOverLaw, carryOverMax } from './carry-over-limit.ts'
import { obligationOf, carriedOf, type Obligation } from './facts.ts'
import { fineBound, fineLaw } from './fine-range.ts'
import { missingOf, missingStep } from './obligation.ts'
import { offsetMax } from './offset-limit.ts'

const readers = [
  'representative',
  'complianceManager',
  'trader',
  'plantEngineer',
  'provincialOfficer',
  'ministryOfficer',
  'registryOperator',
  'auditor',
] as const
const workingOut = z.custom<Working>().meta({ wire: 'working' })

const actOut = z.object({
  id: z.string(),
  day: z.string(),
  allowances: z.array(z.object({ product: z.string(), quantity: outWhole })),
  credits: outWhole,
  late: z.boolean(),
})

/** One emitter's obligation for a year: due, surrendered, missing, what may be offset, and what a shortfall would cost. */
export const obligationView = view({
  name: 'compliance.obligation',
  title: { zh: '履约情况', en: 'Obligation' },
  summary: { zh: '应清缴、已清缴、抵销上限与逾期敞口', en: 'Due, surrendered, offset limit and the exposure of a shortfall' },
  who: readers,
  scope: 'groupSubtree',
  on: (input: { organisation?: string | undefined }, actor) => input.organisation ?? actor.organisation,
  input: z.object({ organisation: zId.optional(), year: zYear }),
  output: z.object({
    obligation: z
      .object({
        organisation: z.string(),
        year: z.number(),
        due: outWhole,
        surrendered: outWhole,
        offsetCredits: outWhole,
        borrowed: outWhole,
        missing: outWhole,
        missingWorking: workingOut,
        deadline: z.string(),
        status: z.string(),
        certificate: z.string().nullable(),
      })
      .nullable(),
    usableVintages: z.array(z.string()),
    offset: z.object({ limit: outWhole, used: outWhole, working: workingOut }).nullable(),
    exposure: z.object({ fineMinFen: outWhole, fineMaxFen: outWhole, averageFen: outWhole, working: workingOut }).nullable(),
    acts: z.array(actOut),
    shortfall: z
      .object({
        missing: outWhole,
        fineMinFen: outWhole,
        fineMaxFen: outWhole,
        fineFen: outWhole.nullable(),
        foundOn: z.string(),
      })
      .nullable(),
  }),
  read: async (sql, input, context) => {
    const { actor, rules, businessDay } = context
    const organisation = input.organisation ?? actor.organisation
    const [obligation] = await obligationOf.load(sql, [{ organisation, year: input.year }], context)
    const acts = await sql.rows<never>(
      `select id, day, allowances, credits, late from surrender_act where organisation = $1 and year = $2 order by day, id`,
      [organisation, input.year],
    )
    const [shortfall] = await sql.rows<never>(
      `select missing, fine_min_fen, fine_max_fen, fine_fen, found_on from shortfall where organisation = $1 and year = $2`,
      [organisation, input.year],
    )
    const usable = rules.find('compliance/vintage-use', { year: input.year })
    if (!obligation)
      return { obligation: null, usableVintages: [], offset: null, exposure: null, acts, shortfall: shortfall ?? null }
    const share = rules.get('compliance/offset-limit', { day: businessDay })
    const offset = explain((t) =>
      offsetMax(t, share, obligation.due, rules.get('compliance/rounding-offset', { day: businessDay })),
    )
    const missing = missingOf(obligation)
    const [average] = await averageOf.load(sql, [{ from: `${businessDay.slice(0, 8)}01` as never, until: businessDay }], context)
    const averageFen = average && average.volume > 0n ? average.turnoverFen / average.volume : 0n
    const law = fineLaw(rules, businessDay)
    const most = explain((t) => fineBound(t, law, 'max', missing, averageFen))
    return {
      obligation: { ...pickObligation(obligation), missing, missingWorking: explain((t) => missingStep(t, obligation)).working },
      usableVintages: ((usable?.value as unknown[] | undefined) ?? []).map(String),
      offset: { limit: toInteger(offset.value, 'down'), used: obligation.offsetCredits, working: offset.working },
      exposure:
        missing === 0n
          ? null
          : {
              fineMinFen: toInteger(fineBound(silent, law, 'min', missing, averageFen), 'down'),
              fineMaxFen: toInteger(most.value, 'down'),
              averageFen,
              working: most.working,
            },
      acts,
      shortfall: shortfall ?? null,
    }
  },
})

const pickObligation = ({ province: _province, ...rest }: Obligation) => rest

/** How much of the old vintages an emitter may carry over, with the working. */
export const carryOverView = view({
  name: 'compliance.carryOverLimit',
  title: { zh: '可结转量', en: 'Carry-over limit' },
  summary: { zh: '按净卖出量与持有量计算的最大可结转量', en: 'The most that may be carried over, from net sales and holdings' },
  who: readers,
  scope: 'groupSubtree',
  on: (input: { organisation?: string | undefined }, actor) => input.organisation ?? actor.organisation,
  input: z.object({ organisation: zId.optional(), year: zYear }),
  output: z.object({
    limit: outWhole,
    carried: outWhole,
    until: z.string(),
    into: z.string(),
    /** What may be carried: products of the old vintages. */
    from: z.array(z.string()),
    working: workingOut,
  }),
  read: async (sql, input, context) => {
    const organisation = input.organisation ?? context.actor.organisation
    const law = carryOverLaw(context.rules, input.year)
    const [holdings] = await holdingsOf.load(sql, [registryAccount(organisation)], context)
    const [trades] = await netTradesOf.load(sql, [{ organisation, from: law.from, until: law.until }], context)
    const [carried] = await carriedOf.load(sql, [{ organisation, year: input.year }], context)
    const vintages = (context.rules.get('compliance/carry-over-vintages', { year: input.year }).value as unknown[]).map(String)
    const held = vintages.reduce((sum, vintage) => sum + totalOf(holdings ?? new Map(), `CEA${vintage}`), carried ?? 0n)
    const { value, working } = explain((t) => carryOverMax(t, law, trades?.sold ?? 0n, trades?.bought ?? 0n, held))
    return {
      limit: toInteger(value, 'down'),
      carried: carried ?? 0n,
      until: String(context.rules.get('compliance/carry-over-application-until', { year: input.year }).value),
      into: `CEA${String(context.rules.get('compliance/carry-over-into', { year: input.year }).value)}`,
      from: vintages.map((vintage) => `CEA${vintage}`),
      working,
    }
  },
})

/** The progress of a year, by province: how many entities, how much is due, how much is met. Public. */
export const progress = view({
  name: 'compliance.progress',
  title: { zh: '履约进度', en: 'Compliance progress' },
  summary: { zh: '各省应清缴与已清缴', en: 'Due and surrendered by province' },
  who: 'anyone',
  scope: 'public',
  input: z.object({ year: zYear }),
  output: z.object({
    rows: z.array(
      z.object({
        province: z.string(),
        entities: outWhole,
        met: outWhole,
        overdue: outWhole,
        due: outWhole,
        surrendered: outWhole,
        credits: outWhole,
      }),
    ),
  }),
  read: async (sql, input) => ({
    rows: await sql.rows<never>(
      `select province, count(*) as entities, count(*) filter (where status = 'met') as met, count(*) filter (where status = 'overdue') as overdue,
         sum(due)::bigint as due, sum(surrendered)::bigint as surrendered, sum(offset_credits)::bigint as credits
       from obligation where year = $1 group by province order by province`,
      [input.year],
    ),
  }),
})

interface CertificateRow {
  number: string
  organisation: string
  nameZh: string
  nameEn: string
  year: number
  due: bigint
  surrendered: bigint
  credits: bigint
  metOn: string
}

/** A certificate by its number, for everybody to check: who met which obligation, with what. */
export const certificate = view({
  name: 'compliance.certificate',
  title: { zh: '清缴凭证查验', en: 'Surrender certificate' },
  summary: { zh: '按编号核验清缴凭证', en: 'Checks a surrender certificate by its number' },
  who: 'anyone',
  scope: 'public',
  input: z.object({ number: zId }),
  output: z.object({
    certificate: z
      .object({
        number: z.string(),
        organisation: z.string(),
        nameZh: z.string(),
        nameEn: z.string(),
        year: z.number(),
        due: outWhole,
        surrendered: outWhole,
        credits: outWhole,
        metOn: z.string(),
        acts: z.array(actOut),
      })
      .nullable(),
  }),
  read: async (sql, input) => {
    const [row] = await sql.rows<CertificateRow>(
      `select o.certificate as number, o.organisation, p.name_zh, p.name_en, o.year, o.due, o.surrendered, o.offset_credits as credits, o.met_on
       from obligation o join organisation p on p.id = o.organisation where o.certificate = $1`,
      [input.number],
    )
    if (!row) return { certificate: null }
    const acts = await sql.rows<never>(
      `select id, day, allowances, credits, late from surrender_act where organisation = $1 and year = $2 order by day, id`,
      [row.organisation, row.year],
    )
    return { certificate: { ...row, acts } }
  },
})
