import type { Decimal, Label, Rounding, RuleValue, Rules, Terms } from '../kernel/index.ts'
import { roundings } from '../kernel/index.ts'

/** A share of one, in per cent. */
export const percentPerUnit = 100

/** A rounding point as the rulebook has it: decimal places, the way, and where it is written. Undefined: not rounded here. */
export type RoundingPoint = { readonly places: number; readonly how: Rounding; readonly rule?: RuleValue } | undefined

/** Reads a rounding rule, a table of `places` and `how`. */
export const roundingPoint = (rules: Rules, parameter: string, asked: Record<string, string | number>): RoundingPoint => {
  const rule = rules.find(parameter, asked)
  if (!rule) return undefined
  const { places, how } = rule.value as { places: number; how: Rounding }
  if (!Number.isInteger(places) || !(how in roundings)) throw new Error(`${parameter} is not a table of places and how`)
  return { places, how, rule }
}

/** One cell of a rule that is a small table or a list, with the whole rule's source. */
export const part = (rule: RuleValue, key: string | number): RuleValue => {
  const value = (rule.value as Readonly<Record<string | number, unknown>>)[key]
  if (value === undefined) throw new Error(`${rule.parameter} has no ${key}`)
  return { ...rule, value, unit: '' }
}

/** A filed figure at the guide's number of decimals; a box of its own only where the rounding changes it. */
export const figure = (
  t: Terms,
  symbol: string,
  label: Label,
  value: Decimal,
  unit: string,
  round: RoundingPoint,
  from?: string,
): Decimal =>
  round === undefined || value.decimalPlaces() <= round.places
    ? t.given(symbol, label, value, unit, from)
    : t.step({ symbol, label, unit, formula: symbol, round }, (t) => t.given(symbol, label, value, unit, from))
