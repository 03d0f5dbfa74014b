import { createHash } from 'node:crypto'
import {
  decimal,
  shareOf,
  silent,
  smaller,
  sumIntegers,
  toInteger,
  type Day,
  type Fen,
  type Rules,
  type Tonnes,
} from '../../kernel/index.ts'
import { offsetMax } from '../../compliance/index.ts'
import { cast, institutions } from './cast.ts'
import type { FleetPlant } from './fleet.ts'
import type { YearPlan } from './market-plan.ts'
import { quoteOf, tradeProduct, type Quote } from './orders.ts'
import { stream } from './random.ts'
import { freeIn, standingsOf, type Standing } from './standing.ts'
import type { Stage, Step } from './stage.ts'

/**
 * What the simulation supposes of credits. One project owner brings as much as a tenth of a per cent of what all emitters owe
 * (in the
 * second cycle 3.7174 Mt were used against two years of about 5 Gt each); one short emitter in five thinks of buying.
 */
const supposed = { issuedShare: '0.001', buyersShare: 0.2, driftMost: 0.012, noise: 0.008 } as const

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * Whether the year has a credit market at all: offset allowed, applications open, and the market open before the last trading
 * day.
 */
export const creditsPossible = (rules: Rules, plan: YearPlan, year: number): boolean => {
  const lastDay = plan.tradingDays.at(-1)
  const opening = String(rules.get('exchange/opening-day', { market: 'CCER' }).value)
  const suspended = rules.find('ccer/applications-suspended', { day: plan.determinationOn })?.value
  const allowed = rules.find('compliance/offset-allowed', { year, sector: 'power' })?.value
  return allowed === true && suspended === false && lastDay !== undefined && opening <= lastDay
}

/** The published average of the credit market's first full year, fen per tonne: where the simulated credit market starts. */
export const firstCreditPrice = (rules: Rules): Fen =>
  BigInt(
    decimal(String(rules.get('reference/other', { metric: 'ccerAveragePrice', period: '2025' }).value))
      .times(100)
      .toFixed(0),
  )

const registerProject = async (stage: Stage, year: number): Promise<string> => {
  const { project } = (await stage.one(
    'ccer.registerProject',
    {
      nameZh: '模拟海上风电项目',
      nameEn: 'Simulated offshore wind project',
      type: 'renewable',
      methodology: 'CCER-01-002-V01',
      startOn: `${year - 2}-06-30`,
      province: '15',
      location: '模拟海域',
      coveredFacility: false,
      validator: institutions.verifier,
      validationReport: `SD-${year}-1`,
    },
    cast.creditOwner.first,
  )) as { project: string }
  return project
}

/** A registered project with one verified batch, the compliance year's reductions, all of it moved into the trading account. */
export const issueCredits = (plan: YearPlan, year: number): Step => ({
  label: { zh: 'CCER 登记与入市', en: 'Credits registered and brought to market' },
  take: async (stage) => {
    if (!creditsPossible(stage.app.rules(), plan, year)) return 'no credit market in this year'
    const standings = await standingsOf(stage.app.sql, year)
    const quantity = shareOf(sumIntegers([...standings.values()].map((standing) => standing.due)), supposed.issuedShare, 'down')
    if (quantity === 0n) return '0 t'
    const owner = cast.creditOwner.first
    const report = { reportId: `JC-${year}-1`, reportSha256: sha256(`JC-${year}-1`) }
    const period = { periodFrom: `${year}-01-01`, periodUntil: `${year}-12-31` }
    const application = {
      project: await registerProject(stage, year),
      ...period,
      quantity,
      ...report,
      verifier: institutions.creditVerifier,
    }
    const { batch } = (await stage.one('ccer.applyBatch', application, owner)) as { batch: string }
    const verification = { batch, quantity, reportId: `HC-${year}-1`, reportSha256: sha256(`HC-${year}-1`) }
    await stage.one('ccer.verifyBatch', verification, cast.creditVerifier.first)
    await stage.byTwo([{ command: 'ccer.registerBatch', input: { batch }, by: cast.registry }])
    await stage.one('registry.moveToTrading', { product: 'CCER', quantity }, owner)
    return `${quantity} t`
  },
})

/** The credit market of one year: what is left to sell, and how much each emitter that thinks of credits may still use. */
export interface CreditDesk {
  left: Tonnes
  readonly rooms: Map<string, Tonnes>
  readonly seed: number
}

/**
 * Opens the desk on the stock in the owner's trading account. An emitter uses no more than the rule's share of its obligation
 * (Measures, art. 29).
 */
export const openCreditDesk = async (
  stage: Stage,
  plants: readonly FleetPlant[],
  standings: ReadonlyMap<string, Standing>,
  lastDay: Day,
  seed: number,
): Promise<CreditDesk> => {
  const rules = stage.app.rules()
  const share = rules.get('compliance/offset-limit', { day: lastDay })
  const rounding = rules.get('compliance/rounding-offset', { day: lastDay })
  const buyers = plants.filter((plant) => stream(seed, plant.id, 'credits').chance(supposed.buyersShare))
  const rooms = buyers.map((plant): [string, Tonnes] => {
    const due = standings.get(plant.id)?.due ?? 0n
    return [plant.id, toInteger(offsetMax(silent, share, due, rounding), 'down')]
  })
  return { left: await freeIn(stage.app.sql, `T-${institutions.creditOwner}`, 'CCER'), rooms: new Map(rooms), seed }
}

/**
 * A day of the credit market: an even part of the stock is offered; who is short buys it while it is cheaper than an allowance.
 */
export const tradeCredits = async (
  stage: Stage,
  desk: CreditDesk,
  asks: ReadonlyMap<string, Tonnes>,
  allowance: Quote,
  day: { readonly index: number; readonly left: number },
): Promise<Map<string, Tonnes>> => {
  const quote = await quoteOf(stage, 'CCER')
  if (!quote || desk.left === 0n) return new Map()
  const random = stream(desk.seed, institutions.creditOwner, 'market', day.index)
  const offered = smaller(desk.left, desk.left / BigInt(day.left) + 1n)
  const cheaper = quote.closeFen < allowance.closeFen
  const buyers = [...desk.rooms].flatMap(([organisation, room]) => {
    const quantity = cheaper ? smaller(room, asks.get(organisation) ?? 0n) : 0n
    return quantity > 0n ? [{ organisation, random, quantity }] : []
  })
  const wanted = sumIntegers(buyers.map((buyer) => buyer.quantity))
  const mood = (supposed.driftMost * Number(wanted - offered)) / Number(wanted + offered) + supposed.noise * random.bell()
  const got = await tradeProduct(
    stage,
    'CCER',
    quote,
    [{ organisation: institutions.creditOwner, random, quantity: offered }],
    buyers,
    mood,
  )
  for (const [organisation, quantity] of got) desk.rooms.set(organisation, (desk.rooms.get(organisation) ?? 0n) - quantity)
  desk.left -= sumIntegers(got.values())
  return got
}
