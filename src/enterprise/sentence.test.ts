import { expect, test } from 'vitest'
import { day } from '../kernel/index.ts'
import { sentenceOf, type Said } from './sentence.ts'

const said: Said = {
  who: { zh: '远岭能源集团', en: 'Yuanling Energy' },
  year: 2024,
  known: true,
  shortBy: 15_693n,
  surplusBy: 0n,
  toCome: null,
  costFen: 92_868_560n,
  averageFen: 5_918n,
  worthFen: null,
  lastSensibleDay: day('2025-12-24'),
  tradingDaysLeft: 27,
}

test('short by how much, what it costs today, the last sensible day: one sentence in each language', () => {
  expect(sentenceOf(said)).toEqual({
    zh: '远岭能源集团 2024 年度缺 15,693 吨，今天补足约需 928,685.60 元（均价 59.18 元/吨），最迟 2025-12-24 动手，还有 27 个交易日。',
    en: 'Yuanling Energy is short by 15,693 t for 2024; filling the gap today costs 928,685.60 yuan (59.18 yuan/t on average); the last sensible day to act is 2025-12-24, 27 trading days left.',
  })
})

test('a final allocation to come that covers the gap: nothing to buy; one that does not: the whole sentence', () => {
  expect(sentenceOf({ ...said, toCome: { tonnes: 20_000n } })).toEqual({
    zh: '远岭能源集团 2024 年度缺 15,693 吨；待核定的最终配额预计补足并余 4,307 吨，现在不必买入。',
    en: 'Yuanling Energy is short by 15,693 t for 2024; the final allocation still to come should cover that and leave 4,307 t, so nothing has to be bought now.',
  })
  for (const tonnes of [15_692n, null]) expect(sentenceOf({ ...said, toCome: { tonnes } })).toEqual(sentenceOf(said))
})

test('long, even, unknown, unpriced and too late each say so', () => {
  const long = { ...said, shortBy: 0n, surplusBy: 500n, worthFen: 3_000_000n }
  expect(sentenceOf(long).en).toBe('Yuanling Energy is long by 500 t for 2024, worth 30,000.00 yuan at the last closes.')
  expect(sentenceOf({ ...said, shortBy: 0n }).en).toBe('Yuanling Energy holds what it must surrender for 2024.')
  expect(sentenceOf({ ...said, known: false }).en).toBe('Yuanling Energy has no emissions known for 2024 yet.')
  expect(sentenceOf({ ...said, costFen: null }).en).toContain('no price is known')
  expect(sentenceOf({ ...said, tradingDaysLeft: 0 }).en).toContain('is past')
})
