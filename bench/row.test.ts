import { expect, test } from 'vitest'
import { atMost, medianOf, reported, tableOf } from './row.ts'

test('a limit holds by the median of the runs, and the ratio says by how much', () => {
  const row = atMost('a year', 's', [70, 20, 30], 60)
  expect(row).toMatchObject({ figure: 30, runs: 3, min: 20, max: 70, referenceFigure: 60, ratio: 2, atLeast: 1, holds: true })
  expect(atMost('a year', 's', [61], 60)).toMatchObject({ holds: false })
  expect(medianOf([4, 1, 3, 2])).toBe(2.5)
})

test('a row without a limit holds, with every key of the JSON there', () => {
  const row = reported('sealing', 'events/s', [12_345.6])
  expect(Object.keys(row).sort()).toEqual(
    ['atLeast', 'figure', 'holds', 'max', 'min', 'ratio', 'reference', 'referenceFigure', 'runs', 'unit', 'work'].sort(),
  )
  expect(row).toMatchObject({ figure: 12_346, holds: true, atLeast: null })
  expect(tableOf([row]).split('\n')).toHaveLength(3)
})
