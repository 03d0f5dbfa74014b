import type { Decimal, Product, RuleValue, Rules } from '../kernel/index.ts'
import { marketOf } from './price.ts'

type DecimalRule = RuleValue & { readonly decimal: Decimal }

/**
 * The largest single listing, tonnes. The notice of the allowance market bounds it (34号, 二(一)); the rules of the credit market
 * name no bound.
 */
export const listedQuantityMax = (product: Product, rules: Rules, day: string): DecimalRule | undefined =>
  marketOf(product) === 'CEA' ? rules.decimal('exchange/listed-quantity-max', { day, market: 'CEA' }) : undefined

/** After how many trading days a purchase can be sold. */
export const resaleDays = (product: Product, rules: Rules, day: string): DecimalRule =>
  rules.decimal('exchange/resale-days', { day, market: marketOf(product) })
