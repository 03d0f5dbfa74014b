import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { admitAll, must, mustWithTwo, officer, refusedWith, someone } from '../../test/people.ts'
import type { Actor, Working } from '../kernel/index.ts'
import { checkRebuild, clockOf, contextOf, sealAll } from '../store/index.ts'

let market: TestApp
const deputy = someone('jin', 'province-33', ['provincialOfficer'], '33')
const jiangsu = someone('sun', 'province-32', ['provincialOfficer'], '32')
const jiangsuDeputy = someone('cao', 'province-32', ['provincialOfficer'], '32')
const verifiers = [someone('song', 'verifier-1', ['verifier']), someone('xu', 'verifier-1', ['verifier'])] as const

interface PlantYear {
  readonly plant: string
  readonly kind: string
  readonly capacityMw: string
  readonly generationMwh: string
  readonly amount: string
}

/** Files and verifies a year of twelve like months of coal or gas. */
const verifyYear = async ({ plant, kind, capacityMw, generationMwh, amount }: PlantYear, ordering: Actor): Promise<void> => {
  const engineer = someone(`${plant}-li`, plant, ['plantEngineer'])
  await must(market.app, 'mrv.registerUnits', { units: [{ id: `${plant}-u1`, name: '1', capacityMw, kind }] }, engineer)
  await must(market.app, 'mrv.approvePlans', { year: 2024, plans: [{ organisation: plant, version: '1' }] }, ordering)
  const fuel =
    kind === 'gas' ? { fuel: 'naturalGas', amount, ncv: '389.31' } : { fuel: 'coal', amount, ncv: '21.5', carbonReceived: '0.56' }
  const unit = {
    unit: `${plant}-u1`,
    fuels: [fuel],
    generationMwh,
    heatSuppliedGj: '0',
    operatingHours: '500',
    purchasedPowerMwh: '0',
  }
  for (let i = 1; i <= 12; i++)
    await must(market.app, 'mrv.submitMonth', { month: `2024-${String(i).padStart(2, '0')}`, units: [unit] }, engineer)
  await must(market.app, 'mrv.submitAnnual', { year: 2024 }, engineer)
  await must(market.app, 'mrv.assignVerifier', { year: 2024, verifier: 'verifier-1', organisations: [plant] }, ordering)
  await mustWithTwo(market.app, 'mrv.verify', { organisation: plant, year: 2024 }, ...verifiers)
}

const free = async (entity: string): Promise<bigint> => {
  const rows = await market.app.sql.rows<{ quantity: bigint }>(
    `select quantity from holding where account = $1 and product = 'CEA2024' and state = 'free'`,
    [`R-${entity}`],
  )
  return rows[0]?.quantity ?? 0n
}
const ask = async (name: string, input: unknown, actor: Actor): Promise<Record<string, unknown>> => {
  const found = market.app.views.get(name)
  if (!found) throw new Error(`there is no view ${name}`)
  const answer: unknown = await found.read(
    market.app.sql,
    found.input.parse(input),
    contextOf(market.app, await clockOf(market.app.sql), actor, 'test'),
  )
  found.output.parse(answer)
  return answer as Record<string, unknown>
}
const ministry = someone('fan', 'mee', ['ministryOfficer'])

beforeAll(async () => {
  market = await openTestMarket('2025-05-06')
  await admitAll(market.app)
  const body = {
    id: 'verifier-1',
    kind: 'verificationBody',
    nameZh: '核查机构',
    nameEn: 'Verifier',
    province: null,
    parent: null,
    details: {},
  }
  await must(market.app, 'parties.admit', { organisations: [body] })
})
afterAll(() => market.close())

describe('pre-allocation', () => {
  test('verified emissions of the year before are taken over, each entity once and with a sum that holds', async () => {
    const row = { organisation: 'plantA', emissionsTonnes: 1_000_001, units: [{ unit: 'plantA-u1', emissionsTonnes: '1000001' }] }
    const refused = (rows: unknown) =>
      refusedWith(market.app, { command: 'mrv.importVerified', input: { year: 2023, source: '核查报告', rows }, actor: officer })
    expect(await refused([row, row])).toEqual(['entityNamedTwice'])
    expect(await refused([{ ...row, organisation: 'plantC' }])).toEqual(['emitterUnknown'])
    expect(await refused([{ ...row, emissionsTonnes: 5 }])).toEqual(['totalDiffers'])
    await must(
      market.app,
      'mrv.importVerified',
      { year: 2023, source: '核查报告', rows: [row, { organisation: 'plantB', emissionsTonnes: 200_000 }] },
      officer,
    )
    await must(
      market.app,
      'mrv.importVerified',
      { year: 2023, source: '核查报告', rows: [{ organisation: 'plantC', emissionsTonnes: 300_000 }] },
      jiangsu,
    )
  })

  const due = async (actor: Actor, year: number): Promise<unknown> => (await ask('allocation.table', { year }, actor))['due']

  test('the table tells an officer whom each act would reach, and nobody else', async () => {
    const base = { referenceYear: 2023, planIsDraft: false }
    expect(await due(officer, 2024)).toEqual({ ...base, determine: [], preAllocate: ['plantA', 'plantB'] })
    expect(await due(ministry, 2024)).toBeNull()
    // Taken over without the output of its units: verified, but nothing can be determined from it.
    expect(await due(officer, 2023)).toMatchObject({ determine: [] })
    expect(await due(officer, 2025)).toMatchObject({ planIsDraft: true })
  })

  test('RQ-002-025 70 % of 1,000,001 t is credited as 700,000 of the year’s vintage', async () => {
    await mustWithTwo(market.app, 'allocation.preAllocate', { year: 2024 }, officer, deputy)
    expect([await free('plantA'), await free('plantB'), await free('plantC')]).toEqual([700_000n, 140_000n, 0n])
    const deductions = [{ organisation: 'plantC', tonnes: 10_000, reason: '上年度少缴' }]
    await mustWithTwo(market.app, 'allocation.preAllocate', { year: 2024, deductions }, jiangsu, jiangsuDeputy)
    expect(await free('plantC')).toBe(200_000n)
  })

  test('nobody is allocated twice, and a draft year not at all', async () => {
    const refused = (input: unknown) => refusedWith(market.app, { command: 'allocation.preAllocate', input, actor: officer })
    expect(await refused({ year: 2024 })).toEqual(['everythingPreAllocated'])
    expect(await refused({ year: 2024, organisations: ['plantA'] })).toEqual(['alreadyPreAllocated'])
    expect(await refused({ year: 2024, organisations: ['plantX'] })).toEqual(['notVerified'])
    expect(await refused({ year: 2020 })).toEqual(['basisUnsupported'])
  })
})

describe('final allocation', () => {
  test('what is lacking is issued, what was too much is taken back', async () => {
    // 2,400,000 MWh of class I: 1,898,400 t. 144,000 MWh of class II: 115,905 t, less than the 140,000 t issued in advance.
    await verifyYear(
      { plant: 'plantA', kind: 'coalConventional', capacityMw: '600', generationMwh: '200000', amount: '80000' },
      officer,
    )
    await verifyYear(
      { plant: 'plantB', kind: 'coalConventional', capacityMw: '30', generationMwh: '12000', amount: '5000' },
      officer,
    )
    await verifyYear({ plant: 'plantC', kind: 'gas', capacityMw: '400', generationMwh: '100000', amount: '3000' }, jiangsu)
    await mustWithTwo(market.app, 'allocation.determine', { year: 2024 }, officer, deputy)
    const { allocation: a } = (await ask('allocation.entity', { organisation: 'plantA', year: 2024 }, officer)) as {
      allocation: Record<string, bigint>
    }
    expect(a).toMatchObject({ amount: 1_898_400n, toIssue: 1_198_400n, toRecall: 0n, preAmount: 700_000n })
    expect(await free('plantA')).toBe(1_898_400n)
    const { allocation: b } = (await ask('allocation.entity', { organisation: 'plantB', year: 2024 }, officer)) as {
      allocation: Record<string, bigint>
    }
    expect(b).toMatchObject({ unitsTotal: 115_905n, amount: 115_905n, toIssue: 0n, toRecall: 24_095n })
    expect(await free('plantB')).toBe(115_905n)
  })

  test('a deduction that was due stays deducted, and gas is topped up', async () => {
    await mustWithTwo(market.app, 'allocation.determine', { year: 2024 }, jiangsu, jiangsuDeputy)
    const { allocation: c } = (await ask('allocation.entity', { organisation: 'plantC', year: 2024 }, jiangsu)) as {
      allocation: Record<string, bigint>
    }
    // 1,200,000 MWh of gas: 394,560 t for 779,401.68 t emitted, so up to the 779,402 t it owes.
    expect(c).toMatchObject({ unitsTotal: 394_560n, gasTopUp: 384_842n, amount: 779_402n, emissions: 779_402n, gapRatePct: '0' })
    expect(await free('plantC')).toBe((c.amount ?? 0n) - 10_000n)
  })

  test('RQ-002-055 entities add up to the province, provinces to the nation; there is no cap above', async () => {
    const table = (await ask('allocation.table', { year: 2024 }, ministry)) as {
      rows: { entity: string; province: string; amount: bigint }[]
      provinces: { province: string; amount: bigint; entities: number }[]
      nation: { amount: bigint; entities: number }
    }
    expect(table.rows.length).toBe(3)
    for (const { province, amount } of table.provinces) {
      const own = table.rows.filter((row) => row.province === province).map((row) => row.amount)
      expect(own.reduce((a, b) => a + b, 0n)).toBe(amount)
    }
    expect(table.provinces.reduce((sum, row) => sum + row.amount, 0n)).toBe(table.nation.amount)
    expect(table.nation).toMatchObject({ entities: 3, amount: 1_898_400n + 115_905n + 779_402n })
  })

  test('RQ-002-056 the tree holds every input, factor and version, and equals what was determined', async () => {
    const final = await ask('allocation.working', { organisation: 'plantA', year: 2024 }, officer)
    expect(final).toMatchObject({ stored: 1_898_400n, same: true, working: { symbol: 'A', value: '1898400' } })
    const leaves = (box: Working): Working[] => (box.terms.length === 0 ? [box] : box.terms.flatMap(leaves))
    const read = leaves(final.working as Working)
    expect(read.map(({ symbol, value, rule }) => [symbol, value, rule?.parameter])).toEqual([
      ['Q_e', '2400000', undefined],
      ['B_e', '0.791', 'allocation/benchmark'],
      ['X', '0.6667', undefined],
      ['X_min', '0.65', 'allocation/peak-factor'],
      ['c', '1', 'allocation/peak-factor'],
      ['r', '0.2', 'allocation/gap-cap'],
      ['E', '1951488', undefined],
    ])
    // Which version of the law each factor is: its document by number, and the article in it.
    for (const { rule } of read.filter((leaf) => leaf.rule)) {
      expect(rule?.source).toContain('国环规气候〔2024〕1号')
      expect(rule).toMatchObject({ article: expect.stringMatching(/附件|五/) as string, confidence: 'high' })
    }
    const pre = await ask('allocation.working', { organisation: 'plantA', year: 2024, step: 'pre' }, officer)
    expect(pre).toMatchObject({ stored: 700_000n, same: true })
  })

  test('nothing is determined twice', async () => {
    const refused = (input: unknown) => refusedWith(market.app, { command: 'allocation.determine', input, actor: officer })
    expect(await refused({ year: 2024 })).toEqual(['everythingDetermined'])
    expect(await refused({ year: 2024, organisations: ['plantA'] })).toEqual(['alreadyDetermined'])
  })

  test('a draft plan determines nothing', async () => {
    expect(await refusedWith(market.app, { command: 'allocation.preAllocate', input: { year: 2025 }, actor: officer })).toEqual([
      'planIsDraft',
    ])
  })
})

test('the tables rebuilt from the log are the same, row by row', async () => {
  await sealAll(market.app.pool)
  const compared = await checkRebuild(market.app)
  for (const name of ['pre_allocation', 'final_allocation', 'mrv_verified', 'holding'])
    expect(compared.find((one) => one.table === name)).toMatchObject({ same: true })
})
