import { expect, test } from 'vitest'
import { firstChoice, rowsFor, stepsOf } from './history.ts'
import type { Parameter, RuleValueRow } from './types.ts'

const row = (from: number, unitClass: string, value: string, isDefault = true): RuleValueRow => ({
  when: { unitClass },
  from,
  value,
  unit: 'tCO2/MWh',
  reading: isDefault ? 'default' : 'other',
  isDefault,
  source: 's',
  confidence: 'high',
  checkedOn: '2026-01-01',
})

const parameter: Parameter = {
  name: 'allocation/benchmark',
  domain: 'allocation',
  title: { zh: '', en: '' },
  unit: 'tCO2/MWh',
  indexedBy: 'complianceYear',
  askedBy: 'year',
  dimensions: { unitClass: ['I', 'II'] },
  leastConfidence: 'high',
  usedIn: [],
  names: {},
  values: [row(2023, 'I', '0.7950'), row(2024, 'I', '0.7910'), row(2024, 'I', '0.7900', false), row(2024, 'II', '0.8049')],
}

test('rows of the chosen class, newest first, the default reading before others', () => {
  expect(rowsFor(parameter, { unitClass: 'I' }).map((one) => one.value)).toEqual(['0.7910', '0.7900', '0.7950'])
  expect(firstChoice(parameter)).toEqual({ unitClass: 'I' })
})

test('the chart has default readings only, oldest first, and none where there is one value or a word', () => {
  expect(stepsOf(rowsFor(parameter, { unitClass: 'I' })).map((step) => step.value)).toEqual([0.795, 0.791])
  expect(stepsOf([row(2024, 'I', '0.7910')])).toEqual([])
  expect(stepsOf([row(2024, 'I', 'down'), row(2023, 'I', 'up')])).toEqual([])
})
