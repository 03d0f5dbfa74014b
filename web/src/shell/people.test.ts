import { describe, expect, test } from 'vitest'
import { found, inColumns, type Group } from './people.ts'

const seat = (name: string, words = name) => ({
  one: {
    person: { id: name, nameZh: name, nameEn: name },
    organisation: { id: 'o', kind: 'k', nameZh: 'o', nameEn: 'o' },
    roles: [],
  },
  also: '',
  words: words.toLowerCase(),
})
const group = (key: string, count: number): Group => ({
  key,
  title: key,
  seats: Array.from({ length: count }, (_, i) => seat(`${key}${i + 1}`)),
})
const shape = (groups: readonly Group[], columns: number) =>
  inColumns(groups, columns).map((parts) => parts.map(({ key, seats, continued }) => [key, seats.length, continued]))

describe('people in columns', () => {
  test('a group that goes on in the next column has its head there again', () => {
    // A head is a row: 1 + 4 and 1 + 6 rows and one head more are 13, at most 7 a column.
    expect(shape([group('a', 4), group('b', 6)], 2)).toEqual([[['a', 4, false]], [['b', 6, false]]])
    expect(shape([group('a', 2), group('b', 10)], 2)).toEqual([
      [
        ['a', 2, false],
        ['b', 4, false],
      ],
      [['b', 6, true]],
    ])
  })

  test('every person stands once, in order, and no column is much taller than another', () => {
    const groups = [12, 24, 4, 3, 12, 2, 2, 2, 2, 1, 1, 2].map((count, i) => group(`g${i}-`, count))
    for (const columns of [1, 2, 3]) {
      const placed = inColumns(groups, columns)
      expect(placed).toHaveLength(columns)
      expect(placed.flat().flatMap(({ seats }) => seats)).toEqual(groups.flatMap(({ seats }) => seats))
      const heights = placed.map((parts) => parts.reduce((rows, part) => rows + 1 + part.seats.length, 0))
      expect(Math.max(...heights) - Math.min(...heights)).toBeLessThanOrEqual(5)
    }
  })

  test('every word of a search must be found; groups without anybody go', () => {
    const groups: Group[] = [
      {
        key: 'a',
        title: 'a',
        seats: [seat('x', '邵凡 Shao Fan 澄江西溪发电 登记代表'), seat('y', '万里 Wan Li 澄江西溪发电 登记代表')],
      },
      { key: 'b', title: 'b', seats: [seat('z', '裴度 Pei Du 澄明核查 核查员')] },
    ]
    const names = (search: string) => found(groups, search).flatMap(({ seats }) => seats.map(({ one }) => one.person.id))
    expect(names('')).toEqual(['x', 'y', 'z'])
    expect(names('西溪 登记')).toEqual(['x', 'y'])
    expect(names('wan LI')).toEqual(['y'])
    expect(found(groups, '核查员').map(({ key }) => key)).toEqual(['b'])
    expect(names('nobody')).toEqual([])
  })
})
