import { describe, expect, test } from 'vitest'
import { decimal, silent } from '../kernel/index.ts'
import { rulesOf, shippedLaw } from '../rulebook/index.ts'
import { cappedAmount, entityAllocation, obligation } from './entity-allocation.ts'
import { allocationLaw } from './law.ts'
import { zUnitYear } from './unit-year.ts'

const rules = rulesOf(shippedLaw())
const entity = (year: number, units: unknown[], emissions: string): string =>
  entityAllocation(
    silent,
    allocationLaw(rules, year),
    units.map((unit) => zUnitYear.parse(unit)),
    decimal(emissions),
  ).toString()
const owed = (year: number, units: unknown[], emissions: string): string =>
  obligation(
    silent,
    allocationLaw(rules, year),
    units.map((unit) => zUnitYear.parse(unit)),
    decimal(emissions),
  ).toString()

/** A gas unit that the formula of 2024 gives so many tonnes. */
const gas = (tonnes: string, emissionsTonnes: string) => ({
  unitClass: 'IV',
  generationMwh: decimal(tonnes).div('0.3288').toDecimalPlaces(12, 0).toFixed(),
  emissionsTonnes,
})

describe('relief', () => {
  test('RQ-002-042 gas: computed 90 for 100 emitted becomes 100; computed 110 stays 110', () => {
    expect(entity(2024, [gas('90', '100')], '100')).toBe('100')
    expect(entity(2024, [gas('110', '100')], '100')).toBe('110')
  })

  test('RQ-002-043 coal: computed 700 for 1,000 emitted becomes 800; computed 850 stays 850', () => {
    const capped = (initial: string): string =>
      cappedAmount(silent, allocationLaw(rules, 2024), () => decimal(initial), decimal('1000')).toString()
    expect([capped('700'), capped('850'), capped('799.99'), capped('800')]).toEqual(['800', '850', '800', '800'])
  })

  test('the floor of 80 % is rounded down, never in the emitter’s favour', () => {
    expect(cappedAmount(silent, allocationLaw(rules, 2023), () => decimal(0), decimal('1001')).toString()).toBe('800')
  })

  test('for 2019-2020 relief lowers the obligation and issues nothing', () => {
    const coal = { unitClass: 'I', netSupplyMwh: '1000', loadFactor: '0.9', emissionsTonnes: '2000' }
    expect(entity(2020, [coal], '2000')).toBe('877')
    expect(owed(2020, [coal], '2000')).toBe('1277')
    expect(owed(2024, [{ unitClass: 'I', generationMwh: '1000', emissionsTonnes: '2000' }], '2000')).toBe('2000')
  })

  test('a gas unit of 2019-2020 owes no more than it was given', () => {
    expect(owed(2020, [{ unitClass: 'IV', netSupplyMwh: '1000', emissionsTonnes: '500' }], '500')).toBe('392')
  })
})
