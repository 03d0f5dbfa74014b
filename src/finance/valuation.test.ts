import { expect, test } from 'vitest'
import { explain, silent } from '../kernel/index.ts'
import { contextOn } from '../../test/context.ts'
import { li } from '../../test/people.ts'
import { loanToValue, needsAttention, pledgeValue } from './valuation.ts'

const close = 'CEA2024 2025-10-17 close'

test('300 t at 60.00 yuan are 18,000 yuan; 12,000 yuan against them are two thirds', () => {
  expect(pledgeValue(silent, 300n, 6_000n, close).toString()).toBe('18000')
  const { value, working } = explain((t) => loanToValue(t, 1_200_000n, 300n, 6_000n, close))
  expect(value.toString()).toBe('0.6667')
  expect(working.terms[1]?.terms[1]?.from).toBe(close)
})

test('a fall of the price takes the ratio over the line, and the line itself counts', () => {
  const line = contextOn('2025-10-20', li).rules.get('finance/pledge-ratio-alert', { day: '2025-10-20' })
  const ratioAt = (priceFen: bigint) => loanToValue(silent, 1_260_000n, 300n, priceFen, close)
  expect(needsAttention(ratioAt(6_001n), line)).toBe(false)
  expect(needsAttention(ratioAt(6_000n), line)).toBe(true)
})
