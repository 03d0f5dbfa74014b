import { expect, test } from 'vitest'
import { byWeek, movingAverage, type Candle } from './candles.ts'

const candle = (day: string, open: number, high: number, low: number, close: number, tonnes = 10): Candle => ({
  day,
  open,
  high,
  low,
  close,
  tonnes,
})
const days = [
  candle('2025-11-17', 5800, 5900, 5700, 5850),
  candle('2025-11-18', 5850, 5950, 5840, 5910),
  candle('2025-11-24', 5900, 5910, 5600, 5650),
]

test('moving average of closes in yuan, from the first full window on', () => {
  expect(movingAverage(days, 2)).toEqual([undefined, 58.8, 57.8])
})

test('a week keeps first open, extremes, last close and all tonnes', () => {
  const weeks = byWeek(days, (day) => (day < '2025-11-24' ? 'a' : 'b'))
  expect(weeks).toEqual([candle('2025-11-18', 5800, 5950, 5700, 5910, 20), candle('2025-11-24', 5900, 5910, 5600, 5650)])
})
