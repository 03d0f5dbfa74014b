import type { Day, Decimal, Fen, RuleValue, Rules, Terms, Tonnes } from '../kernel/index.ts'

const fenPerYuan = 100

const labels = {
  min: { zh: '罚款下限', en: 'Least fine' },
  max: { zh: '罚款上限', en: 'Greatest fine' },
  multiple: { zh: '倍数', en: 'Multiple' },
  shortfall: { zh: '未足额清缴量', en: 'Shortfall' },
  price: { zh: '清缴时限前一个月市场成交均价', en: 'Mean market price of the month before the deadline' },
  fixed: { zh: '法定金额', en: 'Amount in the law' },
} as const

/** How the fine for a shortfall is reckoned on the day of the breach: a range in the law, or multiples of the market price. */
export interface FineLaw {
  readonly method: RuleValue
  readonly bound: (which: 'min' | 'max') => RuleValue
}

export const fineLaw = (rules: Rules, offenceDay: Day): FineLaw => {
  const asked = { day: offenceDay }
  const method = rules.get('compliance/fine-method', asked)
  return {
    method,
    bound: (which) =>
      rules.get(method.value === 'range' ? `compliance/fine-${which}` : `compliance/fine-multiple-${which}`, asked),
  }
}

/** Whether the fine needs the market price. */
export const needsPrice = (law: FineLaw): boolean => law.method.value !== 'range'

/**
 * One end of the range for not surrendering in full, fen. Source: Measures, art. 40 (to 2024-04-30: 20,000 to 30,000 yuan
 * whatever the shortfall); Interim Regulations, art. 24 (from 2024-05-01: 5 to 10 times the price for each tonne).
 */
export const fineBound = (t: Terms, law: FineLaw, which: 'min' | 'max', shortfall: Tonnes, priceFenPerTonne: Fen): Decimal => {
  const spec = { symbol: which === 'min' ? 'F_min' : 'F_max', label: labels[which], unit: 'fen', rule: law.method }
  if (!needsPrice(law))
    return t.step({ ...spec, formula: '100 × F' }, (t) => t.rule('F', labels.fixed, law.bound(which)).times(fenPerYuan))
  return t.step({ ...spec, formula: 'm × S × P' }, (t) =>
    t
      .rule('m', labels.multiple, law.bound(which))
      .times(t.given('S', labels.shortfall, shortfall, 'tCO2'))
      .times(t.given('P', labels.price, priceFenPerTonne, 'fen/tCO2')),
  )
}
