import { decimal, type Decimal, type Rounding, type RuleValue, type Rules, type Terms } from '../kernel/index.ts'
import { percentPerUnit } from '../mrv/index.ts'
import { gapRatePct } from './gap.ts'

export interface BorrowingLaw {
  readonly allowed: RuleValue
  /** Least gap rate, as a fraction of the verified emissions. */
  readonly gapRateMin: () => RuleValue
  /** Share of the year's gap that may be borrowed. */
  readonly shareMax: () => RuleValue
}

export const borrowingLaw = (rules: Rules, year: number): BorrowingLaw => ({
  allowed: rules.get('allocation/borrowing-allowed', { year }),
  gapRateMin: () => rules.get('allocation/borrowing-gap-threshold', { year }),
  shareMax: () => rules.get('allocation/borrowing-share', { year }),
})

const labels = {
  most: { zh: '最大可预支量', en: 'Most that may be borrowed' },
  gap: { zh: '配额缺口', en: 'Gap' },
  emissions: { zh: '经核查排放量', en: 'Verified emissions' },
  amount: { zh: '配额量', en: 'Allowances' },
  share: { zh: '可预支比例', en: 'Share that may be borrowed' },
  least: { zh: '缺口率下限', en: 'Least gap rate' },
  rate: { zh: '缺口率', en: 'Gap rate' },
} as const

/** Never in the emitter's favour. */
const down: Rounding = 'down'

export const gap = (t: Terms, emissions: Decimal, amount: Decimal): Decimal =>
  t.step({ symbol: 'G', label: labels.gap, unit: 'tCO2', formula: 'max(0, E − A)' }, (t) => {
    const short = t.given('E', labels.emissions, emissions, 'tCO2').minus(t.given('A', labels.amount, amount, 'tCO2'))
    return short.isNegative() ? decimal(0) : short
  })

/**
 * Most an entity may borrow from next year's pre-allocation, whole tonnes: a share of its gap where the gap is large enough,
 * else zero.
 */
export const borrowingMax = (t: Terms, law: BorrowingLaw, emissions: Decimal, amount: Decimal): Decimal =>
  t.step(
    {
      symbol: 'B_max',
      label: labels.most,
      unit: 'tCO2',
      formula: 'g ≥ g_min ? s × G : 0',
      rule: law.allowed,
      round: { places: 0, how: down },
    },
    (t) => {
      if (law.allowed.value !== true) return decimal(0)
      const rate = gapRatePct(t, emissions, amount, undefined).div(percentPerUnit)
      const least = t.rule('g_min', labels.least, law.gapRateMin())
      const short = gap(t, emissions, amount)
      return rate.lt(least) ? decimal(0) : short.times(t.rule('s', labels.share, law.shareMax()))
    },
  )
