import { expect, test } from 'vitest'
import { capitals } from './capitals.ts'

test.each([
  [648_902, '陆拾肆万捌仟玖佰零贰'],
  [0, '零'],
  [10, '壹拾'],
  [4_702_580, '肆佰柒拾万贰仟伍佰捌拾'],
  [100_000_001, '壹亿零壹'],
  [20_000, '贰万'],
  [1_005, '壹仟零伍'],
  [36_000, '叁万陆仟'],
])('%i in capitals', (value, written) => {
  expect(capitals(value)).toBe(written)
})
