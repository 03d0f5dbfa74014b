import { describe, expect, test } from 'vitest'
import { decimal, explain, silent } from '../kernel/index.ts'
import { rulesOf, shippedLaw } from '../rulebook/index.ts'
import { carbonBasisOf } from './carbon.ts'
import { fuelEmissions, fuelHeat } from './fuel-emissions.ts'
import { fuelLaw, heatLaw, purchasedPowerLaw } from './fuel-law.ts'
import { zFuelBurned } from './fuel.ts'
import { heatSupplied, zHeatSupply } from './heat-supply.ts'
import { loadFactor } from './load.ts'
import { purchasedPowerEmissions } from './purchased-power.ts'
import { leastFavourableClass, unitClassOf } from './unit-class.ts'

const rules = rulesOf(shippedLaw())
const burned = (input: unknown) => zFuelBurned.parse(input)
const emissions = (year: number, input: unknown, coalKind: 'conventional' | 'nonConventional' = 'conventional'): string => {
  const fuel = burned(input)
  return fuelEmissions(silent, fuelLaw(rules, year, fuel.fuel, coalKind), fuel).toString()
}

describe('fuel', () => {
  test('RQ-002-075 activity times factor equals the figures worked by hand', () => {
    // 100,000 t × 0.5317 tC/t × 99 % × 44/12
    expect(emissions(2024, { fuel: 'coal', amount: '100000', ncv: '20', carbonReceived: '0.5317' })).toBe('193007.1')
    // 1,000 t of diesel: 42.652 GJ/t × 0.0202 tC/GJ = 0.8616 tC/t; × 98 % × 44/12
    expect(emissions(2024, { fuel: 'diesel', amount: '1000' })).toBe('3096.02')
    // dry carbon 0.65 at 10 % moisture: 0.585 tC/t
    expect(emissions(2024, { fuel: 'coal', amount: '1000', ncv: '20', carbonDry: '0.65', moistureReceivedPct: '10' })).toBe(
      '2123.55',
    )
    expect(fuelHeat(silent, fuelLaw(rules, 2024, 'coal'), burned({ fuel: 'coal', amount: '2.5', ncv: '20.1' })).toString()).toBe(
      '50.25',
    )
  })

  test('a measured figure goes before the default, and the best basis first', () => {
    const all = { carbonReceived: '0.5', carbonAirDry: '0.5', carbonDry: '0.5', moistureReceivedPct: '9', moistureAirDryPct: '4' }
    expect(carbonBasisOf(burned({ fuel: 'coal', amount: '1', ...all })).basis).toBe('received')
    expect(carbonBasisOf(burned({ fuel: 'coal', amount: '1', carbonAirDry: '0.5' })).basis).toBe('default')
    expect(carbonBasisOf(burned({ fuel: 'coal', amount: '1', carbonDry: '0.5', moistureReceivedPct: '9' })).basis).toBe('dry')
  })

  test('a missing carbon figure takes the rule’s higher default', () => {
    const measured = decimal(emissions(2024, { fuel: 'coal', amount: '1000', ncv: '20', carbonReceived: '0.53' }))
    const byDefault = decimal(emissions(2024, { fuel: 'coal', amount: '1000', ncv: '20' }))
    expect(byDefault.gt(measured)).toBe(true)
    expect(emissions(2024, { fuel: 'coal', amount: '1000', ncv: '20' }, 'nonConventional')).toBe('2074.91')
  })

  test('figures are rounded at the points of the guide and each point is shown', () => {
    const fuel = burned({ fuel: 'coal', amount: '10.006', ncv: '20', carbonReceived: '0.53175' })
    const { value, working } = explain((t) => fuelEmissions(t, fuelLaw(rules, 2024, 'coal'), fuel))
    expect(working.terms.slice(0, 2).map((term) => [term.symbol, term.value, term.rounding?.places])).toEqual([
      ['FC', '10.01', 2],
      ['C_ar', '0.5318', 4],
    ])
    expect(value.toString()).toBe('19.32')
  })

  test('negative figures do not parse', () => {
    expect(zFuelBurned.safeParse({ fuel: 'coal', amount: '-1' }).success).toBe(false)
  })
})

describe('heat, power and load', () => {
  test('each way of heat supply', () => {
    const heat = (supply: unknown): string => heatSupplied(silent, heatLaw(rules, 2024), zHeatSupply.parse(supply)).toString()
    expect(
      heat({
        way: 'steam',
        steamT: '100',
        steamEnthalpy: '3000',
        returnT: '50',
        returnEnthalpy: '400',
        makeupT: '50',
        makeupEnthalpy: '84',
      }),
    ).toBe('275.8')
    expect(heat({ way: 'steamThroughHeater', drainT: '100', steamEnthalpy: '2900', drainEnthalpy: '500' })).toBe('240')
    expect(heat({ way: 'hotWater', waterT: '1000', temperatureC: '70' })).toBe('209.34')
    const water = {
      way: 'waterThroughHeater',
      supplyT: '100',
      supplyEnthalpy: '500',
      returnT: '90',
      returnEnthalpy: '300',
      makeupT: '10',
      makeupEnthalpy: '84',
    }
    expect(heat(water)).toBe('23.33')
  })

  test('purchased power counts until 2022', () => {
    const counts = (year: number) => purchasedPowerLaw(rules, year).counts.value
    expect([2019, 2022, 2023, 2024].map(counts)).toEqual([true, true, false, false])
    expect(purchasedPowerEmissions(silent, purchasedPowerLaw(rules, 2022), decimal('10')).toString()).toBe('5.7')
  })

  test('load factor of units together is weighted by rated power; no hours give zero', () => {
    const unit = (generationMwh: string, capacityMw: string, hours: string) => ({
      generationMwh: decimal(generationMwh),
      capacityMw: decimal(capacityMw),
      hours: decimal(hours),
    })
    expect(loadFactor(silent, [unit('300', '1', '500'), unit('500', '1', '500')]).toString()).toBe('0.8')
    expect(loadFactor(silent, [unit('0', '600', '0')]).toString()).toBe('0')
  })
})

describe('unit class', () => {
  test('400 MW of rated power divides class I from class II', () => {
    const classOf = (kind: Parameters<typeof unitClassOf>[2]['kind'], mw: string) =>
      unitClassOf(rules, 2024, { kind, capacityMw: decimal(mw) })
    expect([classOf('coalConventional', '400'), classOf('coalConventional', '399.9')]).toEqual(['I', 'II'])
    expect([classOf('coalCirculatingFluidisedBed', '600'), classOf('gas', '50'), classOf('oil', '50')]).toEqual([
      'III',
      'IV',
      undefined,
    ])
  })

  test('units metered together take the least favourable class', () => {
    const benchmark = (unitClass: string) =>
      rules.decimal('allocation/benchmark', { year: 2024, unitClass, product: 'electricity' }).decimal
    expect(leastFavourableClass(['II', 'I', 'III'], benchmark)).toBe('I')
  })
})
