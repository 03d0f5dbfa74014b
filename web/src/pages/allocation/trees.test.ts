import { expect, test } from 'vitest'
import type { Working } from '../../api/types.ts'
import { boxOf, unitTrees } from './trees.ts'

const box = (symbol: string, value: string, ...terms: Working[]): Working => ({
  symbol,
  label: { zh: symbol, en: symbol },
  value,
  unit: 'tCO2',
  terms,
})

const unit = (value: string) => box('A', value, box('A_e', value, box('Q_e', '1')), box('A_h', '0'))
const tree = box('A', '30', box('A_0', '30', unit('10'), box('A_u', '20', unit('20'))), box('A_min', '5'))

test('the units of a final tree stand under the sum, in order, with or without a top-up around them', () => {
  expect(unitTrees(tree, 'final').map(({ value }) => value)).toEqual(['10', '20'])
  expect(boxOf(unitTrees(tree, 'final')[1], 'A_e')?.value).toBe('20')
  expect(unitTrees(undefined, 'final')).toEqual([])
})

test('a box that is not in the tree is not found', () => {
  expect(boxOf(tree, 'F_p')).toBeUndefined()
})

test('a pre-allocation is the sum of its units', () => {
  const pre = box('A_p', '7', box('A_p', '3'), box('A_p', '4'))
  expect(unitTrees(pre, 'pre').map(({ value }) => value)).toEqual(['3', '4'])
})
