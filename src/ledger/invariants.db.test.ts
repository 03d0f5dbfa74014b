import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { admitAll, issue, li, must } from '../../test/people.ts'
import { ledgerInvariants } from './invariants.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket()
  await admitAll(market.app)
  await issue(market.app, 'CEA2024', [
    { entity: 'plantA', quantity: 1_000n },
    { entity: 'plantB', quantity: 500n },
  ])
  await must(market.app, 'registry.moveToTrading', { product: 'CEA2024', quantity: 300 }, li)
})
afterAll(() => market.close())

const broken = async (): Promise<string[]> => {
  const names: string[] = []
  for (const { name, check } of ledgerInvariants) if (!(await check(market.app.sql)).holds) names.push(name)
  return names
}

const withFault = async (fault: string, mend: string): Promise<string[]> => {
  await market.app.sql.rows(fault)
  const names = await broken()
  await market.app.sql.rows(mend)
  return names
}

test('the books of an untouched market hold', async () => {
  expect(await broken()).toEqual([])
})

describe('each planted fault is found by the invariant that is about it', () => {
  test('a tonne out of nothing', async () => {
    const set = (by: string) =>
      `update holding set quantity = quantity ${by} where account = 'R-plantA' and product = 'CEA2024' and state = 'free'`
    expect(await withFault(set('+ 1'), set('- 1'))).toEqual([
      'ledger.sumsToZero',
      'ledger.postingsMakeHoldings',
      'ledger.blocksMakeHoldings',
    ])
  })

  test('a tonne that changed hands without a posting', async () => {
    const swap = (by: string, other: string) =>
      `update holding set quantity = quantity ${by} (case account when 'R-plantA' then 1 else -1 end)
       where account in ('R-plantA', 'R-plantB') and product = 'CEA2024' and state = 'free' ${other}`
    expect(await withFault(swap('+', ''), swap('-', ''))).toEqual(['ledger.postingsMakeHoldings', 'ledger.blocksMakeHoldings'])
  })

  test('a block in the wrong account', async () => {
    const give = (to: string, from: string) => `update serial_block set account = '${to}' where account = '${from}'`
    expect(await withFault(give('T-x', 'T-plantA'), give('T-plantA', 'T-x'))).toEqual(['ledger.blocksMakeHoldings'])
  })
})

describe('the database itself refuses', () => {
  const refuse = (text: string) => expect(market.app.sql.rows(text)).rejects.toThrow

  test('an account below zero', async () => {
    await refuse(`update holding set quantity = -1 where account = 'R-plantA'`)('nothing_below_zero')
  })

  test('a serial number that stands twice, and a gap between blocks', async () => {
    await refuse(`insert into serial_block values ('CEA2024', 1501, 1500, 'R-x', 1500)`)('start_before_end')
    await refuse(`insert into serial_block values ('CEA2024', 1400, 1600, 'R-x', 1399)`)('no_gap')
    await refuse(`insert into serial_block values ('CEA2024', 1400, 1500, 'R-x', 1399)`)('each_end_once')
    await refuse(`insert into serial_block values ('CEA2024', 1502, 1600, 'R-x', 1501)`)('no_gap')
  })
})
