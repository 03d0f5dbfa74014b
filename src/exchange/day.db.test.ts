import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { chen, li, must, operator, wang } from '../../test/people.ts'
import { heldIn } from '../../test/snapshot.ts'
import { listed, openTrading, picked, stepMarket } from '../../test/trading.ts'
import { run } from '../store/index.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket('2025-10-24')
  await openTrading(market.app)
})
afterAll(() => market.close())

const day = (businessDay: string) =>
  market.app.sql.rows(
    `select previous_close_fen, close_fen, volume, turnover_fen from trading_day where product = 'CEA2024' and day = $1`,
    [businessDay],
  )

test('the close is the day’s turnover over its volume, to the fen; open listings expire and free what they held', async () => {
  const { app } = market
  await picked(app, wang, await listed(app, li, 'sell', 9_800, 100), 100)
  const wish = await listed(app, chen, 'buy', 9_701, 300)
  await picked(app, li, wish, 200)
  const left = await listed(app, li, 'sell', 9_900, 50)
  await stepMarket(app, '2025-10-24', 'settlement')
  const turnover = 100n * 9_800n + 200n * 9_701n
  // 2,920,200 fen over 300 t is 9,734 fen exactly.
  expect(await day('2025-10-24')).toEqual([{ previousCloseFen: 9_749n, closeFen: 9_734n, volume: 300n, turnoverFen: turnover }])
  const statuses = await app.sql.rows(`select id, status, remaining from listing where id in ($1, $2) order by length(id), id`, [
    wish,
    left,
  ])
  expect(statuses.map((row) => ({ ...(row as object) }))).toEqual([
    { id: wish, status: 'expired', remaining: 0n },
    { id: left, status: 'expired', remaining: 0n },
  ])
  expect([await heldIn(app, 'T-plantA', 'CEA2024', 'order'), await heldIn(app, 'M-plantC', 'CNY', 'order')]).toEqual([0n, 0n])
})

test('the next day starts from that close, after the weekend; a day without trades keeps it', async () => {
  const { app } = market
  await stepMarket(app, '2025-10-27', 'trading')
  expect(await day('2025-10-25')).toEqual([])
  expect(await day('2025-10-27')).toMatchObject([{ previousCloseFen: 9_734n, closeFen: null }])
  await stepMarket(app, '2025-10-28', 'trading')
  expect(await day('2025-10-27')).toMatchObject([{ closeFen: 9_734n, volume: 0n }])
  expect(await day('2025-10-28')).toMatchObject([{ previousCloseFen: 9_734n }])
})

test('opening or closing a day again does nothing', async () => {
  const { app } = market
  expect((await must(app, 'exchange.openDay', {}, operator)).result).toEqual({ opened: 0 })
  expect((await must(app, 'exchange.closeDay', {}, operator)).result).toEqual({ closed: 1 })
  expect((await must(app, 'exchange.closeDay', {}, operator)).result).toEqual({ closed: 0 })
  expect((await run(app, { command: 'exchange.closeDay', input: {}, actor: li })).kind).toBe('notAllowed')
})
