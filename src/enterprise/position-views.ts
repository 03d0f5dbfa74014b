import { outWhole, view, z, zId, zYear, type Context, type Label, type Product, type Sql, type Working } from '../kernel/index.ts'
import { organisationOf } from '../parties/index.ts'
import { answerFor, type Answer } from './answer.ts'
import { closesOn, plantsOf } from './facts.ts'
import { openYear } from './open-year.ts'
import { positionsOf, usableProducts, type PlantPosition } from './position.ts'

export const readers = [
  'complianceManager',
  'representative',
  'trader',
  'plantEngineer',
  'provincialOfficer',
  'ministryOfficer',
  'auditor',
] as const
export const workingOut = z.custom<Working>().meta({ wire: 'working' })
export const outLabel = z.object({ zh: z.string(), en: z.string() })
const figured = z.object({ value: outWhole, working: workingOut })

type Asked = { organisation?: string | undefined }
export const own = (input: Asked, actor: { organisation: string }): string => input.organisation ?? actor.organisation
export const askedOut = z.object({ organisation: zId.optional(), year: zYear.optional() })

const tag = z.object({ kind: z.string(), text: outLabel })

const plantOut = z.object({
  id: z.string(),
  name: outLabel,
  description: outLabel,
  province: z.string().nullable(),
  basis: z.enum(['obligation', 'verified', 'annualReport', 'forecast', 'none']),
  due: outWhole,
  surrendered: outWhole,
  missing: outWhole,
  arrears: outWhole,
  /** Allowances that can meet the year, and credits; both in one's own hands, in registry and trading account. */
  held: outWhole,
  credits: outWhole,
  creditsCounted: outWhole,
  offsetLeft: outWhole,
  otherVintages: outWhole,
  pledged: outWhole,
  frozen: outWhole,
  net: figured,
  shortBy: outWhole,
  surplusBy: outWhole,
  /** What the final allocation is expected to add to the surplus or gap, while it is still to come. */
  toCome: z.object({ tonnes: outWhole.nullable(), working: workingOut.nullable(), draft: z.boolean() }).nullable(),
  deadline: z.string().nullable(),
  status: z.array(tag),
})

const bases: Readonly<Record<PlantPosition['basis'], Label | undefined>> = {
  obligation: undefined,
  verified: { zh: '按核查结果，尚未核定应清缴量', en: 'Verified; obligation not opened yet' },
  annualReport: { zh: '按年度报告，尚未核查', en: 'Filed, not verified yet' },
  forecast: { zh: '按已报月份预测', en: 'Carried forward from the months filed' },
  none: { zh: '还没有数据', en: 'No data yet' },
}

const awaited = (tonnes: bigint | null): Label => {
  if (tonnes === null) return { zh: '最终配额待核定', en: 'Final allocation to come' }
  const text = `${tonnes < 0n ? '−' : '+'}${(tonnes < 0n ? -tonnes : tonnes).toLocaleString('en-US')}`
  return { zh: `最终配额待核定，约 ${text} 吨`, en: `Final allocation to come, about ${text} t` }
}

/** What is only to be known, as one text. */
const plainOf = (...labels: readonly (Label | undefined)[]): z.output<typeof tag>[] => {
  const known = labels.flatMap((label) => label ?? [])
  if (known.length === 0) return []
  return [{ kind: 'plain', text: { zh: known.map(({ zh }) => zh).join('；'), en: known.map(({ en }) => en).join('; ') } }]
}

const tagsOf = (item: PlantPosition): z.output<typeof tag>[] => {
  const pledged = item.stock.pledged.toLocaleString('en-US')
  const frozen = item.stock.frozen.toLocaleString('en-US')
  return [
    ...(item.status === 'met' ? [{ kind: 'done', text: { zh: '已足额清缴', en: 'Met' } }] : []),
    ...(item.status === 'overdue' ? [{ kind: 'refused', text: { zh: '逾期', en: 'Overdue' } }] : []),
    ...(item.stock.pledged > 0n ? [{ kind: 'pledged', text: { zh: `质押 ${pledged}`, en: `Pledged ${pledged}` } }] : []),
    ...(item.stock.frozen > 0n ? [{ kind: 'frozen', text: { zh: `冻结 ${frozen}`, en: `Frozen ${frozen}` } }] : []),
    ...plainOf(bases[item.basis], item.toCome && awaited(item.toCome.tonnes)),
  ]
}

/** `2×660 MW`, units of one size together. */
const describe = (item: PlantPosition): Label => {
  const sizes = new Map<string, number>()
  for (const unit of item.units) sizes.set(unit.capacityMw, (sizes.get(unit.capacityMw) ?? 0) + 1)
  const text = [...sizes].map(([size, count]) => `${count}×${size} MW`).join(' + ')
  return { zh: text, en: text }
}

const shown = (item: PlantPosition): z.output<typeof plantOut> => ({
  id: item.plant.id,
  name: { zh: item.plant.nameZh, en: item.plant.nameEn },
  description: describe(item),
  province: item.plant.province,
  basis: item.basis,
  due: item.due,
  surrendered: item.surrendered,
  missing: item.missing,
  arrears: item.arrears,
  held: item.stock.usable,
  credits: item.stock.credits,
  creditsCounted: item.creditsCounted,
  offsetLeft: item.offsetLeft,
  otherVintages: item.stock.otherVintages,
  pledged: item.stock.pledged,
  frozen: item.stock.frozen,
  net: { value: item.net, working: item.netWorking },
  shortBy: item.net < 0n ? -item.net : 0n,
  surplusBy: item.net > 0n ? item.net : 0n,
  toCome: item.toCome
    ? { tonnes: item.toCome.tonnes, working: item.toCome.working, draft: item.toCome.confidence === 'draft' }
    : null,
  deadline: item.deadline,
  status: tagsOf(item),
})

const offerOut = z.object({ product: z.string(), priceFen: outWhole, quantity: outWhole })

const resultOut = z.object({
  known: z.boolean(),
  shortBy: outWhole,
  surplusBy: outWhole,
  toBuy: outWhole,
  toSell: outWhole,
  net: figured,
  /** The levels of the book that fill the gap, cheapest first, and what they do not cover. */
  taken: z.array(offerOut),
  beyondBook: outWhole,
  /** What each of those is reckoned at; null without any price. */
  beyondBookFen: outWhole.nullable(),
  /** The final allocations that are still to come: of how many plants, and what they should add together. */
  toCome: z.object({ plants: z.number(), tonnes: outWhole.nullable(), draft: z.boolean() }).nullable(),
  costFen: outWhole.nullable(),
  costWorking: workingOut.nullable(),
  averageFen: outWhole.nullable(),
  worthFen: outWhole.nullable(),
  deadline: z.string().nullable(),
  lastSensibleDay: z.string().nullable(),
  lastDayWorking: workingOut.nullable(),
  tradingDaysLeft: z.number().nullable(),
  credits: z
    .object({ limit: outWhole, quantity: outWhole, costFen: outWhole, totalFen: outWhole, savingFen: outWhole })
    .nullable(),
})

const resultOf = (answer: Answer): z.output<typeof resultOut> => ({
  known: answer.known,
  shortBy: answer.shortBy,
  surplusBy: answer.surplusBy,
  toBuy: answer.toBuy,
  toSell: answer.toSell,
  net: { value: answer.surplusBy - answer.shortBy, working: answer.netWorking },
  taken: [...answer.fill.taken],
  beyondBook: answer.fill.rest,
  beyondBookFen: answer.fill.rest > 0n ? answer.fill.restFen : null,
  toCome: answer.toCome,
  costFen: answer.costFen,
  costWorking: answer.costWorking,
  averageFen: answer.averageFen,
  worthFen: answer.worthFen,
  deadline: answer.deadline,
  lastSensibleDay: answer.lastSensibleDay,
  lastDayWorking: answer.lastDayWorking,
  tradingDaysLeft: answer.tradingDaysLeft,
  credits: answer.credits,
})

const poolOut = z.object({
  product: z.string(),
  tonnes: outWhole,
  closeFen: outWhole.nullable(),
  valueFen: outWhole.nullable(),
  working: workingOut.nullable(),
})

/** The plants of an organisation with their positions in a year. */
const loadPlants = async (sql: Sql, input: z.output<typeof askedOut>, context: Context) => {
  const organisation = own(input, context.actor)
  const year = input.year ?? openYear(context.rules, context.businessDay)
  const [plants] = await plantsOf.load(sql, [organisation], context)
  return { organisation, year, positions: await positionsOf(sql, plants ?? [], year, context) }
}

/**
 * Where a group or an emitter stands: each plant, the sum, what filling the gap costs today and by when; one sentence
 * over all of it.
 */
export const position = view({
  name: 'enterprise.position',
  title: { zh: '履约盈缺', en: 'Position' },
  summary: {
    zh: '缺多少或余多少、今天的成本、最迟动手日',
    en: 'Short or long by how much, what it costs today, the last sensible day',
  },
  who: readers,
  scope: 'groupSubtree',
  on: own,
  input: askedOut,
  output: z.object({
    organisation: z.string(),
    name: outLabel,
    year: z.number(),
    asOf: z.string(),
    result: resultOut,
    sentence: outLabel,
    plants: z.array(plantOut),
    pool: z.array(poolOut),
  }),
  read: async (sql, input, context) => {
    const { organisation, year, positions } = await loadPlants(sql, input, context)
    const [party] = await organisationOf.load(sql, [organisation], context)
    const name = { zh: party?.nameZh ?? organisation, en: party?.nameEn ?? organisation }
    const answer = await answerFor(sql, name, year, positions, context)
    const pool = answer.pool.map(({ quantity, ...row }) => ({ ...row, tonnes: quantity }))
    const asOf = context.businessDay
    return {
      organisation,
      name,
      year,
      asOf,
      result: resultOf(answer),
      sentence: answer.sentence,
      plants: positions.map(shown),
      pool,
    }
  },
})

/** The plants' table alone. */
export const plants = view({
  name: 'enterprise.plants',
  title: { zh: '所属单位', en: 'Plants' },
  summary: { zh: '各单位应清缴、持有与盈缺', en: 'What each plant owes, holds, and is short or long by' },
  who: readers,
  scope: 'groupSubtree',
  on: own,
  input: askedOut,
  output: z.object({ organisation: z.string(), year: z.number(), rows: z.array(plantOut) }),
  read: async (sql, input, context) => {
    const { organisation, year, positions } = await loadPlants(sql, input, context)
    return { organisation, year, rows: positions.map(shown) }
  },
})

const quantityIn = (item: PlantPosition, place: 'registry' | 'trading', usable: ReadonlySet<Product>): bigint =>
  item.held.reduce(
    (sum, unit) => (unit.place === place && unit.state === 'free' && usable.has(unit.product) ? sum + unit.quantity : sum),
    0n,
  )

/**
 * What can be sold without going short: the surplus, as far as it is free; how much of it stands in the trading account
 * already.
 */
export const sellable = view({
  name: 'enterprise.sellable',
  title: { zh: '可卖出量', en: 'Sellable' },
  summary: { zh: '扣除本年度应清缴后可卖出的配额', en: 'Allowances that can be sold without falling short of the year’s need' },
  who: readers,
  scope: 'groupSubtree',
  on: own,
  input: askedOut,
  output: z.object({
    organisation: z.string(),
    year: z.number(),
    rows: z.array(
      z.object({
        id: z.string(),
        name: outLabel,
        surplusBy: outWhole,
        sellable: outWhole,
        inTrading: outWhole,
        toMove: outWhole,
        products: z.array(
          z.object({ product: z.string(), registry: outWhole, trading: outWhole, closeFen: outWhole.nullable() }),
        ),
      }),
    ),
  }),
  read: async (sql, input, context) => {
    const { organisation, year, positions } = await loadPlants(sql, input, context)
    const usable = usableProducts(context.rules, year)
    const [closes] = await closesOn.load(sql, [context.businessDay], context)
    const rows = positions.map((item) => {
      const set = new Set(usable)
      const [registry, trading] = [quantityIn(item, 'registry', set), quantityIn(item, 'trading', set)]
      const surplusBy = item.net > 0n ? item.net : 0n
      const most = surplusBy < registry + trading ? surplusBy : registry + trading
      const products = usable.map((product) => ({
        product,
        registry: quantityIn(item, 'registry', new Set([product])),
        trading: quantityIn(item, 'trading', new Set([product])),
        closeFen: closes?.get(product) ?? null,
      }))
      return {
        id: item.plant.id,
        name: { zh: item.plant.nameZh, en: item.plant.nameEn },
        surplusBy,
        sellable: most,
        inTrading: trading < most ? trading : most,
        toMove: most > trading ? most - trading : 0n,
        products: products.filter((row) => row.registry + row.trading > 0n),
      }
    })
    return { organisation, year, rows }
  },
})
