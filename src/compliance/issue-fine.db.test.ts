import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { li, must, mustWithTwo, officer, someone, wang } from '../../test/people.ts'
import { listed, obligation, openTrading, picked, secondOfficer, stepMarket } from '../../test/trading.ts'
import { expectRefused } from '../../test/unchanged.ts'
import { run } from '../store/index.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket('2025-12-31')
  const { app } = market
  await openTrading(app)
  await obligation(app, 'plantA', 2024, 1_000)
  await picked(app, wang, await listed(app, li, 'sell', 9_749, 500), 500)
  await stepMarket(app, '2026-01-01', 'before')
})
afterAll(() => market.close())

const fine = (fineFen: number, year = 2024) => ({
  command: 'compliance.issueFine',
  input: { organisation: 'plantA', year, fineFen },
  actor: officer,
})

test('RQ-002-046 a shortfall of 1,000 t at 97.49 yuan: 487,450 to 974,900 yuan, not a fen below or above', async () => {
  const { app } = market
  await expectRefused(app, fine(487_449_99), { code: 'fineOutOfRange', asked: '487449.99', limit: '974900.00' })
  await expectRefused(app, fine(974_900_01), { code: 'fineOutOfRange', asked: '974900.01', limit: '974900.00' })
  await mustWithTwo(
    app,
    'compliance.issueFine',
    { organisation: 'plantA', year: 2024, fineFen: 487_450_00 },
    officer,
    secondOfficer,
  )
  const [row] = await app.sql.rows(`select fine_fen, fined_on from shortfall where organisation = 'plantA'`)
  expect(row).toEqual({ fineFen: 48_745_000n, finedOn: '2026-01-01' })
})

test('one offence is fined once, and only where there is one', async () => {
  await expectRefused(market.app, fine(487_450_00), { code: 'finedAlready', asked: '2024' })
  await expectRefused(market.app, fine(487_450_00, 2023), { code: 'noShortfall', asked: '2023' })
})

test('an officer of another province does not even find it', async () => {
  const stranger = someone('bo', 'province-32', ['provincialOfficer'], '32')
  expect((await run(market.app, { ...fine(487_450_00), actor: stranger })).kind).toBe('notFound')
  await expect(must(market.app, 'compliance.issueFine', fine(1).input, li)).rejects.toThrow('notAllowed')
})
