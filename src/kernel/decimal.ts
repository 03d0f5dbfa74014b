import { Decimal as DecimalJs } from 'decimal.js'

/** Exact decimals for rates and physical quantities. 40 significant digits, so that no product of filed figures is cut. */
export const Decimal = DecimalJs.clone({ precision: 40, rounding: DecimalJs.ROUND_HALF_UP, toExpNeg: -30, toExpPos: 40 })
export type Decimal = DecimalJs

export type Numeric = Decimal | bigint | number | string

/** A Decimal from a filed figure. A number is taken by its shortest text, so 0.1 is exactly one tenth. */
export const decimal = (value: Numeric): Decimal => new Decimal(typeof value === 'bigint' ? value.toString() : value)

/** The named ways to round. Which one applies, and to how many places, is a rule; see rules/national/rounding. */
export const roundings = { halfUp: 4, down: 1, up: 0, halfEven: 6 } as const
export type Rounding = keyof typeof roundings

export const round = (value: Decimal, places: number, rounding: Rounding): Decimal =>
  value.toDecimalPlaces(places, roundings[rounding])

/** Whole units out of a decimal; the caller names the rounding, because it is always somebody's tonne. */
export const toInteger = (value: Decimal, rounding: Rounding): bigint => BigInt(round(value, 0, rounding).toFixed(0))

export const sumDecimals = (values: Iterable<Decimal>): Decimal => {
  let sum = decimal(0)
  for (const value of values) sum = sum.plus(value)
  return sum
}
