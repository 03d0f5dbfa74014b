import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '../kernel/index.ts'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { admitAll, must, mustWithTwo, someone } from '../../test/people.ts'
import { expectRefused } from '../../test/unchanged.ts'
import { actorFor } from './facts.ts'

const first = someone('an', 'tonne', ['administrator'])
const second = someone('bai', 'tonne', ['administrator'])
const trader = { person: 'xu', organisation: 'plantA', role: 'trader' }
let market: TestApp
beforeAll(async () => {
  market = await openTestMarket()
  await admitAll(market.app)
})
afterAll(() => market.close())

test('a role is nobody’s before a second administrator confirms it', async () => {
  await must(market.app, 'parties.grantRoles', { memberships: [{ ...trader, person: 'waits' }] }, first)
  expect(await actorFor(market.app.sql, 'waits', 'plantA', '2025-10-20')).toBeUndefined()
  await mustWithTwo(
    market.app,
    'parties.grantRoles',
    { memberships: [trader, { ...trader, role: 'representative' }] },
    first,
    second,
  )
  expect(await actorFor(market.app.sql, 'xu', 'plantA', day('2025-10-20'))).toEqual({
    person: 'xu',
    organisation: 'plantA',
    roles: ['representative', 'trader'],
    province: '33',
  })
})

test('nobody grants a role to themselves, nor in an organisation that is not there; both reasons come together', async () => {
  const memberships = [
    { person: 'an', organisation: 'plantA', role: 'trader' },
    { ...trader, organisation: 'nowhere' },
  ]
  await expectRefused(
    market.app,
    { command: 'parties.grantRoles', input: { memberships }, actor: first },
    { code: 'ownRole', asked: 'an' },
    { code: 'organisationUnknown', asked: 'nowhere' },
  )
})
