import { describe, expect, test } from 'vitest'
import {
  fillRight,
  moveBy,
  placeBlock,
  readClipboard,
  readFigure,
  rowPlaces,
  shownFigure,
  type CellState,
  type GridRow,
} from './model.ts'

const row = (key: string, states: readonly CellState[], values: readonly (string | null)[] = []): GridRow => ({
  key,
  name: key,
  unit: 't',
  source: '',
  group: 'fuel',
  total: null,
  cells: Array.from({ length: 12 }, (_, month) => ({ value: values[month] ?? null, state: states[month] ?? 'future' })),
})

const rows = [
  row('coal', ['fixed', 'editable', 'editable'], ['100', '200', null]),
  row('power', ['editable', 'editable', 'stopped'], [null, null, '0']),
]

describe('a figure typed or pasted', () => {
  test.each([
    ['128,537.15', '128537.15'],
    ['１２８５３７．１５', '128537.15'],
    [' 0012.50 ', '12.50'],
    ['\u22123', '-3'],
    ['', null],
    ['–', null],
  ])('%j is read', (text, value) => {
    expect(readFigure(text)).toEqual({ ok: true, value })
  })

  test.each(['abc', '21,5', '1,23,456', '1.2.3', '1e5', '5%', '.'])('%j is refused, not guessed', (text) => {
    expect(readFigure(text)).toEqual({ ok: false })
  })
})

describe('a block from a spreadsheet', () => {
  test('rows by line, cells by tab, the last line break and quoted cells', () => {
    expect(readClipboard('1\t2\r\n3\t"4\n5"\r\n')).toEqual([
      ['1', '2'],
      ['3', '4\n5'],
    ])
    expect(readClipboard('"say ""a"""\tb')).toEqual([['say "a"', 'b']])
  })

  test('open cells take it; closed ones are named and stay', () => {
    const placed = placeBlock(rows, { row: 0, month: 0 }, [
      ['999', '201', '300'],
      ['1', '2', '3'],
    ])
    expect(placed.changes).toEqual([
      { row: 'coal', month: 2, value: '201' },
      { row: 'coal', month: 3, value: '300' },
      { row: 'power', month: 1, value: '1' },
      { row: 'power', month: 2, value: '2' },
    ])
    expect(placed.left.map((cell) => [cell.place.row, cell.place.month, cell.why])).toEqual([
      [0, 0, 'closed'],
      [1, 2, 'closed'],
    ])
  })

  test('equal values change nothing; words and what falls outside are named', () => {
    expect(placeBlock(rows, { row: 0, month: 1 }, [['200']]).changes).toEqual([])
    const placed = placeBlock(rows, { row: 1, month: 1 }, [['coal'], ['7']])
    expect(placed.changes).toEqual([])
    expect(placed.left.map((cell) => cell.why)).toEqual(['notAFigure', 'outside'])
  })

  test('an empty pasted cell clears an open one', () => {
    expect(placeBlock(rows, { row: 0, month: 1 }, [['']]).changes).toEqual([{ row: 'coal', month: 2, value: null }])
  })
})

test('fill right goes to open cells only', () => {
  expect(fillRight(rows, { row: 0, month: 0 })).toEqual([
    { row: 'coal', month: 2, value: '100' },
    { row: 'coal', month: 3, value: '100' },
  ])
  expect(fillRight(rows, { row: 1, month: 0 })).toEqual([])
})

test('a row of percents takes the decimals of its longest month; a unit with places of its own keeps them', () => {
  const moisture = ['11.38', '10.4', null, '12']
  expect(moisture.map((value) => value && shownFigure(value, '%', rowPlaces('%', moisture)))).toEqual([
    '11.38',
    '10.40',
    null,
    '12.00',
  ])
  expect(rowPlaces('MWh', ['1.5'])).toBeUndefined()
})

test('arrows stop at the edges', () => {
  expect(moveBy(2, { row: 0, month: 0 }, 'ArrowUp')).toEqual({ row: 0, month: 0 })
  expect(moveBy(2, { row: 1, month: 11 }, 'ArrowRight')).toEqual({ row: 1, month: 11 })
  expect(moveBy(2, { row: 1, month: 5 }, 'Home')).toEqual({ row: 1, month: 0 })
  expect(moveBy(2, { row: 1, month: 5 }, 'x')).toBeUndefined()
})
