import { describe, expect, test } from 'vitest'
import { contextOn } from '../../test/context.ts'
import { li } from '../../test/people.ts'
import { finalToCome, type YearKnown } from './final-to-come.ts'
import type { Months, Units } from './forecast.ts'

const { rules } = contextOn('2025-10-20', li)

const units: Units = [{ id: 'u1', name: '1 号机组', capacityMw: '600', kind: 'coalConventional', cooling: 'water', chp: false }]

/** A month at 80 % load: 720 h × 600 MW × 0.8 = 345,600 MWh. */
const month = (name: string): Months[number] => ({
  entity: 'plantA',
  year: Number(name.slice(0, 4)),
  month: name,
  version: 1,
  submittedOn: '2024-03-01',
  dueOn: '2024-03-11',
  late: false,
  emissionsTonnes: '270000',
  evidence: [],
  units: [
    {
      unit: 'u1',
      fuels: [],
      generationMwh: '345600',
      heatSuppliedGj: '0',
      operatingHours: '720',
      purchasedPowerMwh: '0',
      fuelHeatGj: '3000000',
      emissionsTonnes: '270000',
    },
  ],
})

const allocated = (preAmount: bigint, deductionDue = 0n, amount: bigint | null = null): YearKnown['allocated'] =>
  ({ entity: 'plantA', year: 2024, preAmount, deductionDue, amount }) as YearKnown['allocated']
const known = (part: Partial<YearKnown>): YearKnown => ({ allocated: undefined, verified: undefined, units, months: [], ...part })

describe('the final allocation that is still to come', () => {
  const months = [month('2024-01'), month('2024-02')]

  test('is what the months carried to the year give, less what was issued in advance', () => {
    // 12 × 345,600 MWh × 0.7910 tCO2/MWh = 3,280,435 t
    expect(finalToCome(rules, 2024, known({ months }))?.tonnes).toBe(3_280_435n)
    expect(finalToCome(rules, 2024, known({ months, allocated: allocated(2_000_000n) }))?.tonnes).toBe(1_280_435n)
    expect(finalToCome(rules, 2024, known({ months, allocated: allocated(3_500_000n) }))?.tonnes).toBe(-219_565n)
    // A deduction that stands over takes from what comes: 100,000 t of it were taken in advance already.
    expect(finalToCome(rules, 2024, known({ months, allocated: allocated(100_000n, 300_000n) }))?.tonnes).toBe(2_980_435n)
  })

  test('rests on the verified output once there is one', () => {
    const unit = { unit: 'u1', unitClass: 'I' as const, generationMwh: '2400000', loadFactor: '0.67', emissionsTonnes: '1900000' }
    const verified = { entity: 'plantA', year: 2024, province: 'p', origin: 'verification' as const, emissionsTonnes: 1_900_000n }
    const found = finalToCome(
      rules,
      2024,
      known({ months, verified: { ...verified, units: [unit] }, allocated: allocated(700_000n) }),
    )
    // 2,400,000 MWh × 0.7910 tCO2/MWh = 1,898,400 t
    expect(found?.tonnes).toBe(1_198_400n)
    expect(found?.working?.symbol).toBe('A')
  })

  test('is over once determined, unknown without a month or a plan, and a draft where the plan is one', () => {
    expect(finalToCome(rules, 2024, known({ months, allocated: allocated(1n, 0n, 2n) }))).toBeUndefined()
    expect(finalToCome(rules, 2024, known({}))?.tonnes).toBeNull()
    expect(finalToCome(rules, 2035, known({ months: [month('2035-01')] }))?.tonnes).toBeNull()
    expect(finalToCome(rules, 2025, known({ months: [month('2025-01')] }))?.confidence).toBe('draft')
  })
})
