import { describe, expect, test } from 'vitest'
import {
  draftOfForm,
  filledFrom,
  formOfMonth,
  missingOf,
  placeOfField,
  unitsOfForm,
  valueOf,
  withValue,
  emptyUnit,
} from './month-form.ts'
import type { MonthAnswer, UnitFiled } from './types.ts'

const filed: UnitFiled = {
  unit: 'u1',
  fuels: [
    { fuel: 'coal', amount: '100', ncv: '20.9' },
    { fuel: 'diesel', amount: '2' },
  ],
  generationMwh: '500',
  heatSuppliedGj: '0',
  operatingHours: '700',
  purchasedPowerMwh: '3',
  fuelHeatGj: '2090',
  emissionsTonnes: '180',
}
const month = (over: Partial<MonthAnswer>): MonthAnswer => ({
  month: '2024-12',
  status: 'open',
  dueOn: '2025-02-09',
  version: 0,
  submittedOn: null,
  late: false,
  emissionsTonnes: null,
  units: [],
  evidence: [],
  draft: null,
  ...over,
})
const units = [{ id: 'u1' }, { id: 'u2' }]

describe('the form of a month', () => {
  test('starts from the draft, else from what was filed, else empty; a draft survives the round', () => {
    const evidence = [{ unit: 'u1', parameter: 'coal.ncv', sha256: 'a'.repeat(64), name: 'lab.pdf' }]
    const form = formOfMonth(month({ units: [filed], evidence }), units)
    expect(valueOf(form['u1'], 'coal.ncv')).toBe('20.9')
    expect(form['u1']?.evidence).toEqual([{ parameter: 'coal.ncv', sha256: 'a'.repeat(64), name: 'lab.pdf' }])
    expect(form['u2']).toEqual(emptyUnit)
    const draft = { savedOn: '2025-01-02', units: draftOfForm(form) }
    expect(formOfMonth(month({ draft }), units)).toEqual(form)
  })

  test('a figure is set and cleared; a fuel without figures is not filed', () => {
    const once = withValue(withValue(emptyUnit, 'coal.amount', '5'), 'generationMwh', '9')
    expect(unitsOfForm({ u1: once })).toEqual([{ unit: 'u1', fuels: [{ fuel: 'coal', amount: '5' }], generationMwh: '9' }])
    expect(unitsOfForm({ u1: withValue(once, 'coal.amount', null) })).toEqual([{ unit: 'u1', fuels: [], generationMwh: '9' }])
  })

  test('last month fills empty fields only', () => {
    const typed = withValue(withValue(emptyUnit, 'generationMwh', '1'), 'diesel.amount', '7')
    const form = filledFrom(typed, filed)
    expect([valueOf(form, 'generationMwh'), valueOf(form, 'diesel.amount'), valueOf(form, 'coal.ncv')]).toEqual([
      '1',
      '7',
      '20.9',
    ])
  })

  test('what is missing is named; a month that stood still needs no fuel', () => {
    expect(missingOf(emptyUnit, 'coal')).toEqual([
      'coal.amount',
      'purchasedPowerMwh',
      'generationMwh',
      'heatSuppliedGj',
      'operatingHours',
    ])
    const stopped = withValue(emptyUnit, 'generationMwh', '0')
    expect(missingOf(stopped, 'coal')).toEqual(['purchasedPowerMwh', 'heatSuppliedGj', 'operatingHours'])
    expect(missingOf(withValue(emptyUnit, 'coal.ncv', '20'), 'coal')).toContain('coal.amount')
  })

  test('the server names a field, the form finds its cell', () => {
    const form = formOfMonth(month({ units: [filed, { ...filed, unit: 'u2' }] }), units)
    expect(placeOfField(form, 'units.1.fuels.0.ncv')).toEqual({ unit: 'u2', key: 'coal.ncv' })
    expect(placeOfField(form, 'units.0.fuels.0.carbon')).toEqual({ unit: 'u1', key: 'coal.carbonReceived', carbon: true })
    expect(placeOfField(form, 'units.0.generationMwh')).toEqual({ unit: 'u1', key: 'generationMwh' })
    expect(placeOfField(form, 'units.1.fuels')).toEqual({ unit: 'u2', key: 'coal.amount' })
    expect(placeOfField(form, 'units.0.fuels.1')).toEqual({ unit: 'u1', key: 'diesel.moistureReceivedPct' })
    expect(placeOfField(form, 'month')).toBeUndefined()
  })
})
