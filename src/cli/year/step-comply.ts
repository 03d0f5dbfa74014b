import {
  addDays,
  larger,
  silent,
  smaller,
  toInteger,
  vintageOf,
  yearOfVintage,
  type Day,
  type Product,
  type Tonnes,
} from '../../kernel/index.ts'
import { offsetMax } from '../../compliance/index.ts'
import { cast } from './cast.ts'
import type { Fleet } from './fleet.ts'
import type { YearPlan } from './market-plan.ts'
import { stream } from './random.ts'
import { standingsOf, type Standing } from './standing.ts'
import type { Deed, Stage, Step } from './stage.ts'

/** Product by product, so that no holder comes twice in a row: orders that share an account wait for each other. */
const moveBack = async (stage: Stage, fleet: Fleet, year: number): Promise<void> => {
  const standings = await standingsOf(stage.app.sql, year)
  const products = [...new Set([...standings.values()].flatMap((standing) => [...standing.trading.keys()]))].sort()
  const items = products.flatMap((product) =>
    fleet.plants.flatMap((plant) => {
      const quantity = standings.get(plant.id)?.trading.get(product) ?? 0n
      return quantity > 0n ? [{ input: { product, quantity }, actor: cast.plant(plant).first }] : []
    }),
  )
  if (items.length > 0) await stage.many('registry.moveFromTrading', items)
}

const oldestFirst = (free: ReadonlyMap<Product, Tonnes>): [Product, Tonnes][] =>
  [...free]
    .filter(([product]) => product !== 'CCER')
    .sort(([a], [b]) => yearOfVintage(vintageOf(a) ?? '0') - yearOfVintage(vintageOf(b) ?? '0'))

/** Credits as far as the limit, then allowances, oldest vintage first, as far as they go. */
export const surrenderOf = (
  standing: Standing,
  creditsMost: Tonnes,
): { allowances: { product: Product; quantity: Tonnes }[]; credits: Tonnes } => {
  const credits = smaller(standing.credits, smaller(creditsMost, standing.due))
  let left = standing.due - credits
  const allowances: { product: Product; quantity: Tonnes }[] = []
  for (const [product, free] of oldestFirst(standing.free)) {
    const quantity = smaller(free, left)
    if (quantity > 0n) allowances.push({ product, quantity })
    left -= quantity
  }
  return { allowances, credits }
}

/** Everybody moves back what it holds in trading and surrenders what it owes, as far as it can. Returns how many did. */
export const surrenderWhatTheyCan = async (stage: Stage, fleet: Fleet, year: number, today: Day): Promise<number> => {
  await moveBack(stage, fleet, year)
  const standings = await standingsOf(stage.app.sql, year)
  const rules = stage.app.rules()
  const share = rules.get('compliance/offset-limit', { day: today })
  const rounding = rules.get('compliance/rounding-offset', { day: today })
  const deeds = fleet.plants.flatMap((plant): Deed[] => {
    const standing = standings.get(plant.id)
    if (!standing || standing.due === 0n) return []
    const most = toInteger(offsetMax(silent, share, standing.due, rounding), 'down')
    const { allowances, credits } = surrenderOf(standing, most)
    if (allowances.length === 0 && credits === 0n) return []
    return [{ command: 'compliance.surrender', input: { year, allowances, credits }, by: cast.plant(plant) }]
  })
  await stage.byTwo(deeds)
  return deeds.length
}

/** Surrender on the last trading day; then the deadline passes and finds who is short. */
export const surrenderAll = (fleet: Fleet, plan: YearPlan, year: number): Step => ({
  label: { zh: '清缴与抵销', en: 'Surrender and offset' },
  take: async (stage) => {
    await stage.goTo(plan.surrenderOn, 'trading')
    const count = await surrenderWhatTheyCan(stage, fleet, year, plan.surrenderOn)
    await stage.goTo(addDays(plan.deadline, 1), 'before')
    return `${count} emitters`
  },
})

/** How much of what it may a surplus emitter carries over: not everybody bothers. */
const carriesShare = 0.9

interface CarryOverView {
  readonly limit: Tonnes
}

const carryOverOf = (standing: Standing, limit: Tonnes): { product: Product; quantity: Tonnes }[] => {
  let left = limit
  return oldestFirst(standing.free).flatMap(([product, free]) => {
    const quantity = smaller(free, left)
    left -= quantity
    return quantity > 0n ? [{ product, quantity }] : []
  })
}

/** Carry-over of what is left, within each emitter's limit; only who met its obligations may. */
export const carryOverAll = (fleet: Fleet, plan: YearPlan, year: number, seed: number): Step => ({
  label: { zh: '结转', en: 'Carry-over' },
  take: async (stage) => {
    if (stage.app.rules().find('compliance/carry-over-base', { year }) === undefined)
      return 'unlimited banking: nothing to apply for'
    await stage.goTo(plan.carryOverOn, 'trading')
    const standings = await standingsOf(stage.app.sql, year)
    const candidates = fleet.plants.filter((plant) => {
      const standing = standings.get(plant.id)
      return (
        standing !== undefined &&
        standing.due === 0n &&
        standing.held > 0n &&
        stream(seed, plant.id, 'carry').chance(carriesShare)
      )
    })
    const deeds: Deed[] = []
    for (const plant of candidates) {
      const { limit } = await stage.view<CarryOverView>('compliance.carryOverLimit', { year }, cast.plant(plant).first)
      const rows = carryOverOf(standings.get(plant.id) as Standing, larger(limit, 0n))
      if (rows.length > 0) deeds.push({ command: 'compliance.carryOver', input: { year, rows }, by: cast.plant(plant) })
    }
    await stage.byTwo(deeds)
    return `${deeds.length} emitters`
  },
})
