import type { Confidence } from '../../api/types.ts'
import type { Parameter, RuleValueRow } from './types.ts'

/** A step of a parameter's history: one value in force from an index to the next. */
export interface Step {
  readonly from: string
  readonly value: number
  readonly text: string
  readonly confidence: Confidence
  readonly unit: string
}

export type Chosen = Readonly<Record<string, string>>

const fits = (row: RuleValueRow, chosen: Chosen): boolean =>
  Object.entries(row.when).every(([name, value]) => {
    const wanted = chosen[name]
    return wanted === undefined || (Array.isArray(value) ? value.includes(wanted) : value === wanted)
  })

/** Rows for the chosen dimensions, newest first; other readings of the same text follow their default. */
export const rowsFor = (parameter: Parameter, chosen: Chosen): RuleValueRow[] =>
  parameter.values
    .filter((row) => fits(row, chosen))
    .sort((a, b) =>
      String(b.from ?? '') < String(a.from ?? '')
        ? -1
        : String(b.from ?? '') > String(a.from ?? '')
          ? 1
          : Number(b.isDefault) - Number(a.isDefault),
    )

/** The numeric history for a chart, oldest first; empty where the values are words, days or tables. */
export const stepsOf = (rows: readonly RuleValueRow[]): Step[] => {
  const steps = rows
    .filter((row) => row.isDefault && row.from !== undefined && /^-?\d+(\.\d+)?$/.test(String(row.value)))
    .map((row) => ({
      from: String(row.from),
      value: Number(row.value),
      text: String(row.value),
      confidence: row.confidence,
      unit: row.unit,
    }))
    .reverse()
  return steps.length >= 2 ? steps : []
}

/** The first choice on every dimension, so that one value answers the page. */
export const firstChoice = (parameter: Parameter): Record<string, string> =>
  Object.fromEntries(Object.entries(parameter.dimensions).map(([name, values]) => [name, values[0] ?? '']))

export const valueText = (value: unknown): string =>
  ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : JSON.stringify(value)
