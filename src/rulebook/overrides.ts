import { z, type Confidence, type Day } from '../kernel/index.ts'
import { confidences, type DimensionName, type Fact } from './schema.ts'

/** The reading under which a market's own value is shown. */
export const overrideReading = 'override'

/** A value that one market has set over the shipped law, by two people, from a day on. */
export interface Override {
  readonly parameter: string
  /** One value for each dimension it is limited to; a dimension left out means all of them. */
  readonly when: Readonly<Partial<Record<DimensionName, string>>>
  /** First and last year or day it is in force for; no `until` means until further notice. */
  readonly from: number | string
  readonly until?: number | string
  readonly value: Fact
  readonly source: string
  readonly article?: string
  readonly confidence: Confidence
  /** The business day on which the market learnt of it: a figure recalculated as known before that day does not use it. */
  readonly knownFrom: Day
  readonly by: string
}

export const zOverrideConfidence = z.enum(confidences)

/** The overrides a market knew of on a day: what a past decision is recalculated with. */
export const knownOn = (overrides: readonly Override[], day: Day): Override[] =>
  overrides.filter((override) => override.knownFrom <= day)
