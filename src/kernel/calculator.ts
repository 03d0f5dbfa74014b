import type { Refusal } from './refusal.ts'
import type { Rules } from './rule.ts'
import type { z } from './schema.ts'
import type { Label, Working } from './working.ts'

/** What a calculator answers: its figures with the tree they came from, or every reason why it cannot. */
export type Calculation<Result> =
  | { readonly kind: 'done'; readonly result: Result; readonly working: Working }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }

/**
 * A formula by name, to try with figures of one's own: `tonne calc NAME`, POST /api/v1/calc/NAME. It reads nothing and changes
 * nothing.
 */
export interface Calculator<Schema extends z.ZodType = z.ZodType, Result = unknown> {
  readonly kind: 'calculator'
  readonly name: string
  readonly title: Label
  readonly summary: Label
  readonly input: Schema
  readonly run: (input: z.output<Schema>, rules: Rules) => Calculation<Result>
}

export const calculator = <Schema extends z.ZodType, Result>(
  spec: Omit<Calculator<Schema, Result>, 'kind'>,
): Calculator<Schema, Result> => ({ kind: 'calculator', ...spec })

export const calculated = <Result>(result: Result, working: Working): Calculation<Result> => ({ kind: 'done', result, working })
export const notCalculated = (...refusals: readonly Refusal[]): Calculation<never> => ({ kind: 'refused', refusals })

// A registry holds calculators of every input type; each is called only with what its own schema has parsed.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyCalculator = Calculator<any, any>
