import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealAll } from '../../src/store/index.ts'
import { openHttpMarket, type HttpMarket } from './market.ts'

let market: HttpMarket

beforeAll(async () => {
  market = await openHttpMarket()
  await sealAll(market.app.pool)
})
afterAll(() => market.close())

interface Verified {
  readonly events: number
  readonly checks: readonly { readonly name: string; readonly holds: boolean; readonly detail: string }[]
}

const verify = async (): Promise<Verified> => {
  const answer = await market.get('/api/v1/market/verify', await market.signIn('auditor'))
  expect(answer.statusCode).toBe(200)
  return answer.json()
}

test('an auditor has the whole chain and the books checked', async () => {
  const { events, checks } = await verify()
  expect(events).toBeGreaterThan(0)
  expect(checks.length).toBeGreaterThan(1)
  expect(checks.filter(({ holds }) => !holds)).toEqual([])
})

test('a changed event is named; nobody else may ask', async () => {
  expect((await market.get('/api/v1/market/verify', await market.signIn('trader'))).statusCode).toBe(404)
  const [row] = await market.app.sql.rows<{ id: bigint; body: string }>(`select id, body from event order by id offset 2 limit 1`)
  const write = (body: string | undefined) => market.app.sql.rows(`update event set body = $2 where id = $1`, [row?.id, body])
  await write(row?.body.replace('"command"', '"Command"'))
  const chain = (await verify()).checks.find(({ name }) => name === 'store.chain')
  expect(chain).toMatchObject({ holds: false })
  expect(chain?.detail).toContain('#3 ')
  await write(row?.body)
})
