import {
  decimal,
  smaller,
  sumIntegers,
  toInteger,
  type Decimal,
  type Fen,
  type Product,
  type Terms,
  type Tonnes,
  yuanOf,
  fenOfYuan,
} from '../kernel/index.ts'

export interface Offer {
  readonly product: Product
  readonly priceFen: Fen
  readonly quantity: Tonnes
}

export interface Fill {
  readonly taken: readonly Offer[]
  /** What the best levels do not cover; priced at `restFen` when a price is known. */
  readonly rest: Tonnes
  readonly restFen: Fen | null
}

/**
 * Walks the offers from the cheapest on until the quantity is reached. `fallbackFen`: what the rest is priced at, no less than
 * the last level.
 */
export const walk = (offers: readonly Offer[], wanted: Tonnes, fallbackFen: Fen | null): Fill => {
  const sorted = [...offers].sort((a, b) =>
    a.priceFen === b.priceFen ? (a.product < b.product ? -1 : 1) : a.priceFen < b.priceFen ? -1 : 1,
  )
  const taken: Offer[] = []
  let rest = wanted
  for (const offer of sorted) {
    if (rest === 0n) break
    const quantity = smaller(rest, offer.quantity)
    taken.push({ ...offer, quantity })
    rest -= quantity
  }
  const dearest = taken.at(-1)?.priceFen ?? null
  const restFen =
    dearest !== null && fallbackFen !== null ? (dearest > fallbackFen ? dearest : fallbackFen) : (dearest ?? fallbackFen)
  return { taken, rest, restFen }
}

/** The lowest last close among products: what a surplus is worth at least. */
export const cheapestClose = (products: readonly Product[], closes: ReadonlyMap<Product, Fen>): Fen | null =>
  products.reduce<Fen | null>((cheapest, product) => {
    const close = closes.get(product)
    return close !== undefined && (cheapest === null || close < cheapest) ? close : cheapest
  }, null)

/**
 * What a tonne beyond the book is reckoned at: the last close of the cheapest usable product whose book is open. Whoever buys
 * chooses among the products that may meet the year, so a dear old vintage that hardly trades says nothing about the cost. On a
 * day when no book is open every usable product counts.
 */
export const closeBeyondBook = (
  products: readonly Product[],
  closes: ReadonlyMap<Product, Fen>,
  open: ReadonlySet<Product>,
): Fen | null =>
  cheapestClose(
    products.filter((product) => open.has(product)),
    closes,
  ) ?? cheapestClose(products, closes)

/** Whether a price is known for every tonne. */
export const isPriced = (fill: Fill): boolean => fill.rest === 0n || fill.restFen !== null

const labels = {
  cost: { zh: '补足缺口的金额', en: 'Cost of filling the gap' },
  level: { zh: '该档金额', en: 'Cost at this level' },
  quantity: { zh: '数量', en: 'Quantity' },
  price: { zh: '卖价', en: 'Price offered' },
  rest: { zh: '卖盘之外的部分', en: 'Beyond the book' },
} as const

/** What the gap costs today, yuan: each level at its price, and what the book does not hold at the last one. */
export const fillCost = (t: Terms, fill: Fill): Decimal =>
  t.step({ symbol: 'K', label: labels.cost, unit: 'yuan', formula: 'Σ q × p' }, (t) => {
    let sum = decimal(0)
    const level = (label: { zh: string; en: string }, offer: Pick<Offer, 'priceFen' | 'quantity'>, from?: string): Decimal =>
      t.step({ symbol: 'k', label, unit: 'yuan', formula: 'q × p' }, (t) =>
        t
          .given('q', labels.quantity, offer.quantity, 't')
          .times(t.given('p', labels.price, yuanOf(offer.priceFen), 'yuan/t', from)),
      )
    for (const offer of fill.taken) sum = sum.plus(level(labels.level, offer, offer.product))
    if (fill.rest > 0n && fill.restFen !== null)
      sum = sum.plus(level(labels.rest, { quantity: fill.rest, priceFen: fill.restFen }))
    return sum
  })

export const fenOf = (yuanAmount: Decimal): Fen => fenOfYuan(yuanAmount)

/** The average price of a fill, fen per tonne, half up; undefined for nothing. */
export const averageFen = (costFen: Fen, fill: Fill): Fen | undefined => {
  const tonnes = sumIntegers(fill.taken.map((offer) => offer.quantity)) + fill.rest
  return tonnes === 0n ? undefined : toInteger(decimal(costFen).div(decimal(tonnes)), 'halfUp')
}
