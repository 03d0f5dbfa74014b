import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { admitAll, issue } from '../../test/people.ts'
import { openApp } from '../main.ts'
import { checkRebuild, sealAll, verifyChain } from './index.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket()
  await admitAll(market.app)
  await issue(market.app, 'CEA2024', [{ entity: 'plantA', quantity: 1_000n }])
})
afterAll(() => market.close())

test('a database of an older version is brought up to date at the next start, from its log', async () => {
  const { sql } = market.app
  await sql.rows(`alter table account drop column kind`)
  await sql.rows(`drop table cancellation`)
  await sql.rows(`update schema_version set version = 0`)
  const again = await openApp({ url: market.url })
  const accounts = await again.sql.rows(`select id, kind from account where organisation = 'plantA' order by id`)
  expect(accounts).toContainEqual({ id: 'R-plantA', kind: 'registry' })
  expect(await again.sql.rows(`select version from schema_version order by version desc limit 1`)).not.toEqual([{ version: 0 }])
  await sealAll(again.pool)
  expect((await verifyChain(again.sql)).problems).toEqual([])
  expect((await checkRebuild(again)).filter((table) => !table.same)).toEqual([])
  await again.database.close()
})

test('a database of a newer version is refused, not guessed at', async () => {
  await market.app.sql.rows(`insert into schema_version values (999)`)
  await expect(openApp({ url: market.url })).rejects.toThrow('Use a newer program')
})
