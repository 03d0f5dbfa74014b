import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { must, organisations, someone } from '../../test/people.ts'
import { expectRefused } from '../../test/unchanged.ts'
import { run } from '../store/index.ts'

const admin = someone('an', 'tonne', ['administrator'])
let market: TestApp
beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

test('organisations enter the register with the day and stand under their parent', async () => {
  await must(market.app, 'parties.admit', { organisations }, admin)
  const rows = await market.app.sql.rows(
    `select id, kind, parent, opened_on from organisation where parent = 'group' order by id`,
  )
  expect(rows).toEqual([
    { id: 'plantA', kind: 'emitter', parent: 'group', openedOn: '2025-10-20' },
    { id: 'plantB', kind: 'emitter', parent: 'group', openedOn: '2025-10-20' },
  ])
})

test('an identifier that is taken refuses the whole list', async () => {
  const [first] = organisations
  const fresh = { ...first, id: 'fresh' }
  await expectRefused(
    market.app,
    { command: 'parties.admit', input: { organisations: [fresh, first] }, actor: admin },
    { code: 'organisationExists', asked: 'mee' },
  )
})

test('nobody may be called as the account in which units end', async () => {
  const input = { organisations: [{ ...organisations[4], id: 'cancelled' }] }
  await expectRefused(
    market.app,
    { command: 'parties.admit', input, actor: admin },
    { code: 'organisationExists', asked: 'cancelled' },
  )
})

test('only an administrator or the ministry admits', async () => {
  const actor = someone('li', 'plantA', ['representative'])
  expect((await run(market.app, { command: 'parties.admit', input: { organisations: [] }, actor })).kind).toBe('notAllowed')
})
