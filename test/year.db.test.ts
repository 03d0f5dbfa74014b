import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decimal, sumDecimals, sumIntegers } from '../src/kernel/index.ts'
import { summaryJson, type YearSummary } from '../src/cli/year/report/summary.ts'
import { runYear, type YearRequest } from '../src/cli/year/run-year.ts'
import { openTestApp, type TestApp } from './database.ts'

const plantsFile = join(import.meta.dirname, 'fixtures/plants-small.csv')
const request: YearRequest = { plantsFile, year: 2024, seed: 1, times: 1 }

const opened: TestApp[] = []
const freshApp = async (): Promise<TestApp> => {
  const app = await openTestApp()
  opened.push(app)
  return app
}
const yearOf = async (asked: YearRequest, { app }: TestApp): Promise<YearSummary> => {
  const summary = await runYear(app, asked, () => undefined)
  if (!('meta' in summary)) throw new Error(summary.en)
  return summary
}

let market: TestApp
let summary: YearSummary
beforeAll(async () => {
  market = await freshApp()
  summary = await yearOf(request, market)
})
afterAll(() => Promise.all(opened.map((item) => item.close())))

const sumOf = async (text: string): Promise<bigint> => (await market.app.sql.rows<{ sum: bigint }>(text))[0]?.sum ?? 0n

describe('a compliance year for the plants of the small file', () => {
  test('RQ-002-129 goes from emissions through allocation and trade to surrender, and every invariant holds', async () => {
    expect(summary.invariants.filter((item) => !item.holds)).toEqual([])
    expect(summary.invariants.length).toBeGreaterThan(10)
    expect(summary.total.emissions).toBe(
      await sumOf(`select sum(emissions_tonnes)::bigint as sum from mrv_verified where year = 2024`),
    )
    expect(summary.total.allocation).toBeGreaterThan(0n)
    expect(summary.market.volume).toBeGreaterThan(0n)
    expect(summary.market.volume).toBe(await sumOf(`select sum(quantity)::bigint as sum from settlement where product <> 'CCER'`))
    expect(summary.compliance.surrendered).toBeGreaterThan(0n)
    expect(summary.compliance.surrendered + summary.compliance.creditsUsed + summary.compliance.shortfall).toBe(
      summary.total.emissions,
    )
  })

  test('RQ-002-055 emitters make their province, provinces the nation, as the final allocations of the books do', async () => {
    const byProvince = new Map<string, bigint>()
    for (const row of summary.entities) byProvince.set(row.province, (byProvince.get(row.province) ?? 0n) + row.allocation)
    expect(summary.byProvince.map((row) => [row.province, row.allocation])).toEqual(
      [...byProvince].sort(([a], [b]) => (a < b ? -1 : 1)),
    )
    expect(byProvince.size).toBeGreaterThan(3)
    expect(sumIntegers(summary.byProvince.map((row) => row.allocation))).toBe(summary.total.allocation)
    expect(summary.total.allocation).toBe(
      await sumOf(`select sum(amount)::bigint as sum from final_allocation where year = 2024`),
    )
  })

  test('credits are issued, bought, and used within the limit of five per cent', () => {
    const credits = summary.balance.find((row) => row.product === 'CCER')
    expect(credits).toMatchObject({ remainder: 0n, surrendered: summary.compliance.creditsUsed })
    expect(summary.compliance.creditsUsed).toBeGreaterThan(0n)
    for (const row of summary.entities) expect(row.creditsUsed * 20n <= row.obligation).toBe(true)
  })

  test('every tonne of each product is somewhere', () => {
    expect(summary.balance.length).toBeGreaterThan(2)
    for (const row of summary.balance) {
      expect(row.remainder).toBe(0n)
      expect(row.issued).toBe(row.held + row.surrendered + row.recalled + row.cancelled)
    }
  })

  test('the rows it could not use are named with row, name, column and reason', () => {
    const named = summary.exclusions.map((item) => [
      item.row,
      item.name,
      item.reasons.map((reason) => `${reason.column}: ${reason.code}`),
    ])
    expect(named).toContainEqual([18, 'Two Wells', ['Capacity (MW): capacityBlank']])
    expect(named).toContainEqual([19, 'Half Moon', ['Capacity (MW): capacityNotANumber']])
    expect(named).toContainEqual([20, 'Zero Hill', ['Capacity (MW): capacityNotPositive']])
    const usable = summary.fleet.sieve.at(-1)
    expect(usable?.rows).toBe(summary.fleet.plants)
    expect(usable?.capacityMw).toBe(sumDecimals(summary.entities.map((row) => decimal(row.capacityMw))).toString())
  })
})

test('the same file and seed give the same bytes, with no path and no time of day; another seed gives another year', async () => {
  const text = summaryJson(summary)
  expect(summaryJson(await yearOf(request, await freshApp()))).toBe(text)
  expect(text).not.toMatch(/\d\dT\d\d:\d\d|\d\d:\d\d:\d\d/)
  expect(text).not.toContain(import.meta.dirname)
  expect(text).not.toContain('plants-small')
  const other = await yearOf({ ...request, seed: 2 }, await freshApp())
  expect(other.total.emissions).not.toBe(summary.total.emissions)
  expect(other.invariants.filter((item) => !item.holds)).toEqual([])
})

test('a year without rules is refused with what is missing, and no market is made', async () => {
  const { app } = await freshApp()
  const refused = await runYear(app, { ...request, year: 2017 }, () => undefined)
  expect(refused).toMatchObject({ code: 'yearWithoutRules', asked: '2017' })
  expect(await app.sql.rows(`select 1 from market`)).toEqual([])
})
