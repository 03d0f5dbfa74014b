import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimal } from './decimal.ts'
import { canonicalJson, toJson } from './json.ts'

const leaf = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }),
)
const value = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('node'), { maxKeys: 5 }),
  ),
})).node

/** The same value with the keys of every object in the opposite order. */
const turned = (item: unknown): unknown => {
  if (Array.isArray(item)) return item.map(turned)
  if (typeof item !== 'object' || item === null) return item
  return Object.fromEntries(
    Object.entries(item)
      .reverse()
      .map(([key, inner]) => [key, turned(inner)]),
  )
}

test('the same value gives the same bytes, whatever the order of its keys, and only JSON', () => {
  let objects = 0
  fc.assert(
    fc.property(value, (item) => {
      const text = canonicalJson(item)
      expect(canonicalJson(turned(item))).toBe(text)
      if (text.includes('{"')) objects += 1
      JSON.parse(text)
    }),
    { numRuns: 500 },
  )
  expect(objects).toBeGreaterThan(100)
})

test('two values of different content never give the same bytes', () => {
  let different = 0
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.integer())), fc.array(fc.tuple(fc.string(), fc.integer())), (one, other) => {
      const left = Object.fromEntries(one)
      const right = Object.fromEntries(other)
      const same = canonicalJson(left) === canonicalJson(right)
      const entries = (item: object): string => JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      if (!same) different += 1
      expect(same).toBe(entries(left) === entries(right))
    }),
  )
  expect(different).toBeGreaterThan(50)
})

test('amounts are integers of any size, decimals are text, what is undefined is left out', () => {
  expect(canonicalJson({ b: 2n ** 60n, a: decimal('0.7910'), c: undefined, d: [undefined, null] })).toBe(
    '{"a":"0.791","b":1152921504606846976,"d":[null,null]}',
  )
  expect(toJson({ b: 5n, a: 'x' })).toBe('{"b":5,"a":"x"}')
})
