import type { Decimal, Rounding, RuleValue, Terms, Tonnes } from '../kernel/index.ts'

const labels = {
  most: { zh: '最大抵销量', en: 'Most that may be offset' },
  obligation: { zh: '应清缴配额量', en: 'Obligation' },
  share: { zh: '抵销比例上限', en: 'Share that may be offset' },
} as const

/**
 * Most CCER that may stand for allowances, whole tonnes. Source: Measures, art. 29. `limit` is the rule compliance/offset-
 * limit, `rounding` compliance/rounding-offset.
 */
export const offsetMax = (t: Terms, limit: RuleValue, obligation: Tonnes, rounding?: RuleValue): Decimal =>
  t.step(
    {
      symbol: 'C_max',
      label: labels.most,
      unit: 'tCO2',
      formula: 'O × q',
      ...(rounding ? { round: { ...(rounding.value as { places: number; how: Rounding }), rule: rounding } } : {}),
    },
    (t) => t.given('O', labels.obligation, obligation, 'tCO2').times(t.rule('q', labels.share, limit)),
  )
