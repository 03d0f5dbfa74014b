import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../kernel/index.ts'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { admitAll, officer, operator, refusedWith } from '../../test/people.ts'
import { clockOf, nextPhase, stepTo } from './index.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket('2025-12-30')
  await admitAll(market.app)
})
afterAll(() => market.close())

describe('the business clock', () => {
  test('goes one phase at a time, opens the next day after the last, and never back', async () => {
    expect(nextPhase({ businessDay: day('2025-12-31'), phase: 'closed' })).toEqual({ businessDay: '2026-01-01', phase: 'before' })
    const step = (businessDay: string, phase: string) => ({
      command: 'market.enterPhase',
      input: { businessDay, phase },
      actor: officer,
    })
    expect(await refusedWith(market.app, step('2025-12-30', 'before'))).toEqual(['clockNeverBack'])
    expect(await refusedWith(market.app, step('2025-12-31', 'trading'))).toEqual(['clockNextPhaseOnly'])
    expect(await clockOf(market.app.sql)).toMatchObject({ businessDay: '2025-12-30', phase: 'trading' })
  })

  test('stepping to a day enters every phase on the way, so what falls due on each of them happens', async () => {
    const entered: string[] = []
    const answer = await stepTo(market.app, operator, { businessDay: day('2026-01-01'), phase: 'before' }, ({ clock }) => {
      entered.push(`${clock.businessDay} ${clock.phase}`)
    })
    expect(answer.kind).toBe('done')
    expect(entered).toEqual([
      '2025-12-30 settlement',
      '2025-12-30 closed',
      '2025-12-31 before',
      '2025-12-31 trading',
      '2025-12-31 settlement',
      '2025-12-31 closed',
      '2026-01-01 before',
    ])
    const due = await market.app.sql.rows<{ name: string }>(`select name from command_log where name = 'compliance.closeYears'`)
    const logged = await market.app.sql.rows<{ name: string }>(`select name from event where name = 'market.phaseEntered'`)
    expect([due.length, logged.length]).toEqual([0, 7])
  })
})
