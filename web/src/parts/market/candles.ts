export interface Candle {
  readonly day: string
  /** Fen per tonne. */
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly tonnes: number
}

/** Moving average of closes in yuan; undefined until enough days have passed. */
export const movingAverage = (candles: readonly Candle[], days: number): (number | undefined)[] =>
  candles.map((_candle, index) => {
    if (index + 1 < days) return undefined
    const window = candles.slice(index + 1 - days, index + 1)
    return window.reduce((sum, candle) => sum + candle.close, 0) / days / 100
  })

/** Weeks as candles: first open, highest high, lowest low, last close, all tonnes. `weekOf` names a day's week. */
export const byWeek = (candles: readonly Candle[], weekOf: (day: string) => string): Candle[] => {
  const weeks = new Map<string, Candle>()
  for (const candle of candles) {
    const key = weekOf(candle.day)
    const week = weeks.get(key)
    weeks.set(
      key,
      week
        ? {
            day: candle.day,
            open: week.open,
            high: Math.max(week.high, candle.high),
            low: Math.min(week.low, candle.low),
            close: candle.close,
            tonnes: week.tonnes + candle.tonnes,
          }
        : candle,
    )
  }
  return [...weeks.values()]
}
