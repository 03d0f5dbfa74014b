import { expect, test } from 'vitest'
import { tileOf, tiles } from './provinces.ts'

test('all 34 province-level units stand on a square of their own', () => {
  expect(tiles).toHaveLength(34)
  expect(new Set(tiles.map((tile) => `${tile.row}/${tile.column}`)).size).toBe(34)
  expect(new Set(tiles.map((tile) => tile.code)).size).toBe(34)
})

test.each([
  ['110000', '京'],
  ['内蒙古自治区', '蒙'],
  ['广西壮族自治区', '桂'],
  ['Inner Mongolia', '蒙'],
  ['shaanxi', '陕'],
  ['shanxi', '晋'],
  ['香港特别行政区', '港'],
])('%s is found', (name, short) => {
  expect(tileOf(name)?.short).toBe(short)
})

test('what is no province is not found', () => {
  expect(tileOf('Atlantis')).toBeUndefined()
})
