import { expect, test } from 'vitest'
import { layOutRail, type RailMark } from './rail-layout.ts'

const mark = (day: string, name: string, side: RailMark['side'] = 'act'): RailMark => ({ day, name, side })

test('marks stand to scale in days and in date order', () => {
  const layout = layOutRail([mark('2025-12-31', '清缴截止'), mark('2025-11-18', '今天'), mark('2025-12-10', '存证')], 1100)
  expect(layout.marks.map((placed) => placed.day)).toEqual(['2025-11-18', '2025-12-10', '2025-12-31'])
  const [today, filing, deadline] = layout.marks
  expect(today?.left).toBe(0)
  expect((filing?.left ?? 0) / (deadline?.left ?? 1)).toBeCloseTo(22 / 43, 5)
  expect(layout.months.map((month) => month.month)).toEqual(['2025-12', '2026-01'])
})

test('names that would overlap stand on both sides of their stems or on another level; names on the other side of the axis do not count', () => {
  const close = layOutRail(
    [mark('2025-12-24', '最迟动手日'), mark('2025-12-25', '另一件要做的事'), mark('2025-12-25', '通知', 'notice')],
    1100,
  )
  expect(close.marks.map((placed) => placed.level)).toEqual([1, 0, 0])
  expect(close.levelsAbove).toBe(2)
})

test('a stem never passes through a name below it', () => {
  const days = ['2025-11-18', '2025-12-10', '2025-12-24', '2025-12-31', '2025-12-31', '2026-01-09', '2026-02-09']
  const { marks } = layOutRail(
    days.map((day, index) => mark(day, `一件名字很长的事 ${index}`)),
    1100,
  )
  const wide = 8 * 12 + 2 * 7 + 44 + 16
  const spans = marks.map(({ left, level, flipped }) => {
    const stem = left * 11
    return { stem, level, from: flipped ? stem - wide : stem, to: flipped ? stem : stem + wide }
  })
  const crossed = spans.filter((high) =>
    spans.some((low) => low.level < high.level && low.from + 1 < high.stem && high.stem < low.to - 1),
  )
  expect(crossed).toEqual([])
})

test('where stems must cross, no two names overlap', () => {
  for (const width of [600, 700, 800, 1100]) {
    const { marks } = layOutRail(
      ['2026-01-20', '2026-01-31', '2026-02-01', '2026-02-02', '2025-11-18'].map((day) =>
        mark(day, '名字很长很长很长很长的一件事'),
      ),
      width,
    )
    expect(marks).toHaveLength(5)
    for (const one of marks)
      expect(marks.filter((other) => other !== one && other.level === one.level && other.left === one.left)).toEqual([])
  }
})

test('no mark, no rail', () => {
  expect(layOutRail([], 1100).marks).toEqual([])
})
