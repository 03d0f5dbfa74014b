import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Plant } from './plants.ts'
import { classOfUnit, splitPlant, gapMax } from './units.ts'

const plant = (over: Partial<Plant> = {}): Plant => ({
  id: 'wri1',
  row: 2,
  name: 'Stone Bank',
  fuel: 'coal',
  capacityMw: '1320',
  province: '14',
  provinceFrom: 'text',
  source: '',
  ...over,
})

const capacity = fc.integer({ min: 100, max: 700_000 }).map((hundredths) => (hundredths / 100).toString())

describe('splitting a plant into units', () => {
  test('unit capacities sum to the plant, each near its usual size', () => {
    let checked = 0
    fc.assert(
      fc.property(capacity, fc.constantFrom('coal' as const, 'naturalGas' as const), fc.integer(), (capacityMw, fuel, seed) => {
        const units = splitPlant(plant({ capacityMw, fuel }), seed)
        const hundredths = units.reduce((sum, unit) => sum + Math.round(Number(unit.capacityMw) * 100), 0)
        expect(hundredths).toBe(Math.round(Number(capacityMw) * 100))
        for (const unit of units) {
          if (Number(capacityMw) < 75) expect(units).toHaveLength(1)
          if (Number(capacityMw) < 90) continue
          expect(Math.abs(unit.size / Number(unit.capacityMw) - 1)).toBeLessThan(gapMax + 0.001)
          checked += 1
        }
      }),
      { numRuns: 300 },
    )
    expect(checked).toBeGreaterThan(300)
  })

  test('the same seed gives the same units, another seed other ones somewhere', () => {
    const all = (seed: number) =>
      Array.from({ length: 40 }, (_, i) => splitPlant(plant({ id: `p${i}`, capacityMw: '1200' }), seed))
    expect(all(5)).toEqual(all(5))
    expect(all(5)).not.toEqual(all(6))
  })

  test('usual plants become usual units', () => {
    expect(splitPlant(plant(), 1).map(({ capacityMw }) => capacityMw)).toEqual(['660.00', '660.00'])
    expect(splitPlant(plant({ capacityMw: '270' }), 1).map(({ capacityMw }) => capacityMw)).toEqual(['135.00', '135.00'])
    expect(splitPlant(plant({ capacityMw: '25' }), 1).map(({ capacityMw }) => capacityMw)).toEqual(['25.00'])
  })

  test('all four classes, both coolings and all uses of heat occur in a large sample', () => {
    const units = Array.from({ length: 400 }, (_, i) =>
      splitPlant(
        plant({
          id: `p${i}`,
          capacityMw: String(50 + 7 * i),
          fuel: i % 12 === 0 ? 'naturalGas' : 'coal',
          province: i % 3 === 0 ? '44' : '15',
        }),
        1,
      ),
    ).flat()
    expect(new Set(units.map((unit) => classOfUnit(unit, 400)))).toEqual(new Set(['I', 'II', 'III', 'IV']))
    expect(new Set(units.map(({ cooling }) => cooling))).toEqual(new Set(['water', 'air']))
    expect(new Set(units.map(({ heat }) => heat))).toEqual(new Set(['none', 'district', 'industry']))
  })

  test('the class boundary is the rule that comes in', () => {
    const unit = { kind: 'coalConventional', capacityMw: '399.99' } as const
    expect([classOfUnit(unit, 400), classOfUnit(unit, 350)]).toEqual(['II', 'I'])
    expect(classOfUnit({ kind: 'gas', capacityMw: '600' }, 400)).toBe('IV')
    expect(classOfUnit({ kind: 'coalCirculatingFluidisedBed', capacityMw: '600' }, 400)).toBe('III')
  })
})
