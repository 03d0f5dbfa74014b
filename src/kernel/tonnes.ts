import { decimal, type Decimal, type Rounding, toInteger } from './decimal.ts'

/** Whole tonnes of CO2 equivalent. One allowance, and one CCER, is one tonne (Interim Regulations, art. 30(2)). */
export type Tonnes = bigint

/** Chinese fen: one hundredth of a yuan. */
export type Fen = bigint

/** The largest integer that JSON carries exactly; larger amounts are refused at the edge. */
export const largestOnTheWire = BigInt(Number.MAX_SAFE_INTEGER)

export const sumIntegers = (values: Iterable<bigint>): bigint => {
  let sum = 0n
  for (const value of values) sum += value
  return sum
}

export const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)
export const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b)

/** A share of whole units, rounded as named: `shareOf(1_000_001n, '0.05', 'down')` is 50,000. */
export const shareOf = (whole: bigint, share: Decimal | string, rounding: Rounding): bigint =>
  toInteger(decimal(whole).times(share), rounding)

/** What a quantity costs: tonnes times fen per tonne is fen, exactly. */
export const cost = (quantity: Tonnes, priceFenPerTonne: Fen): Fen => quantity * priceFenPerTonne

/** `59.18` yuan per tonne is 5918 fen per tonne; a third decimal is a bug of the caller. */
export const fenOfYuan = (yuan: Decimal | string): Fen => {
  const fen = decimal(yuan).times(100)
  if (!fen.isInteger()) throw new Error(`${String(yuan)} yuan is not a whole number of fen`)
  return BigInt(fen.toFixed(0))
}

/** Fen as yuan, exactly. */
export const yuanOf = (fen: Fen): Decimal => decimal(fen).div(100)

/** Fen as the text of yuan with two decimals: 5918 fen is `59.18`. */
export const yuanText = (fen: Fen): string => yuanOf(fen).toFixed(2)

/** A share as per cent: 0.05 is 5. */
export const percentOf = (share: Decimal): Decimal => share.times(100)
