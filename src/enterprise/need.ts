import { larger, smaller, sumIntegers, type Decimal, type Product, type Terms, type Tonnes } from '../kernel/index.ts'
import type { Held } from './facts.ts'

/** Where the figure of what is due comes from: the obligation itself, or, before it is opened, the best one known. */
export type Basis = 'obligation' | 'verified' | 'annualReport' | 'forecast' | 'none'

/** Still in one's own hands: free, offered in the book, or waiting for a second person. */
const own = ['free', 'order', 'proposal']
const held = (units: readonly Held[], states: readonly string[], wanted: (product: Product) => boolean): Tonnes =>
  sumIntegers(units.filter((unit) => states.includes(unit.state) && wanted(unit.product)).map((unit) => unit.quantity))

export interface Stock {
  /** Allowances of vintages that may meet the year, free to be used. */
  readonly usable: Tonnes
  readonly credits: Tonnes
  /** Of everything: pledged, and out of reach by order of an authority or for carry-over. */
  readonly pledged: Tonnes
  readonly frozen: Tonnes
  /** Allowances of vintages that may not meet the year. */
  readonly otherVintages: Tonnes
}

export const stockOf = (units: readonly Held[], usable: ReadonlySet<Product>): Stock => ({
  usable: held(units, own, (product) => usable.has(product)),
  credits: held(units, own, (product) => product === 'CCER'),
  pledged: held(units, ['pledge'], () => true),
  frozen: held(units, ['frozen', 'recall', 'carryOver'], () => true),
  otherVintages: held(units, own, (product) => product !== 'CCER' && !usable.has(product)),
})

/** Credits that count: no more than are held, than may still be offset, and than is missing. */
export const creditsThatCount = (credits: Tonnes, offsetLeft: Tonnes, missing: Tonnes): Tonnes =>
  larger(0n, smaller(credits, smaller(offsetLeft, missing)))

const labels = {
  net: { zh: '盈缺', en: 'Surplus or gap' },
  usable: { zh: '可用于清缴的配额', en: 'Allowances that can be used' },
  credits: { zh: '可抵销的 CCER', en: 'Credits that can offset' },
  missing: { zh: '待清缴', en: 'Still to surrender' },
  arrears: { zh: '以前年度欠缴', en: 'Arrears of earlier years' },
} as const

export interface Need {
  readonly usable: Tonnes
  readonly credits: Tonnes
  readonly missing: Tonnes
  readonly arrears: Tonnes
}

/** What an emitter is over (above zero) or short (below zero), tonnes. */
export const netOf = (t: Terms, need: Need, from: string): Decimal =>
  t.step({ symbol: 'N', label: labels.net, unit: 't', formula: 'H + C − M − B' }, (t) =>
    t
      .given('H', labels.usable, need.usable, 't')
      .plus(t.given('C', labels.credits, need.credits, 't'))
      .minus(t.given('M', labels.missing, need.missing, 't', from))
      .minus(t.given('B', labels.arrears, need.arrears, 't')),
  )
