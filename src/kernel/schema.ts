import { z } from 'zod'
import { isDay, isMonth, type Day, type Month } from './day.ts'
import { decimal, type Decimal } from './decimal.ts'
import { isProduct, type Product, type Vintage } from './vintage.ts'

export { z }

/** A whole amount on the wire: a JSON integer, not negative, at most 2^53-1. Tonnes and fen travel so. */
const whole = (what: string) =>
  z
    .union([z.number(), z.bigint()], { error: `${what} must be a whole number` })
    .refine((n) => typeof n === 'bigint' || Number.isSafeInteger(n), {
      error: `${what} must be a whole number, at most 9007199254740991`,
      params: { code: 'notAWholeNumber', limit: Number.MAX_SAFE_INTEGER },
    })
    .transform((n) => BigInt(n))
    .refine((n) => n >= 0n, { error: `${what} must not be negative`, params: { code: 'belowLeast', limit: 0 } })
    .meta({ wire: 'integer' })

/** Whole tonnes CO2e, zero allowed. `1.5` and `-1` are refused with the field's name. */
export const zTonnes = whole('tonnes')
/** Whole tonnes CO2e, at least one. */
export const zTonnesPositive = zTonnes.refine((n) => n > 0n, {
  error: 'tonnes must be at least 1',
  params: { code: 'belowLeast', limit: 1 },
})
/** Whole fen. */
export const zFen = whole('fen')
export const zFenPositive = zFen.refine((n) => n > 0n, {
  error: 'fen must be at least 1',
  params: { code: 'belowLeast', limit: 1 },
})

/** An exact decimal on the wire: text such as "0.7910"; a JSON number is accepted and taken by its shortest text. */
export const zDecimal = z
  .union([z.string(), z.number()], { error: 'must be a decimal number' })
  .refine((v) => /^-?\d{1,24}(\.\d{1,24})?$/.test(String(v)), { error: 'must be a plain decimal number' })
  .transform((v): Decimal => decimal(v))
  .meta({ wire: 'decimal' })
export const zDecimalNotNegative = zDecimal.refine((v) => !v.isNegative(), { error: 'must not be negative' })

export const zDay = z
  .string()
  .refine(isDay, { error: 'must be a day, YYYY-MM-DD' })
  .transform((v) => v as Day)
  .meta({ wire: 'day' })
export const zMonth = z
  .string()
  .refine(isMonth, { error: 'must be a month, YYYY-MM' })
  .transform((v) => v as Month)
  .meta({ wire: 'month' })
export const zYear = z.coerce.number().int().min(2013).max(2100)
export const zId = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\w.:-]+$/, { error: 'must be an identifier' })
export const zProduct = z
  .string()
  .refine(isProduct, { error: 'must be CCER or an allowance product such as CEA2024' })
  .transform((v) => v as Product)
  .meta({ wire: 'product' })
export const zVintage = z
  .string()
  .regex(/^(2019-2020|20\d\d)$/)
  .transform((v) => v as Vintage)
  .meta({ wire: 'vintage' })
export const zText = (max: number) => z.string().trim().min(1).max(max)

/** Shapes of answers: amounts leave as JSON integers, decimals as text. */
export const outWhole = z.bigint().meta({ wire: 'integer' })
export const outDecimal = z.string()
