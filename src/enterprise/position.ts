import {
  explain,
  larger,
  sumIntegers,
  toInteger,
  type Context,
  type Day,
  type Product,
  type Rules,
  type Sql,
  type Tonnes,
  type Working,
} from '../kernel/index.ts'
import { allocatedTo } from '../allocation/index.ts'
import { missingOf, obligationOf, offsetMax, unmetOf, type Obligation } from '../compliance/index.ts'
import { bookOf, levelsOf } from '../exchange/index.ts'
import { annualOf, monthsOfYear, unitsOf, verifiedOf } from '../mrv/index.ts'
import { unitsHeldBy, type Held, type Plant } from './facts.ts'
import { finalToCome, type FinalToCome } from './final-to-come.ts'
import { expectedEmissions, type Months, type Units } from './forecast.ts'
import { creditsThatCount, netOf, stockOf, type Basis, type Stock } from './need.ts'
import type { Offer } from './fill-cost.ts'

export interface PlantPosition {
  readonly plant: Plant
  readonly basis: Basis
  readonly due: Tonnes
  readonly surrendered: Tonnes
  readonly missing: Tonnes
  readonly arrears: Tonnes
  readonly deadline: Day | null
  readonly status: string
  readonly stock: Stock
  readonly creditsCounted: Tonnes
  /** What may still be offset for the year beside what was, tonnes. */
  readonly offsetLeft: Tonnes
  readonly net: bigint
  readonly netWorking: Working
  /** While the final allocation of the year is still to come and something is still to surrender. */
  readonly toCome: FinalToCome | undefined
  readonly units: Units
  readonly held: readonly Held[]
}

/** The allowance products that may meet a year. */
export const usableProducts = (rules: Rules, year: number): Product[] =>
  ((rules.find('compliance/vintage-use', { year })?.value as unknown[] | undefined) ?? []).map(
    (vintage) => `CEA${String(vintage)}` as Product,
  )

interface Due {
  readonly basis: Basis
  readonly due: Tonnes
  readonly surrendered: Tonnes
  readonly missing: Tonnes
  readonly offsetUsed: Tonnes
}

const ofObligation = (obligation: Obligation): Due => ({
  basis: 'obligation',
  due: obligation.due,
  surrendered: obligation.surrendered + obligation.offsetCredits + obligation.borrowed,
  missing: missingOf(obligation),
  offsetUsed: obligation.offsetCredits,
})

const notOpened = (basis: Basis, due: Tonnes): Due => ({ basis, due, surrendered: 0n, missing: due, offsetUsed: 0n })

/**
 * The best figure known of what a year takes: the obligation, the verified or filed report, or the months so far
 * carried forward.
 */
const dueOf = (
  obligation: Obligation | undefined,
  verified: Tonnes | undefined,
  annual: Tonnes | undefined,
  months: Months,
): Due => {
  if (obligation) return ofObligation(obligation)
  if (verified !== undefined) return notOpened('verified', verified)
  if (annual !== undefined) return notOpened('annualReport', annual)
  if (months.length === 0) return notOpened('none', 0n)
  return notOpened('forecast', toInteger(explain((t) => expectedEmissions(t, months)).value, 'halfUp'))
}

const offsetLeft = (due: Due, year: number, { rules, businessDay }: Context): Tonnes => {
  if (rules.find('compliance/offset-allowed', { year, sector: 'power' })?.value !== true) return 0n
  const share = rules.get('compliance/offset-limit', { day: businessDay })
  const rounding = rules.get('compliance/rounding-offset', { day: businessDay })
  const { value } = explain((t) => offsetMax(t, share, due.due, rounding))
  return larger(0n, toInteger(value, 'down') - due.offsetUsed)
}

/** Every plant's position in a year, loaded together. */
export const positionsOf = async (
  sql: Sql,
  plants: readonly Plant[],
  year: number,
  context: Context,
): Promise<PlantPosition[]> => {
  const ids = plants.map((plant) => plant.id)
  const ofYear = ids.map((entity) => ({ entity, year }))
  const [obligations, unmet, verified, annuals, months, units, held, allocated] = await Promise.all([
    obligationOf.load(
      sql,
      ids.map((organisation) => ({ organisation, year })),
      context,
    ),
    unmetOf.load(sql, ids, context),
    verifiedOf.load(sql, ofYear, context),
    annualOf.load(sql, ofYear, context),
    monthsOfYear.load(sql, ofYear, context),
    unitsOf.load(sql, ids, context),
    unitsHeldBy.load(sql, ids, context),
    allocatedTo.load(sql, ofYear, context),
  ])
  const usable = new Set(usableProducts(context.rules, year))
  return plants.map((plant, i) => {
    const obligation = obligations[i]
    const due = dueOf(obligation, verified[i]?.emissionsTonnes, annuals[i]?.emissionsTonnes, months[i] ?? [])
    const stock = stockOf(held[i] ?? [], usable)
    const arrears = sumIntegers((unmet[i] ?? []).filter((item) => item.year < year).map(missingOf))
    const left = offsetLeft(due, year, context)
    const credits = creditsThatCount(stock.credits, left, due.missing)
    const { value, working } = explain((t) =>
      netOf(t, { usable: stock.usable, credits, missing: due.missing, arrears }, due.basis),
    )
    return {
      plant,
      ...due,
      arrears,
      deadline: obligation?.deadline ?? null,
      status: obligation?.status ?? 'notOpened',
      stock,
      creditsCounted: credits,
      offsetLeft: left,
      net: toInteger(value, 'down'),
      netWorking: working,
      toCome:
        due.missing === 0n
          ? undefined
          : finalToCome(context.rules, year, {
              allocated: allocated[i],
              verified: verified[i],
              units: units[i] ?? [],
              months: months[i] ?? [],
            }),
      units: units[i] ?? [],
      held: held[i] ?? [],
    }
  })
}

/** What can be picked now: the best levels of each product's sell side, without the offers of those who buy. */
export const offersFor = async (
  sql: Sql,
  products: readonly Product[],
  buyers: ReadonlySet<string>,
  context: Context,
): Promise<Offer[]> => {
  const { rules, businessDay } = context
  const books = await bookOf.load(sql, products, context)
  return products.flatMap((product, i) => {
    const market = product === 'CCER' ? 'CCER' : 'CEA'
    const levels = Number(rules.get('exchange/book-levels', { day: businessDay, market }).value)
    const book = books[i]
    if (!book) return []
    const listings = new Map([...book.listings].filter(([, listing]) => !buyers.has(listing.organisation)))
    return levelsOf({ ...book, listings }, 'sell', levels).map(({ priceFen, quantity }) => ({ product, priceFen, quantity }))
  })
}
