import type { BookAnswer, BookLevel, TradingDay } from '../parts/market/types.ts'

/** A small seeded generator, so that the gallery looks the same every time. */
const seeded = (seed: number) => {
  let state = seed
  return (): number => {
    state = (state * 1103515245 + 12345) & 0x7fffffff
    return state / 0x7fffffff
  }
}

const weekdaysBack = (from: string, count: number): string[] => {
  const days: string[] = []
  const date = new Date(`${from}T00:00:00Z`)
  while (days.length < count) {
    if (date.getUTCDay() !== 0 && date.getUTCDay() !== 6) days.unshift(date.toISOString().slice(0, 10))
    date.setUTCDate(date.getUTCDate() - 1)
  }
  return days
}

export const history = (product: string): TradingDay[] => {
  const random = seeded(7)
  let close = 5560
  const days = weekdaysBack('2025-11-17', 69).map((day): TradingDay => {
    const previousCloseFen = close
    const openFen = Math.round(close + (random() - 0.5) * 60)
    close = Math.round(openFen + (random() - 0.47) * 170)
    const volume = Math.round(30_000 + random() * 400_000)
    return {
      product,
      day,
      previousCloseFen,
      openFen,
      highFen: Math.round(Math.max(openFen, close) + random() * 60),
      lowFen: Math.round(Math.min(openFen, close) - random() * 60),
      lastFen: close,
      closeFen: close,
      volume,
      turnoverFen: volume * close,
      trades: 40,
    }
  })
  return [
    ...days.slice(0, -1),
    { ...days.at(-1)!, closeFen: 5860, lastFen: 5860, openFen: 5800, highFen: 5890, lowFen: 5780 },
    today(product, 5860, 5912),
  ]
}

export const today = (product: string, previousCloseFen: number, lastFen: number | null): TradingDay => ({
  product,
  day: '2025-11-18',
  previousCloseFen,
  openFen: lastFen === null ? null : 5870,
  highFen: lastFen === null ? null : 5948,
  lowFen: lastFen === null ? null : 5851,
  lastFen,
  closeFen: null,
  volume: 186_420,
  turnoverFen: 1_100_440_000_0 / 10,
  trades: 118,
})

const level = (priceFen: number, quantities: readonly number[], own = false): BookLevel => ({
  priceFen,
  quantity: quantities.reduce((sum, quantity) => sum + quantity, 0),
  listings: quantities.map((remaining, index) => ({ id: `L-118-${priceFen}-${index}`, remaining, own })),
})

export const book = (product: string): BookAnswer => ({
  product,
  day: today(product, 5860, 5912),
  band: { lowestFen: 5274, highestFen: 6446 },
  sell: [
    level(5915, [3000, 1200]),
    level(5918, [3000, 2500, 1000]),
    level(5920, [6000, 3000, 2000, 1000]),
    level(5926, [3800]),
    level(5930, [10_000, 4000, 3000, 2000, 1000]),
  ],
  buy: [
    level(5910, [3600], true),
    level(5905, [5000, 2000, 1200]),
    level(5900, [9400, 6000]),
    level(5892, [2000]),
    level(5888, [4000, 2000]),
  ],
})

export const products: TradingDay[] = [
  today('CEA2024', 5860, 5912),
  today('CEA2023', 5885, 5930),
  today('CEA2022', 5870, 5866),
  today('CEA2021', 5840, 5840),
  today('CEA2019-2020', 5850, 5835),
  today('CCER', 5420, 5420),
]
