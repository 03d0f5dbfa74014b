import { decimal, outDecimal, outWhole, toInteger, view, z, type Fen, type Rules, yuanText } from '../kernel/index.ts'
import { ledgerInvariants } from '../ledger/index.ts'
import { overseers } from './people.ts'

const outLabel = z.object({ zh: z.string(), en: z.string() })

interface ProductRow {
  product: string
  minted: bigint
  held: bigint
  pledged: bigint
  cancelled: bigint
  surrendered: bigint
  voluntary: bigint
  recalled: bigint
  carriedOver: bigint
}

const productSql = `
  with stock as (
    select product, (-coalesce(sum(quantity) filter (where account like 'source:%'), 0))::bigint as minted,
      coalesce(sum(quantity) filter (where account not like 'source:%' and account <> 'R-cancelled'), 0)::bigint as held,
      coalesce(sum(quantity) filter (where state = 'pledge'), 0)::bigint as pledged,
      coalesce(sum(quantity) filter (where account = 'R-cancelled'), 0)::bigint as cancelled
    from holding where product <> 'CNY' group by product),
  ended as (
    select p.product, coalesce(sum(p.quantity) filter (where e.name = 'compliance.surrendered'), 0)::bigint as surrendered,
      coalesce(sum(p.quantity) filter (where e.name = 'registry.cancelledVoluntarily'), 0)::bigint as voluntary,
      coalesce(sum(p.quantity) filter (where e.name = 'registry.recalled'), 0)::bigint as recalled,
      coalesce(sum(p.quantity) filter (where e.name = 'compliance.carriedOver'), 0)::bigint as carried_over
    from posting p join event e on e.key = p.event where p.to_account = 'R-cancelled' group by p.product)
  select s.product, s.minted, s.held, s.pledged, s.cancelled, coalesce(d.surrendered, 0)::bigint as surrendered,
    coalesce(d.voluntary, 0)::bigint as voluntary, coalesce(d.recalled, 0)::bigint as recalled,
    coalesce(d.carried_over, 0)::bigint as carried_over
  from stock s left join ended d on d.product = s.product order by s.product`

const yearOut = z.object({
  year: z.number(),
  entities: outWhole,
  met: outWhole,
  overdue: outWhole,
  due: outWhole,
  surrendered: outWhole,
  credits: outWhole,
  borrowed: outWhole,
  missing: outWhole,
})

/** Everything minted and where it ended, every year's obligation and how far it is met, and the sums that must be zero. */
export const nationalBalance = view({
  name: 'supervision.nationalBalance',
  title: { zh: '全国平衡', en: 'National balance' },
  summary: {
    zh: '各品种发放、持有、注销去向，各年度应清缴与已清缴，必须为零的合计',
    en: 'Units by product, obligations by year, and the sums that must be zero',
  },
  who: [...overseers, 'provincialOfficer'],
  scope: 'market',
  input: z.object({}),
  output: z.object({
    products: z.array(
      z.object({
        product: z.string(),
        minted: outWhole,
        held: outWhole,
        pledged: outWhole,
        cancelled: outWhole,
        surrendered: outWhole,
        voluntary: outWhole,
        recalled: outWhole,
        carriedOver: outWhole,
        /** Minted less held less cancelled, and cancelled less its reasons: both must be zero. */
        difference: outWhole,
        unexplained: outWhole,
      }),
    ),
    years: z.array(yearOut),
    checks: z.array(z.object({ name: z.string(), text: outLabel, holds: z.boolean(), detail: z.string() })),
  }),
  read: async (sql) => {
    const products = await sql.rows<ProductRow>(productSql)
    const years = await sql.rows<z.output<typeof yearOut>>(
      `select year, count(*) as entities, count(*) filter (where status = 'met') as met, count(*) filter (where status = 'overdue') as overdue,
         sum(due)::bigint as due, sum(surrendered)::bigint as surrendered, sum(offset_credits)::bigint as credits,
         sum(borrowed)::bigint as borrowed,
         sum(due - surrendered - offset_credits - borrowed)::bigint as missing from obligation group by year order by year`,
    )
    const checks = await Promise.all(
      ledgerInvariants.map(async ({ name, zh, en, check }) => ({ name, text: { zh, en }, ...(await check(sql)) })),
    )
    return {
      products: products.map((row) => ({
        ...row,
        difference: row.minted - row.held - row.cancelled,
        unexplained: row.cancelled - row.surrendered - row.voluntary - row.recalled - row.carriedOver,
      })),
      years,
      checks,
    }
  },
})

interface TradeRow {
  year: number
  market: string
  volume: bigint
  turnoverFen: Fen
  days: bigint
  highFen: Fen | null
  lowFen: Fen | null
}

const publishedOf = (rules: Rules, metric: string, year: number) => {
  const rule = rules.find('reference/trading', { metric, period: `${year}` })
  return rule ? { value: String(rule.value), unit: rule.unit, source: rule.source } : null
}

const publishedOut = z.object({ value: z.string(), unit: z.string(), source: z.string() }).nullable()

/** Volume-weighted average of a turnover, yuan per tonne to two places, half up. */
const averageYuan = (turnoverFen: Fen, volume: bigint): string | null =>
  volume === 0n ? null : yuanText(toInteger(decimal(turnoverFen).div(decimal(volume)), 'halfUp'))

/** Each year's trade here and as published: volume, turnover, volume-weighted average price (RQ-001-008). Public. */
export const marketStatistics = view({
  name: 'supervision.market',
  title: { zh: '市场统计', en: 'Market statistics' },
  summary: {
    zh: '逐年成交量、成交额与加权均价，与公布数并列',
    en: 'Volume, turnover and weighted average by year, beside the published figures',
  },
  who: 'anyone',
  scope: 'public',
  input: z.object({ from: z.coerce.number().int().optional(), until: z.coerce.number().int().optional() }),
  output: z.object({
    rows: z.array(
      z.object({
        year: z.number(),
        volume: outWhole,
        turnoverFen: outWhole,
        averageYuan: outDecimal.nullable(),
        tradingDays: outWhole,
        highFen: outWhole.nullable(),
        lowFen: outWhole.nullable(),
        credits: z.object({ volume: outWhole, turnoverFen: outWhole, averageYuan: outDecimal.nullable() }),
        published: z.object({ averagePrice: publishedOut, volume: publishedOut, turnover: publishedOut }),
      }),
    ),
  }),
  read: async (sql, input, { rules, businessDay }) => {
    const rows = await sql.rows<TradeRow>(
      `select extract(year from day)::int as year, case when product = 'CCER' then 'CCER' else 'CEA' end as market, sum(volume)::bigint as volume,
         sum(turnover_fen)::bigint as turnover_fen, count(distinct day) as days, max(high_fen) as high_fen,
         min(low_fen) as low_fen
       from trading_day group by 1, 2`,
    )
    const opened = Number(String(rules.get('exchange/opening-day', { market: 'CEA' }).value).slice(0, 4))
    const first = input.from ?? opened
    const last = input.until ?? Number(businessDay.slice(0, 4))
    const of = (year: number, market: string): TradeRow =>
      rows.find((row) => row.year === year && row.market === market) ?? {
        year,
        market,
        volume: 0n,
        turnoverFen: 0n,
        days: 0n,
        highFen: null,
        lowFen: null,
      }
    return {
      rows: Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
        const year = first + i
        const [allowances, credits] = [of(year, 'CEA'), of(year, 'CCER')]
        return {
          year,
          volume: allowances.volume,
          turnoverFen: allowances.turnoverFen,
          averageYuan: averageYuan(allowances.turnoverFen, allowances.volume),
          tradingDays: allowances.days,
          highFen: allowances.highFen,
          lowFen: allowances.lowFen,
          credits: {
            volume: credits.volume,
            turnoverFen: credits.turnoverFen,
            averageYuan: averageYuan(credits.turnoverFen, credits.volume),
          },
          published: {
            averagePrice: publishedOf(rules, 'averagePrice', year),
            volume: publishedOf(rules, 'volume', year),
            turnover: publishedOf(rules, 'turnover', year),
          },
        }
      }),
    }
  },
})
