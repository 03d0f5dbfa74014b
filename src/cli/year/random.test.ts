import { describe, expect, test } from 'vitest'
import { stream } from './random.ts'

const take = (count: number, draw: () => number): number[] => Array.from({ length: count }, draw)

describe('seeded streams', () => {
  test('the same seed and name draw the same numbers, another seed or name draws others', () => {
    const first = take(5, stream(1, 'plant', 'units').next)
    expect(take(5, stream(1, 'plant', 'units').next)).toEqual(first)
    expect(take(5, stream(2, 'plant', 'units').next)).not.toEqual(first)
    expect(take(5, stream(1, 'plant', 'months').next)).not.toEqual(first)
  })

  test('uniform draws fill the interval evenly', () => {
    const counts = new Array<number>(10).fill(0)
    const { next } = stream(7, 'even')
    for (let i = 0; i < 20_000; i += 1) {
      const bin = Math.floor(next() * 10)
      counts[bin] = (counts[bin] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200)
  })

  test('bell draws have mean 0 and deviation 1', () => {
    const draws = take(20_000, stream(7, 'bell').bell)
    const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length
    const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length
    expect(Math.abs(mean)).toBeLessThan(0.03)
    expect(Math.abs(variance - 1)).toBeLessThan(0.05)
  })

  test('weighted choice follows the shares, whole numbers reach both ends', () => {
    const random = stream(3, 'shares')
    const items = [
      { name: 'often', share: 3 },
      { name: 'rarely', share: 1 },
    ]
    const often = take(8000, () => (random.weighted(items).name === 'often' ? 1 : 0)).reduce((a, b) => a + b, 0)
    expect(Math.abs(often / 8000 - 0.75)).toBeLessThan(0.03)
    expect(new Set(take(200, () => random.whole(2, 4)))).toEqual(new Set([2, 3, 4]))
  })
})
