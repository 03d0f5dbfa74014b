import type { Confidence, Label } from '../../api/types.ts'

export interface RuleValueRow {
  readonly when: Readonly<Record<string, string | readonly string[]>>
  readonly from?: string | number
  readonly until?: string | number
  readonly value: unknown
  readonly unit: string
  readonly reading: string
  readonly isDefault: boolean
  readonly source: string
  readonly article?: string
  readonly confidence: Confidence
  readonly checkedOn: string
  readonly note?: Label
  readonly overriddenBy?: string
  readonly knownFrom?: string
}

/** What the units, fields, dimension values, readings and words of a parameter are called. */
export type Names = Readonly<Record<string, Label>>

/** One parameter of the rulebook with all its values, as `rulebook.parameters` lists them. */
export interface Parameter {
  readonly name: string
  readonly domain: string
  readonly title: Label
  readonly unit: string
  readonly indexedBy: string
  readonly askedBy: 'year' | 'day' | 'none'
  readonly dimensions: Readonly<Record<string, readonly string[]>>
  readonly leastConfidence: Confidence
  readonly usedIn: readonly string[]
  readonly names: Names
  readonly note?: Label
  readonly values: readonly RuleValueRow[]
}
