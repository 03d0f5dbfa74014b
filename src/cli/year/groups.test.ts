import { describe, expect, test } from 'vitest'
import { groupPlants, ownerKey } from './groups.ts'
import type { Plant } from './plants.ts'

const plant = (id: string, owner?: string): Plant => ({
  id,
  row: 2,
  name: `Plant ${id}`,
  fuel: 'coal',
  capacityMw: '600',
  province: '14',
  provinceFrom: 'text',
  source: '',
  ...(owner === undefined ? {} : { owner }),
})

describe('groups', () => {
  test.each([
    ['Far Range Energy Group Co., Ltd.', 'FAR RANGE ENERGY (FREG)'],
    ['River Mouth Elec Power Dev Co', 'River Mouth Electric Power Development Corporation'],
    ['Iron & Steel Co Ltd (MASTEEL)', 'Iron and Steel Company Limited'],
    ['Chemical Industry （Group） Co.,Ltd.', 'Chemical Industry Group'],
  ])('%s and %s are one owner', (one, other) => {
    expect(ownerKey(one)).toBe(ownerKey(other))
  })

  test.each([
    ['Sea Petrochemical (Dalian) Co.', 'Sea Petrochemical Co.'],
    ['East Range Power Co Ltd', 'West Range Power Co Ltd'],
    ['Co Ltd', 'Group'],
  ])('%s and %s are two', (one, other) => {
    expect(ownerKey(one)).not.toBe(ownerKey(other))
  })

  test('plants of one owner are a group, one without an owner is a group of its own', () => {
    const groups = groupPlants([plant('a', 'Far Range Co Ltd'), plant('b'), plant('c', 'far range company'), plant('d')])
    expect(groups).toEqual([
      { id: 'g-far-range', name: 'Far Range Co Ltd', ownerKnown: true, plants: ['a', 'c'] },
      { id: 'g-plant-b', name: 'Plant b', ownerKnown: false, plants: ['b'] },
      { id: 'g-plant-d', name: 'Plant d', ownerKnown: false, plants: ['d'] },
    ])
  })
})
