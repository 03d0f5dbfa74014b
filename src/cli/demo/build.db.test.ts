import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../../test/database.ts'
import { ledgerInvariants } from '../../ledger/index.ts'
import { cast } from '../year/cast.ts'
import { openStage, type Stage } from '../year/stage.ts'
import { fileMonth } from '../year/step-measure.ts'
import { buildDemo } from './build.ts'
import { demoDay, openYear } from './calendar.ts'
import { demoFleet } from './fleet.ts'
import { lateDemoPlant } from './plants.ts'

let demo: TestApp
let stage: Stage

beforeAll(async () => {
  demo = await openTestApp()
  await buildDemo(demo.app, () => undefined)
  stage = openStage(demo.app, () => undefined)
})
afterAll(() => demo.close())

const rows = <Row>(sql: string): Promise<Row[]> => demo.app.sql.rows<Row>(sql)

test('every month was filed in time and on its day, but December of one plant and what is not over', async () => {
  expect(
    await rows(`select year, count(*)::int as filed, bool_or(late) as late from mrv_month group by year order by year`),
  ).toEqual([
    { year: 2023, filed: 144, late: false },
    { year: 2024, filed: 143, late: false },
    { year: 2025, filed: 108, late: false },
  ])
  expect(
    await rows(
      `select month from mrv_month where entity = '${lateDemoPlant}' and year >= ${openYear}
       order by month desc limit 10`,
    ),
  ).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1].map((month) => ({ month: `2025-0${month}` })).concat({ month: '2024-11' }))
})

test('provinces stand at different parts of the open year, and nobody has dealt for the undecided', async () => {
  const parts = await rows<{ province: string; pct: number }>(
    `select province, round(100 * sum(surrendered + offset_credits) / sum(due))::int as pct from obligation
     where year = ${openYear} group by province`,
  )
  expect(new Set(parts.map(({ pct }) => pct)).size).toBe(parts.length)
  expect(parts.map(({ pct }) => pct)).toContain(100)
  expect(parts.filter(({ pct }) => pct > 0).length).toBe(parts.length)
  expect(await rows(`select id from trade where buyer in ('yunting', 'beize') and day >= '2025-09-01'`)).toEqual([])
})

test('each trading day of the open year has several deals at several prices, and every day but today is closed', async () => {
  const [days] = await rows<{ days: number; dealt: number; moved: number; open: number }>(
    `select count(*)::int as days, count(*) filter (where trades >= 4)::int as dealt,
       count(*) filter (where high_fen > low_fen)::int as moved,
       count(*) filter (where close_fen is null and day < '${demoDay}')::int as open
     from trading_day where product = 'CEA${openYear}'`,
  )
  expect(days).toMatchObject({ open: 0 })
  expect(days?.days).toBeGreaterThan(20)
  expect([days?.dealt, days?.moved]).toEqual([days?.days, days?.days])
})

test('the plant of the walk turns out short, and the book holds what it lacks', async () => {
  const fleet = demoFleet(demo.app.rules(), openYear)
  const plant = fleet.plants.find(({ id }) => id === lateDemoPlant) as (typeof fleet.plants)[number]
  await fileMonth(stage, { ...fleet, plants: [plant] }, 11)
  await stage.one('mrv.submitAnnual', { year: openYear }, cast.plant(plant).engineer)
  const { first } = cast.province(plant.province)
  await stage.one('mrv.assignVerifier', { year: openYear, verifier: 'verifier-1', organisations: [plant.id] }, first)
  await stage.byTwo([{ command: 'mrv.verify', input: { organisation: plant.id, year: openYear }, by: cast.verifier }])
  await stage.byTwo([{ command: 'allocation.determine', input: { year: openYear }, by: cast.province(plant.province) }])
  const [{ short } = { short: 0n }] = await rows<{ short: bigint }>(
    `select o.due - sum(h.quantity)::bigint as short from obligation o
     join holding h on h.account in ('R-' || o.organisation, 'T-' || o.organisation)
     where o.organisation = '${plant.id}' and o.year = ${openYear} group by o.due`,
  )
  expect(Number(short)).toBeGreaterThan(20_000)
  expect(Number(short)).toBeLessThan(120_000)
  interface Book {
    readonly sell: readonly { readonly quantity: bigint }[]
  }
  const offered = async (product: string): Promise<bigint> => {
    const { sell } = await stage.view<Book>('exchange.book', { product }, cast.exchange.first)
    return sell.reduce((sum, level) => sum + level.quantity, 0n)
  }
  expect(await offered(`CEA${openYear}`)).toBeGreaterThan(short)
  expect(await offered('CCER')).toBeGreaterThan(60_000n)
})

test('the books of the demo hold', async () => {
  for (const invariant of ledgerInvariants)
    expect({ name: invariant.name, ...(await invariant.check(demo.app.sql)) }).toMatchObject({ holds: true })
})
