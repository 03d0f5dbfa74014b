import { leastConfidence, NoRule, toInteger, type Confidence, type Rules, type Tonnes, type Working } from '../kernel/index.ts'
import { allocationLaw, deduct, explainDetermination, hasOutput, type allocatedTo } from '../allocation/index.ts'
import type { verifiedOf } from '../mrv/index.ts'
import { forecastOf, type Loaded, type Months, type Units } from './forecast.ts'

/** What is known of an emitter's year that its final allocation will rest on. */
export interface YearKnown {
  readonly allocated: Loaded<typeof allocatedTo>
  readonly verified: Loaded<typeof verifiedOf>
  readonly units: Units
  readonly months: Months
}

export interface FinalToCome {
  /**
   * What the final allocation is expected to issue beside what was issued in advance, below zero what it takes back. Null where
   * neither a verification nor a filed month nor a plan says.
   */
  readonly tonnes: bigint | null
  /** The allocation expected, as a tree. */
  readonly working: Working | null
  readonly confidence: Confidence | null
}

const unknown: FinalToCome = { tonnes: null, working: null, confidence: null }

const expected = (rules: Rules, year: number, known: YearKnown): { amount: Tonnes; working: Working } | undefined => {
  if (known.verified && hasOutput(known.verified)) {
    const { value, working } = explainDetermination(allocationLaw(rules, year), known.verified)
    return { amount: toInteger(value, 'down'), working }
  }
  const forecast = forecastOf(rules, year, known.units, known.months)
  return forecast && { amount: forecast.allowance, working: forecast.allowanceWorking }
}

/** A year without a plan, not even a draft, has no expectation. */
const ifRuled = <Value>(ask: () => Value): Value | undefined => {
  try {
    return ask()
  } catch (error) {
    if (error instanceof NoRule) return undefined
    throw error
  }
}

/**
 * The final allocation that an emitter still waits for, by the calculator that will determine it: on verified figures, before
 * them on the months filed. Undefined once it is determined.
 */
export const finalToCome = (rules: Rules, year: number, known: YearKnown): FinalToCome | undefined => {
  const { allocated } = known
  if (allocated && allocated.amount !== null) return undefined
  const found = ifRuled(() => expected(rules, year, known))
  if (!found) return unknown
  const { approvedIssued } = deduct({
    preAllocation: allocated?.preAmount ?? 0n,
    approved: found.amount,
    deductionDue: allocated?.deductionDue ?? 0n,
  })
  return { tonnes: approvedIssued, working: found.working, confidence: leastConfidence(found.working) }
}
