import { describe, expect, test } from 'vitest'
import { contextOn } from '../../test/context.ts'
import { li } from '../../test/people.ts'
import { forecastOf, type Months, type Units } from './forecast.ts'

const { rules } = contextOn('2025-10-20', li)

const units: Units = [{ id: 'u1', name: '1 号机组', capacityMw: '600', kind: 'coalConventional', cooling: 'water', chp: false }]

/** A month at 80 % load: 720 h × 600 MW × 0.8 = 345,600 MWh. */
const month = (name: string): Months[number] => ({
  entity: 'plantA',
  year: 2024,
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

describe('the open year from its first months', () => {
  test('two months carried to twelve, against the benchmark of the year', () => {
    const so = forecastOf(rules, 2024, units, [month('2024-01'), month('2024-02')])
    expect(so?.emissions).toBe(3_240_000n)
    // 12 × 345,600 MWh × 0.7910 tCO2/MWh
    expect(so?.allowance).toBe(3_280_435n)
    expect(so?.net).toBe(40_435n)
    expect(so?.months).toBe(2)
  })

  test('a draft benchmark marks the forecast as unconfirmed', () => {
    const so = forecastOf(rules, 2025, units, [{ ...month('2025-01'), year: 2025 }])
    expect(so?.confidence).not.toBe('high')
  })

  test('without a month or without units nothing is foretold', () => {
    expect(forecastOf(rules, 2024, units, [])).toBeUndefined()
    expect(forecastOf(rules, 2024, [], [month('2024-01')])).toBeUndefined()
  })
})
