import {
  cost,
  decimal,
  explain,
  larger,
  smaller,
  sumIntegers,
  toInteger,
  type Context,
  type Day,
  type Fen,
  type Label,
  type Product,
  type Sql,
  type Terms,
  type Tonnes,
  type Working,
  yuanOf,
} from '../kernel/index.ts'
import { closesOn, openOn } from './facts.ts'
import { averageFen, cheapestClose, closeBeyondBook, fenOf, fillCost, isPriced, walk, type Fill } from './fill-cost.ts'
import { lastSensibleDay } from './last-day.ts'
import { offersFor, usableProducts, type PlantPosition } from './position.ts'
import { sentenceOf } from './sentence.ts'

const labels = {
  net: { zh: '合计盈缺', en: 'Surplus or gap of all' },
  plant: { zh: '单位盈缺', en: 'Surplus or gap of a plant' },
  worth: { zh: '按最近收盘价估值', en: 'Value at the last closes' },
  quantity: { zh: '持有量', en: 'Held' },
  close: { zh: '最近收盘价', en: 'Last close' },
} as const

/** The sum over the plants, with each plant's part under it. */
const netTotal = (positions: readonly PlantPosition[]): { value: bigint; working: Working } => {
  const { value, working } = explain((t) =>
    t.step({ symbol: 'ΣN', label: labels.net, unit: 't', formula: 'ΣN' }, (t) =>
      positions.reduce((sum, item) => sum.plus(t.given(`N ${item.plant.id}`, labels.plant, item.net, 't')), decimal(0)),
    ),
  )
  return { value: toInteger(value, 'down'), working }
}

export interface PoolRow {
  readonly product: Product
  readonly quantity: Tonnes
  readonly closeFen: Fen | null
  readonly valueFen: Fen | null
  readonly working: Working | null
}

const poolValue = (t: Terms, quantity: Tonnes, closeFen: Fen) =>
  t.step({ symbol: 'V', label: labels.worth, unit: 'yuan', formula: 'Q × P' }, (t) =>
    t.given('Q', labels.quantity, quantity, 't').times(t.given('P', labels.close, yuanOf(closeFen), 'yuan/t')),
  )

/** Everything held, by product, at its last close. */
export const poolOf = (positions: readonly PlantPosition[], closes: ReadonlyMap<Product, Fen>): PoolRow[] => {
  const quantities = new Map<Product, Tonnes>()
  for (const { held } of positions)
    for (const { product, quantity } of held) quantities.set(product, (quantities.get(product) ?? 0n) + quantity)
  return [...quantities].sort().map(([product, quantity]) => {
    const closeFen = closes.get(product) ?? null
    if (closeFen === null) return { product, quantity, closeFen, valueFen: null, working: null }
    return {
      product,
      quantity,
      closeFen,
      valueFen: cost(quantity, closeFen),
      working: explain((t) => poolValue(t, quantity, closeFen)).working,
    }
  })
}

export interface CreditAlternative {
  /** What may be offset beside what is counted already, and what of it the book and the gap allow. */
  readonly limit: Tonnes
  readonly quantity: Tonnes
  readonly costFen: Fen
  /** Credits and, for what they do not cover, allowances. */
  readonly totalFen: Fen
  readonly savingFen: bigint
}

/** The final allocations that are still to come, which the surplus or gap does not count yet. */
export interface StillToCome {
  readonly plants: number
  /** What they are expected to add, all together; null where it cannot be told for each of them. */
  readonly tonnes: bigint | null
  /** Reckoned by a plan that is published for comment only. */
  readonly draft: boolean
}

const stillToCome = (positions: readonly PlantPosition[]): StillToCome | null => {
  const waiting = positions.flatMap(({ toCome }) => toCome ?? [])
  if (waiting.length === 0) return null
  const known = waiting.flatMap(({ tonnes }) => tonnes ?? [])
  return {
    plants: waiting.length,
    tonnes: known.length === waiting.length ? sumIntegers(known) : null,
    draft: waiting.some(({ confidence }) => confidence === 'draft'),
  }
}

export interface Answer {
  readonly known: boolean
  readonly shortBy: Tonnes
  readonly surplusBy: Tonnes
  readonly toCome: StillToCome | null
  /**
   * What the short plants must buy and the long ones could sell, each for itself; no plant's units move to another but through
   * the market.
   */
  readonly toBuy: Tonnes
  readonly toSell: Tonnes
  readonly netWorking: Working
  readonly fill: Fill
  readonly costFen: Fen | null
  readonly costWorking: Working | null
  readonly averageFen: Fen | null
  readonly worthFen: Fen | null
  readonly deadline: Day | null
  readonly lastSensibleDay: Day | null
  readonly tradingDaysLeft: number | null
  readonly lastDayWorking: Working | null
  readonly credits: CreditAlternative | null
  readonly pool: readonly PoolRow[]
  readonly sentence: Label
}

const priced = (fill: Fill): { costFen: Fen; working: Working } | undefined => {
  if (!isPriced(fill)) return undefined
  const { value, working } = explain((t) => fillCost(t, fill))
  return { costFen: fenOf(value), working }
}

/** Filling as much of the gap as the limit allows with credits, the rest with allowances, against allowances alone. */
const withCredits = async (sql: Sql, gap: Gap, context: Context): Promise<CreditAlternative | null> => {
  const limit = sumIntegers(gap.positions.map((item) => item.offsetLeft - item.creditsCounted))
  const useful = sumIntegers(gap.positions.map((item) => smaller(item.offsetLeft - item.creditsCounted, larger(0n, -item.net))))
  const walked = walk(await offersFor(sql, ['CCER'], gap.buyers, context), smaller(useful, gap.shortBy), null)
  const quantity = sumIntegers(walked.taken.map((offer) => offer.quantity))
  const bought = priced({ ...walked, rest: 0n })
  const rest = priced(walk(gap.offers, gap.shortBy - quantity, gap.fallback))
  if (quantity === 0n || !bought || !rest || gap.costFen === null) return null
  const totalFen = bought.costFen + rest.costFen
  return { limit, quantity, costFen: bought.costFen, totalFen, savingFen: gap.costFen - totalFen }
}

interface Gap {
  readonly positions: readonly PlantPosition[]
  readonly buyers: ReadonlySet<string>
  readonly offers: Awaited<ReturnType<typeof offersFor>>
  readonly fallback: Fen | null
  readonly shortBy: Tonnes
  readonly costFen: Fen | null
}

/** The whole answer for a group or one emitter: data first, the sentence composed from it. */
export const answerFor = async (
  sql: Sql,
  who: Label,
  year: number,
  positions: readonly PlantPosition[],
  context: Context,
): Promise<Answer> => {
  const { businessDay, rules } = context
  const products = usableProducts(rules, year)
  const closes = (await closesOn.load(sql, [businessDay], context))[0] ?? new Map<Product, Fen>()
  const net = netTotal(positions)
  const shortBy = larger(0n, -net.value)
  const surplusBy = larger(0n, net.value)
  const buyers = new Set(positions.filter((item) => item.net < 0n).map((item) => item.plant.id))
  const offers = await offersFor(sql, products, buyers, context)
  const open = (await openOn.load(sql, [businessDay], context))[0] ?? new Set<Product>()
  const fallback = closeBeyondBook(products, closes, open)
  const lowest = cheapestClose(products, closes)
  const fill = walk(offers, shortBy, fallback)
  const price = shortBy === 0n ? undefined : priced(fill)
  const deadline = (rules.find('compliance/surrender-deadline', { year })?.value as Day | undefined) ?? null
  const last = deadline === null ? undefined : lastSensibleDay(deadline, context)
  const costFen = price?.costFen ?? null
  const data = {
    known: positions.some((item) => item.basis !== 'none'),
    shortBy,
    surplusBy,
    toCome: stillToCome(positions),
    costFen,
    averageFen: costFen === null ? null : (averageFen(costFen, fill) ?? null),
    worthFen: surplusBy === 0n || lowest === null ? null : cost(surplusBy, lowest),
    lastSensibleDay: last?.day ?? null,
    tradingDaysLeft: last?.tradingDaysLeft ?? null,
  }
  return {
    ...data,
    toBuy: sumIntegers(positions.map((item) => larger(0n, -item.net))),
    toSell: sumIntegers(positions.map((item) => larger(0n, item.net))),
    netWorking: net.working,
    fill,
    costWorking: price?.working ?? null,
    deadline,
    lastDayWorking: last?.working ?? null,
    credits: shortBy === 0n ? null : await withCredits(sql, { positions, buyers, offers, fallback, shortBy, costFen }, context),
    pool: poolOf(positions, closes),
    sentence: sentenceOf({ who, year, ...data }),
  }
}
