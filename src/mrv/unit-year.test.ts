import { describe, expect, test } from 'vitest'
import { decimal, monthsOf } from '../kernel/index.ts'
import { rulesOf, shippedLaw } from '../rulebook/index.ts'
import { withMissingMonths } from './missing-months.ts'
import { zFuelBurned, type FuelBurned } from './fuel.ts'
import { zUnitMonth, type UnitFiled } from './shapes.ts'
import { computeUnitMonth } from './unit-month.ts'
import { coveredTotal, rollUpUnit } from './unit-year.ts'

const rules = rulesOf(shippedLaw())
const unit: UnitFiled = { id: 'u1', name: '1', capacityMw: '600', kind: 'coalConventional', cooling: 'water', chp: false }
const coal = { fuel: 'coal', amount: '1000', ncv: '20' }
const month = (more: object = {}) => ({
  unit: 'u1',
  fuels: [{ ...coal, carbonReceived: '0.53' }],
  generationMwh: '2500.5',
  heatSuppliedGj: '10',
  operatingHours: '10',
  purchasedPowerMwh: '100',
  heatRatio: '0.25',
  ...more,
})
const yearOf = (year: number, months: readonly object[]) =>
  rollUpUnit(
    rules,
    year,
    unit,
    months.map((item) => computeUnitMonth(rules, year, unit.kind, zUnitMonth.parse(month(item)))),
  )
const twelve = (year: number): object[] => monthsOf(year).map(() => ({}))

describe('the annual roll-up', () => {
  test('sums output and heat, weights the heat ratio by fuel heat, and computes the load', () => {
    const { generationMwh, heatSuppliedGj, heatRatio, loadFactor, unitClass } = yearOf(2024, [
      ...twelve(2024).slice(1),
      { heatRatio: '0.85' },
    ])
    expect({ generationMwh, heatSuppliedGj, heatRatio, loadFactor, unitClass }).toEqual({
      generationMwh: '30006',
      heatSuppliedGj: '120',
      heatRatio: '0.3',
      loadFactor: '0.4168',
      unitClass: 'I',
    })
  })

  test('RQ-002-019 the 2022 total includes purchased power, the 2023 total does not', () => {
    const fuel = 1923.9 * 12
    expect(Number(yearOf(2022, twelve(2022)).emissionsTonnes)).toBeCloseTo(fuel + 57.03 * 12, 6)
    expect(Number(yearOf(2023, twelve(2023)).emissionsTonnes)).toBeCloseTo(fuel, 6)
    const reported = (year: number) => coveredTotal(rules, year, [yearOf(year, twelve(year))])
    expect([reported(2022), reported(2023)]).toEqual([23_771n, 23_087n])
  })

  test('the entity’s total is one whole number, half up, of the units that a class holds', () => {
    const total = (...units: [unitClass: 'I' | null, emissionsTonnes: string][]) =>
      coveredTotal(
        rules,
        2024,
        units.map(([unitClass, emissionsTonnes]) => ({ unitClass, emissionsTonnes })),
      )
    expect(total(['I', '0.2'], ['I', '0.3'])).toBe(1n)
    expect(total(['I', '10.49'], [null, '500'])).toBe(10n)
  })
})

describe('months without measured carbon, 2021 and 2022', () => {
  const measured = (carbonReceived: string) => [zFuelBurned.parse({ ...coal, carbonReceived })]
  const missing = [zFuelBurned.parse(coal)]
  const contentsOf = (months: readonly (readonly FuelBurned[])[]) =>
    withMissingMonths(rules, 2022, 'coalConventional', months).map(([first]) => first?.carbonContent?.toString())

  test('with three measured months their mean carbon per heat stands in', () => {
    expect(contentsOf([measured('0.52'), measured('0.54'), measured('0.53'), missing])).toEqual([
      undefined,
      undefined,
      undefined,
      '0.0265',
    ])
  })

  test('with two the default of the year does', () => {
    expect(contentsOf([measured('0.52'), measured('0.54'), missing])).toEqual([undefined, undefined, undefined])
  })

  test('from 2023 a missing month takes the default however many were measured', () => {
    const lacking = [...twelve(2023).slice(1), { fuels: [coal] }]
    // 20 GJ/t × 0.03085 tC/GJ = 0.617 tC/t
    const byDefault = decimal('1000').times('0.617').times('0.99').times(44).div(12).toDecimalPlaces(2)
    expect(yearOf(2023, lacking).emissionsTonnes).toBe(decimal('1923.9').times(11).plus(byDefault).toString())
  })
})
