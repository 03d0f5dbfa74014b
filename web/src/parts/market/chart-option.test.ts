import { expect, test } from 'vitest'
import { tagShifts } from './chart-option.ts'

test('the tags of two prices stand apart, the previous close on its own side', () => {
  expect(tagShifts(100, 140)).toEqual({ last: 0, close: 0 })
  expect(tagShifts(100, 106)).toEqual({ last: 0, close: 12 })
  expect(tagShifts(100, 94)).toEqual({ last: 0, close: -12 })
})
