import {
  decimal,
  toInteger,
  yuanOf,
  type Decimal,
  type Fen,
  type Product,
  type Rounding,
  type RuleValue,
  type Rules,
  type Terms,
  type Tonnes,
} from '../kernel/index.ts'

/** Allowances and credits are traded under different rules; which, follows from the product. */
export const marketOf = (product: Product): 'CEA' | 'CCER' => (product === 'CCER' ? 'CCER' : 'CEA')

export interface PriceBand {
  readonly lowestFen: Fen
  readonly highestFen: Fen
  readonly limit: RuleValue
}

/** The band of a listed price: previous close plus and minus the limit, rounded as the rule says (inward by default). */
export const listedBand = (product: Product, previousCloseFen: Fen, rules: Rules, day: string): PriceBand => {
  const limit = rules.decimal('exchange/listed-price-limit', { day, market: marketOf(product) })
  const rounding = rules.get('exchange/price-limit-rounding', { day, market: marketOf(product) })
  const inward = rounding.value === 'inward'
  const at = (share: Decimal, how: 'down' | 'up' | 'halfUp'): Fen => toInteger(decimal(previousCloseFen).times(share), how)
  return {
    lowestFen: at(decimal(1).minus(limit.decimal), inward ? 'up' : 'halfUp'),
    highestFen: at(decimal(1).plus(limit.decimal), inward ? 'down' : 'halfUp'),
    limit,
  }
}

export interface Dealt {
  readonly quantity: Tonnes
  readonly priceFen: Fen
}

/** The close: turnover over volume of all listed trades of the day, half up to a fen; without trades the previous close (34号). */
export const closingPrice = (
  terms: Terms,
  rounding: RuleValue,
  volume: Tonnes,
  turnoverFen: Fen,
  previousCloseFen: Fen,
): Decimal =>
  terms.step(
    {
      symbol: 'P',
      label: { zh: '收盘价', en: 'closing price' },
      unit: 'yuan/t',
      formula: volume === 0n ? 'P₀' : 'turnover ÷ volume',
      round: { ...(rounding.value as { places: number; how: Rounding }), rule: rounding },
    },
    (t) => {
      if (volume === 0n) return t.given('P₀', { zh: '前收盘价', en: 'previous close' }, yuanOf(previousCloseFen), 'yuan/t')
      const turnover = t.given('turnover', { zh: '挂牌成交额', en: 'listed turnover' }, yuanOf(turnoverFen), 'yuan')
      return turnover.div(t.given('volume', { zh: '挂牌成交量', en: 'listed volume' }, volume, 't'))
    },
  )
