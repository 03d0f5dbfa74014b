import { decimal, round, type Decimal, type Numeric, type Rounding } from './decimal.ts'
import type { Confidence, RuleValue } from './rule.ts'

/**
 * One box of the tree a figure came from: symbol, value, unit, and either where it was read or the terms it was computed from.
 */
export interface Working {
  readonly symbol: string
  readonly label: { readonly zh: string; readonly en: string }
  readonly value: string
  readonly unit: string
  /** How the terms make the value, written as the guide writes it: `FC × Car × OF × 44/12`. */
  readonly formula?: string
  readonly rounding?: { readonly places: number; readonly how: Rounding; readonly rule?: WorkingRule }
  readonly rule?: WorkingRule
  /** Where a given figure was read: a filed month, a verification conclusion, a holding. */
  readonly from?: string
  readonly terms: readonly Working[]
}

export interface WorkingRule {
  readonly parameter: string
  readonly source: string
  readonly article?: string
  readonly confidence: Confidence
  readonly reading: string
}

export interface Label {
  readonly zh: string
  readonly en: string
}

export interface StepSpec {
  readonly symbol: string
  readonly label: Label
  readonly unit: string
  readonly formula: string
  readonly round?: { readonly places: number; readonly how: Rounding; readonly rule?: RuleValue }
  /** The rule that sets the shape of this step, where the shape itself is law. */
  readonly rule?: RuleValue
}

/**
 * What a formula is written against. The same function computes (with `silent`) and explains (with `recorder()`).
 * `given` is a figure read from somewhere, `rule` one read from the rulebook, `step` one computed from others.
 */
export interface Terms {
  given(symbol: string, label: Label, value: Numeric, unit: string, from?: string): Decimal
  rule(symbol: string, label: Label, rule: RuleValue): Decimal
  step(spec: StepSpec, compute: (terms: Terms) => Decimal): Decimal
}

const rounded = (spec: StepSpec, value: Decimal): Decimal =>
  spec.round ? round(value, spec.round.places, spec.round.how) : value

export const workingRule = (rule: RuleValue): WorkingRule => ({
  parameter: rule.parameter,
  source: rule.source,
  confidence: rule.confidence,
  reading: rule.reading,
  ...(rule.article === undefined ? {} : { article: rule.article }),
})

/** Computes and keeps nothing. */
export const silent: Terms = {
  given: (_symbol, _label, value) => decimal(value),
  rule: (_symbol, _label, rule) => decimal(rule.value as Numeric),
  step: (spec, compute) => rounded(spec, compute(silent)),
}

const leaf = (symbol: string, label: Label, value: Decimal, unit: string): Working => ({
  symbol,
  label,
  value: value.toString(),
  unit,
  terms: [],
})

const recording = (into: Working[]): Terms => ({
  given: (symbol, label, value, unit, from) => {
    const exact = decimal(value)
    into.push({ ...leaf(symbol, label, exact, unit), ...(from === undefined ? {} : { from }) })
    return exact
  },
  rule: (symbol, label, rule) => {
    const exact = decimal(rule.value as Numeric)
    into.push({ ...leaf(symbol, label, exact, rule.unit), rule: workingRule(rule) })
    return exact
  },
  step: (spec, compute) => {
    const terms: Working[] = []
    const value = rounded(spec, compute(recording(terms)))
    into.push({
      symbol: spec.symbol,
      label: spec.label,
      value: value.toString(),
      unit: spec.unit,
      formula: spec.formula,
      ...(spec.rule ? { rule: workingRule(spec.rule) } : {}),
      ...(spec.round
        ? {
            rounding: {
              places: spec.round.places,
              how: spec.round.how,
              ...(spec.round.rule ? { rule: workingRule(spec.round.rule) } : {}),
            },
          }
        : {}),
      terms,
    })
    return value
  },
})

/** Runs a formula and returns its result with the tree it came from. */
export const explain = (formula: (terms: Terms) => Decimal): { value: Decimal; working: Working } => {
  const trees: Working[] = []
  const value = formula(recording(trees))
  const working = trees.at(-1)
  if (!working) throw new Error('a formula must have at least one step')
  return { value, working }
}

const confidences: readonly Confidence[] = ['high', 'medium', 'draft', 'low']

/** The least sure rule anywhere under a figure; the mark shown beside it. */
export const leastConfidence = (working: Working): Confidence => {
  let least = working.rule?.confidence ?? 'high'
  const consider = (other: Confidence): void => {
    if (confidences.indexOf(other) > confidences.indexOf(least)) least = other
  }
  if (working.rounding?.rule) consider(working.rounding.rule.confidence)
  for (const term of working.terms) consider(leastConfidence(term))
  return least
}
