import type { Decimal } from './decimal.ts'

/**
 * How sure we are of a legal value: its wording read, mostly in a public transcript of the full text; a secondary text; from
 * memory; or a draft for comment.
 */
export type Confidence = 'high' | 'medium' | 'low' | 'draft'

/** One value of one parameter that was in force for something, with where it comes from. */
export interface RuleValue {
  /** `allocation/benchmark` */
  readonly parameter: string
  /** A decimal as text, a whole number, a day, a word, or a small table. */
  readonly value: unknown
  readonly unit: string
  /** What it was asked for: `{ year: 2024, unitClass: 'I', product: 'electricity' }`. */
  readonly asked: Readonly<Record<string, string | number>>
  readonly source: string
  readonly article?: string
  readonly confidence: Confidence
  readonly checkedOn: string
  /** Which of several readings of the text this is; `default` when there is only one. */
  readonly reading: string
  /** A remark in both languages; it never changes an answer. */
  readonly note?: { readonly zh: string; readonly en: string }
  /** Set when this market overrides the shipped law. */
  readonly overriddenBy?: string
}

/**
 * Answers "what was in force for this, by what source". Throws `NoRule` when nothing was: a year without rules is an answer,
 * not a zero.
 */
export interface Rules {
  get(parameter: string, asked: Record<string, string | number>): RuleValue
  decimal(parameter: string, asked: Record<string, string | number>): RuleValue & { readonly decimal: Decimal }
  find(parameter: string, asked: Record<string, string | number>): RuleValue | undefined
  /** sha256 over every value in force, overrides included: each command records the one it was decided under. */
  readonly digest: string
}

/** Thrown when no value was in force; the edge turns it into the refusal `noRuleInForce`. */
export class NoRule extends Error {
  constructor(
    readonly parameter: string,
    readonly asked: Readonly<Record<string, string | number>>,
  ) {
    super(`no value of ${parameter} is in force for ${JSON.stringify(asked)}`)
  }
}
