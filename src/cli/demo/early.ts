import { day, shareOf, type Day, type Product, type Tonnes } from '../../kernel/index.ts'
import { cast } from '../year/cast.ts'
import type { Fleet, FleetPlant } from '../year/fleet.ts'
import { standingsOf, type Standing } from '../year/standing.ts'
import type { Stage } from '../year/stage.ts'
import { surrenderOf } from '../year/step-comply.ts'
import type { DueAct } from './calendar.ts'

/** Who has surrendered, when and how much of what it owes, before a newcomer finds the market. */
const early: readonly { readonly plant: string; readonly on: Day; readonly share: string }[] = [
  { plant: 'xiqiao', on: day('2025-10-24'), share: '1' },
  { plant: 'shiyuan', on: day('2025-10-31'), share: '1' },
  { plant: 'haiyan', on: day('2025-11-05'), share: '0.75' },
  { plant: 'jinling', on: day('2025-11-07'), share: '0.4' },
  { plant: 'luowan', on: day('2025-11-12'), share: '0.6' },
  { plant: 'shunde', on: day('2025-11-14'), share: '1' },
]

/** What is left in the registry account when the units in the trading account are not counted. */
const inRegistry = ({ free, trading }: Standing): Map<Product, Tonnes> =>
  new Map([...free].map(([product, quantity]) => [product, quantity - (trading.get(product) ?? 0n)]))

/** Its credits come back from the exchange and go first; then allowances out of the registry account. */
const surrenderPart = async (stage: Stage, plant: FleetPlant, year: number, share: string): Promise<void> => {
  const standing = (await standingsOf(stage.app.sql, year)).get(plant.id)
  if (!standing) return
  const by = cast.plant(plant)
  const credits = standing.trading.get('CCER') ?? 0n
  if (credits > 0n) await stage.one('registry.moveFromTrading', { product: 'CCER', quantity: credits }, by.first)
  const due = shareOf(standing.due, share, 'down')
  const input = { year, ...surrenderOf({ ...standing, due, credits, free: inRegistry(standing) }, credits) }
  await stage.byTwo([{ command: 'compliance.surrender', input, by }])
}

export const earlySurrenders = (fleet: Fleet, year: number): DueAct[] =>
  early.flatMap(({ plant: id, on, share }) => {
    const plant = fleet.plants.find((item) => item.id === id)
    return plant ? [{ on, act: (stage) => surrenderPart(stage, plant, year, share) }] : []
  })
