import { larger, smaller, type Day, type Product, type Tonnes } from '../../kernel/index.ts'
import { cast, institutions } from '../year/cast.ts'
import type { Fleet } from '../year/fleet.ts'
import { stream } from '../year/random.ts'
import { standingsOf, type Standing } from '../year/standing.ts'
import type { Stage } from '../year/stage.ts'
import { bankId, bankPeople } from './people.ts'
import { lateDemoPlant } from './plants.ts'

interface BookView {
  readonly day: { readonly previousCloseFen: bigint } | null
  readonly band: { readonly lowestFen: bigint; readonly highestFen: bigint } | null
}

/** Share of those who are short that deal on a day. */
const dealingShare = 0.6
const owes = (standing: Standing | undefined): boolean => standing !== undefined && standing.due > standing.held

const levels = 6
const lotMost = 9_000

/** What others offer and want today: small listings around the last close, so that there is a book to pick from. */
export const makeMarket = async (stage: Stage, fleet: Fleet, year: number, seed: number): Promise<void> => {
  const standings = await standingsOf(stage.app.sql, year)
  const today = (await stage.view<{ rows: { product: Product; day: string }[] }>('exchange.products', {}, cast.exchange.first))
    .rows
  for (const { product, day } of today) {
    const book = await stage.view<BookView>('exchange.book', { product }, cast.exchange.first)
    if (!book.day || !book.band) continue
    const random = stream(seed, product, day, 'book')
    const orders: object[] = []
    const price = (side: 1 | -1, level: number): bigint => {
      const fen = (book.day as { previousCloseFen: bigint }).previousCloseFen + BigInt(side * (2 + level * random.whole(2, 7)))
      return larger(
        (book.band as { lowestFen: bigint }).lowestFen,
        smaller((book.band as { highestFen: bigint }).highestFen, fen),
      )
    }
    const sellers: [string, Tonnes][] =
      product === 'CCER'
        ? [[institutions.creditOwner, 60_000n]]
        : fleet.plants.map((plant) => [plant.id, standings.get(plant.id)?.trading.get(product) ?? 0n])
    for (const [organisation, held] of sellers) {
      let left = held
      for (let level = 0; level < levels && left > 0n; level++) {
        const quantity = smaller(left, BigInt(random.whole(12, lotMost / 100) * 100))
        orders.push({ kind: 'list', organisation, side: 'sell', priceFen: price(1, level), quantity })
        left -= quantity
      }
    }
    const short = fleet.plants.filter((plant) => plant.id !== lateDemoPlant && owes(standings.get(plant.id)))
    for (const plant of short) {
      for (let level = 0; level < 2; level++) {
        const quantity = BigInt(random.whole(5, 30) * 100)
        orders.push({ kind: 'list', organisation: plant.id, side: 'buy', priceFen: price(-1, level + 1), quantity })
      }
    }
    for (const plant of short.filter(() => random.chance(dealingShare))) {
      const quantity = BigInt(random.whole(2, 16) * 100)
      orders.push({ kind: 'pickBest', organisation: plant.id, side: 'buy', worstPriceFen: book.band.highestFen, quantity })
    }
    await stage.one('exchange.session', { product, orders }, cast.exchange.first)
  }
}

/**
 * What is on people's desks: a pledge in force, another waiting for the bank, a cancellation and a surrender waiting for a
 * second person.
 */
const leaveOpenBusiness = async (stage: Stage, year: number): Promise<void> => {
  const product = `CEA${year}`
  const terms = { product, bank: bankId, until: '2026-05-29', legalEffectAcknowledged: true }
  const pledgor = cast.plant({ id: 'yunting', province: '33' })
  const pledged = (await stage.one(
    'finance.pledge',
    { ...terms, quantity: 300_000n, loanFen: 12_000_000_00n },
    pledgor.first,
  )) as { pledge: string }
  await stage.one('finance.acceptPledge', { pledge: pledged.pledge, legalEffectAcknowledged: true }, bankPeople.first)
  const other = cast.plant({ id: 'shiyuan', province: '15' })
  await stage.one('finance.pledge', { ...terms, quantity: 50_000n, loanFen: 2_000_000_00n }, other.first)
  await stage.one('registry.cancel', { product, quantity: 100n, reason: '公司运动会碳中和' }, other.first)
  const finisher = cast.plant({ id: 'jinling', province: '32' })
  await stage.one('compliance.surrender', { year, allowances: [{ product, quantity: 1_200_000n }], credits: 0n }, finisher.first)
}

/**
 * The day a newcomer walks in: units moved to trade, cash paid in, a book to pick from, a surrender waiting for its second
 * person.
 */
export const standToday = async (stage: Stage, fleet: Fleet, year: number, today: Day): Promise<void> => {
  const standings = await standingsOf(stage.app.sql, year)
  const sellers = fleet.plants.filter(
    (plant) => (standings.get(plant.id)?.held ?? 0n) > (standings.get(plant.id)?.due ?? 0n) && plant.id !== lateDemoPlant,
  )
  for (const plant of sellers) {
    const standing = standings.get(plant.id)
    if (!standing) continue
    const over = smaller(standing.held - standing.due, 90_000n)
    const inRegistry = (standing.free.get(`CEA${year}`) ?? 0n) - (standing.trading.get(`CEA${year}`) ?? 0n)
    const quantity = smaller(over, inRegistry)
    if (quantity > 0n) await stage.one('registry.moveToTrading', { product: `CEA${year}`, quantity }, cast.plant(plant).first)
  }
  const deposits = fleet.plants.map((plant) => ({ organisation: plant.id, amountFen: 2_400_000_00n, bankReference: 'demo' }))
  await stage.one('clearing.deposit', { deposits }, cast.registry.first)
  await stage.one('exchange.openProduct', { product: 'CCER', firstPriceFen: 5_420n }, cast.exchange.first)
  await stage.goTo(today, 'trading')
  await makeMarket(stage, fleet, year, 7)
  await leaveOpenBusiness(stage, year)
}
