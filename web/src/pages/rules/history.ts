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

const single = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : value?.[0]

/** A choice on every dimension that has values: that of the first row in force by default, otherwise the first there is. */
export const firstChoice = (parameter: Parameter): Record<string, string> => {
  const row = parameter.values.find((one) => one.isDefault)
  return Object.fromEntries(
    Object.entries(parameter.dimensions).map(([name, values]) => [name, single(row?.when[name]) ?? values[0] ?? '']),
  )
}

/** Whether some row can answer for a year or a day; whether it does, the rulebook itself says. */
export const mayAnswer = (rows: readonly RuleValueRow[], index: string): boolean =>
  rows.some(
    (row) =>
      row.isDefault &&
      (row.from === undefined || String(row.from) <= index) &&
      (row.until === undefined || String(row.until) >= index),
  )

/** The years a parameter has values for, newest first, `year` among them where a value covers it. */
export const yearsOf = (rows: readonly RuleValueRow[], year: number): number[] => {
  const starts = rows.flatMap((row) => (typeof row.from === 'number' ? [row.from] : []))
  const covered = mayAnswer(rows, String(year)) ? [year] : []
  return [...new Set([...starts, ...covered])].sort((a, b) => b - a)
}
