import { expect, test } from 'vitest'
import { day } from '../../kernel/index.ts'
import type { Stage } from '../year/stage.ts'
import { withCalendar } from './calendar.ts'

/** A stage that only writes down where its clock goes. */
const recording = () => {
  const went: string[] = []
  const goTo = (businessDay: string, phase: string): Promise<void> => {
    went.push(`${businessDay} ${phase}`)
    return Promise.resolve()
  }
  return { went, stage: { goTo } as unknown as Stage }
}

const begins = { businessDay: day('2024-01-02'), phase: 'trading' } as const

test('acts are done on their own day before trading, in the order of their days; what is later waits', async () => {
  const { went, stage } = recording()
  const act = (name: string) => () => Promise.resolve(went.push(name))
  const kept = withCalendar(stage, begins, [
    { on: day('2024-02-20'), act: act('second') },
    { on: day('2024-01-20'), act: act('first') },
    { on: day('2024-02-20'), act: act('third') },
    { on: day('2024-02-21'), act: act('not yet') },
  ])
  await kept.goTo(day('2024-02-20'), 'trading')
  expect(went).toEqual([
    '2024-01-02 settlement',
    '2024-01-20 before',
    'first',
    '2024-02-20 before',
    'second',
    'third',
    '2024-02-20 trading',
  ])
})

test('a trading day is closed before the clock leaves it, once', async () => {
  const { went, stage } = recording()
  const kept = withCalendar(stage, { ...begins, phase: 'before' }, [])
  await kept.goTo(day('2024-01-02'), 'trading')
  await kept.goTo(day('2024-01-03'), 'trading')
  await kept.goTo(day('2024-01-03'), 'settlement')
  await kept.goTo(day('2024-01-04'), 'before')
  expect(went).toEqual([
    '2024-01-02 trading',
    '2024-01-02 settlement',
    '2024-01-03 trading',
    '2024-01-03 settlement',
    '2024-01-04 before',
  ])
})
