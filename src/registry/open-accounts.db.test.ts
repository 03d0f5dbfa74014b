import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { must, organisations, registrar } from '../../test/people.ts'
import { expectRefused } from '../../test/unchanged.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket()
  await must(market.app, 'parties.admit', { organisations })
})
afterAll(() => market.close())

const open = (...ids: string[]) => ({ command: 'registry.openAccounts', input: { organisations: ids }, actor: registrar })

test('an emitter has three accounts in its own name, an authority one', async () => {
  await must(market.app, 'registry.openAccounts', { organisations: ['plantA', 'mee'] }, registrar)
  const rows = await market.app.sql.rows(`select id, organisation, kind, state from account order by id`)
  expect(rows).toEqual([
    { id: 'M-plantA', organisation: 'plantA', kind: 'cash', state: 'open' },
    { id: 'R-mee', organisation: 'mee', kind: 'registry', state: 'open' },
    { id: 'R-plantA', organisation: 'plantA', kind: 'registry', state: 'open' },
    { id: 'T-plantA', organisation: 'plantA', kind: 'trading', state: 'open' },
  ])
})

test('one of each kind an entity, only for kinds that hold units, only for known ones: all reasons come together', async () => {
  await expectRefused(
    market.app,
    open('plantA', 'group', 'nowhere', 'plantB'),
    { code: 'accountsExist', asked: 'plantA' },
    { code: 'kindHasNoAccount', asked: 'group' },
    { code: 'organisationUnknown', asked: 'nowhere' },
  )
})

test('the exchange, and the registry itself, hold no account', async () => {
  await expectRefused(
    market.app,
    open('exchange-operator', 'registry-operator'),
    { code: 'kindHasNoAccount', asked: 'exchangeOperator' },
    { code: 'kindHasNoAccount', asked: 'registryOperator' },
  )
})
