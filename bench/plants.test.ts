import { expect, test } from 'vitest'
import { readPlants } from '../src/cli/year/plants.ts'
import { generatePlants } from './plants.ts'

test('a generated plants file is the same for a seed, and all its rows are usable', () => {
  const text = generatePlants(200, 1)
  expect(generatePlants(200, 1)).toBe(text)
  expect(generatePlants(200, 2)).not.toBe(text)
  const file = readPlants(text, 2024)
  if (!('plants' in file)) throw new Error(file.en)
  expect(file.plants).toHaveLength(200)
  expect(file.exclusions).toEqual([])
  expect(new Set(file.plants.map((plant) => plant.province)).size).toBeGreaterThan(8)
  expect(file.plants.some((plant) => plant.fuel === 'naturalGas')).toBe(true)
})
