import { describe, expect, test } from 'vitest'
import { rulesOf, shippedLaw } from '../rulebook/index.ts'
import { businessTime } from './wall-clock.ts'

const rules = rulesOf(shippedLaw())
const at = (instant: string) => businessTime(new Date(instant), rules)

describe('business time in production', () => {
  test('is the day in Shanghai, whatever the machine’s zone', () => {
    expect(at('2025-11-17T16:30:00Z')).toEqual({ businessDay: '2025-11-18', phase: 'before' })
    expect(at('2025-11-18T15:59:59Z').businessDay).toBe('2025-11-18')
  })

  test('opens at 9:30, stays open over noon, and the day is over at 15:00', () => {
    expect(at('2025-11-18T01:29:00Z').phase).toBe('before')
    expect(at('2025-11-18T01:30:00Z').phase).toBe('trading')
    expect(at('2025-11-18T04:00:00Z').phase).toBe('trading')
    expect(at('2025-11-18T07:00:00Z').phase).toBe('closed')
  })
})
