import { day, type Actor } from '../../src/kernel/index.ts'
import { isTradingDay } from '../../src/rulebook/index.ts'
import type { RunningApp } from '../../src/main.ts'
import { clockOf, nextPhase, run, type Answer, type Clock, type Request } from '../../src/store/index.ts'
import { chen, gao, li, someone, wang } from '../people.ts'
import { ma, qin } from '../trading.ts'

export interface Count {
  accepted: number
  refused: number
}
export type Counts = Map<string, Count>

/** A small generator of our own, so that a seed means the same on every machine. */
const randomFrom = (seed: number): ((below: number) => number) => {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** The first and the second person of each plant. */
const plants: readonly (readonly [Actor, Actor])[] = [
  [li, gao],
  [wang, ma],
  [chen, qin],
]
const clerk = someone('gu', 'exchange-operator', ['exchangeOperator'])

interface Known {
  readonly listings: { readonly id: string; readonly organisation: string }[]
  readonly proposals: { readonly id: string; readonly plant: number }[]
  clock: Clock
}

type Draw = (below: number) => number
type Kind = (draw: Draw, known: Known) => Request | undefined

const isOpen = ({ clock }: Known): boolean => clock.phase === 'trading' && isTradingDay(clock.businessDay)
/** Orders mostly keep to the trading hours. */
const asleep = (draw: Draw, known: Known): boolean => !isOpen(known) && draw(8) !== 0

const plantOf = (draw: Draw): readonly [Actor, Actor] => plants[draw(plants.length)] as readonly [Actor, Actor]

/** Mostly a modest amount, now and then far too much or none, so that both answers are met. */
const amount = (draw: Draw, most: number): number => (draw(12) === 0 ? most * 1_000 : draw(25) === 0 ? 0 : 1 + draw(most))

const list: Kind = (draw, known) => {
  if (asleep(draw, known)) return undefined
  const [first] = plantOf(draw)
  const side = draw(2) === 0 ? 'buy' : 'sell'
  const priceFen = draw(15) === 0 ? 20_000 : 9_700 + 10 * draw(9)
  return { command: 'exchange.list', input: { product: 'CEA2024', side, priceFen, quantity: amount(draw, 3_000) }, actor: first }
}

const pick: Kind = (draw, known) => {
  const listing = known.listings[known.listings.length - 1 - draw(Math.min(known.listings.length, 8) || 1)]
  if (!listing || asleep(draw, known)) return undefined
  const [first] = plantOf(draw)
  const actor =
    first.organisation === listing.organisation && draw(4) !== 0
      ? (plants.find(([other]) => other !== first)?.[0] as Actor)
      : first
  return { command: 'exchange.pick', input: { product: 'CEA2024', listing: listing.id, quantity: 1 + draw(500) }, actor }
}

const withdraw: Kind = (draw, known) => {
  const listing = known.listings[known.listings.length - 1 - draw(Math.min(known.listings.length, 4) || 1)]
  if (!listing || asleep(draw, known)) return undefined
  const owner = plants.find(([first]) => first.organisation === listing.organisation)?.[0] as Actor
  const actor = draw(4) === 0 ? plantOf(draw)[0] : owner
  return { command: 'exchange.withdraw', input: { product: 'CEA2024', listing: listing.id }, actor }
}

const moving =
  (way: 'To' | 'From'): Kind =>
  (draw) => ({
    command: `registry.move${way}Trading`,
    input: { product: draw(8) === 0 ? 'CCER' : 'CEA2024', quantity: amount(draw, 4_000) },
    actor: plantOf(draw)[draw(2)] as Actor,
  })

const surrender: Kind = (draw) => {
  const allowances = [{ product: draw(6) === 0 ? 'CEA2023' : 'CEA2024', quantity: Math.max(1, amount(draw, 3_000)) }]
  return {
    command: 'compliance.surrender',
    input: { year: 2024, allowances, credits: draw(3) === 0 ? draw(900) : 0 },
    actor: plantOf(draw)[draw(2)] as Actor,
  }
}

const cancel: Kind = (draw) => ({
  command: 'registry.cancel',
  input: { product: 'CEA2024', quantity: amount(draw, 200), reason: '公益注销' },
  actor: plantOf(draw)[draw(2)] as Actor,
})

/** Confirms as either person of the plant, so about half of the tries are the proposer's own and are refused. */
const decideOn =
  (command: 'approval.confirm' | 'approval.turnDown'): Kind =>
  (draw, known) => {
    const proposal = known.proposals[known.proposals.length - 1 - draw(Math.min(known.proposals.length, 6) || 1)]
    if (!proposal) return undefined
    const actor = plants[proposal.plant]?.[draw(2)] as Actor
    const reason = command === 'approval.turnDown' ? { reason: '数量有误' } : {}
    return { command, input: { proposal: proposal.id, ...reason }, actor }
  }

const enterPhase: Kind = (draw, known) => {
  // A trading day lasts; nights and weekends pass quickly.
  if (isOpen(known) && draw(12) !== 0) return undefined
  const next = draw(10) === 0 ? { businessDay: day('2025-10-19'), phase: 'before' as const } : nextPhase(known.clock)
  return { command: 'market.enterPhase', input: next, actor: clerk }
}

const kinds: readonly (readonly [number, Kind])[] = [
  [26, list],
  [30, pick],
  [8, withdraw],
  [10, moving('To')],
  [10, moving('From')],
  [10, surrender],
  [6, cancel],
  [16, decideOn('approval.confirm')],
  [6, decideOn('approval.turnDown')],
  [30, enterPhase],
]
const weights = kinds.reduce((sum, [weight]) => sum + weight, 0)

const kindOf = (draw: Draw): Kind => {
  let left = draw(weights)
  for (const [weight, kind] of kinds) {
    if (left < weight) return kind
    left -= weight
  }
  return list
}

const learn = (known: Known, request: Request, answer: Answer): void => {
  if (answer.kind === 'proposed') {
    known.proposals.push({
      id: answer.proposal,
      plant: plants.findIndex(([first]) => first.organisation === request.actor.organisation),
    })
  }
  // With the day its listings end; what is picked from then on is listed again.
  if (answer.kind === 'done' && request.command === 'market.enterPhase') known.listings.length = 0
  if (answer.kind === 'done' && request.command === 'exchange.list') {
    known.listings.push({ id: (answer.result as { listing: string }).listing, organisation: request.actor.organisation })
  }
}

const count = (counts: Counts, request: Request, answer: Answer): void => {
  const item = counts.get(request.command) ?? { accepted: 0, refused: 0 }
  if (answer.kind === 'done' || answer.kind === 'proposed') item.accepted += 1
  else item.refused += 1
  counts.set(request.command, item)
}

/** Sends commands of several people, two or three at the same instant now and then, and counts what was accepted of each kind. */
export const walk = async (app: RunningApp, seed: number, steps: number): Promise<Counts> => {
  const draw = randomFrom(seed)
  const known: Known = { listings: [], proposals: [], clock: await clockOf(app.sql) }
  const counts: Counts = new Map()
  for (let taken = 0; taken < steps;) {
    known.clock = await clockOf(app.sql)
    const together: Request[] = []
    const wanted = draw(4) === 0 ? 3 : 1
    while (together.length < wanted) {
      const request = kindOf(draw)(draw, known)
      if (request) together.push(request)
    }
    const answers = await Promise.all(together.map((request) => run(app, request)))
    answers.forEach((answer, i) => {
      const request = together[i] as Request
      count(counts, request, answer)
      learn(known, request, answer)
    })
    taken += together.length
  }
  return counts
}

export const countsOf = (counts: Counts): string =>
  [...counts]
    .sort()
    .map(([name, { accepted, refused }]) => `${name} ${accepted} done ${refused} not`)
    .join(', ')
