import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { must, someone } from '../../test/people.ts'
import { sumIntegers } from '../kernel/index.ts'
import { ask } from '../store/index.ts'

const ministry = someone('fan', 'mee', ['ministryOfficer'])
const provinces = ['province-11', 'province-31', 'province-33', 'province-44']
const plants = Array.from({ length: 12 }, (_, i) => `plant-${i}`)

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket('2025-08-20')
  const party = (id: string, kind: string) => ({ id, kind, nameZh: id, nameEn: id, province: null, parent: null, details: {} })
  await must(market.app, 'parties.admit', { organisations: plants.map((id) => party(id, 'emitter')) })
})
afterAll(() => market.close())

interface Table {
  rows: { entity: string; amount: bigint | null }[]
  provinces: { province: string; amount: bigint; entities: number }[]
  nation: { amount: bigint; entities: number }
}

const tableOf = async (year: number): Promise<Table> => {
  const reply = await ask(market.app, 'allocation.table', { year }, ministry)
  if (reply.kind !== 'answer') throw new Error(reply.kind)
  return reply.value as Table
}

const allocation = fc.record({
  entity: fc.constantFrom(...plants),
  province: fc.constantFrom(...provinces),
  amount: fc.bigInt({ min: 0n, max: 400_000_000n }),
})
const year = fc.uniqueArray(allocation, { selector: ({ entity }) => entity, maxLength: plants.length })

test('RQ-002-028 whatever the entities are allocated, the nation has exactly their sum, and no cap above it', async () => {
  const { sql } = market.app
  let [full, large] = [0, 0]
  await fc.assert(
    fc.asyncProperty(year, year, async (ours, others) => {
      await sql.rows(`delete from final_allocation`)
      for (const [of, rows] of [
        [2024, ours],
        [2023, others],
      ] as const)
        for (const { entity, province, amount } of rows)
          await sql.rows(
            `insert into final_allocation values ($1, $2, $3, $4, '[]', $4, $4, $4, 0, 0, '0', 0, $4, 0, '2025-08-20')`,
            [entity, of, province, amount],
          )
      const { rows, provinces: sums, nation } = await tableOf(2024)
      const total = sumIntegers(ours.map(({ amount }) => amount))
      expect(nation).toMatchObject({ amount: total, entities: ours.length })
      expect(sumIntegers(rows.map(({ amount }) => amount ?? 0n))).toBe(total)
      for (const { province, amount, entities } of sums) {
        const own = ours.filter((row) => row.province === province)
        expect({ amount, entities }).toEqual({ amount: sumIntegers(own.map((row) => row.amount)), entities: own.length })
      }
      expect(sumIntegers(sums.map(({ amount }) => amount))).toBe(total)
      if (sums.length > 1) full += 1
      if (total > 1_000_000_000n) large += 1
    }),
    { numRuns: 60 },
  )
  expect(full).toBeGreaterThan(20)
  expect(large).toBeGreaterThan(5)
})
