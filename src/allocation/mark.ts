import { leastConfidence, type Confidence, type Working } from '../kernel/index.ts'

/** The mark beside a figure: the least sure rule under it. A draft never enters a determination. */
export const markOf = (working: Working): { confidence: Confidence } => ({ confidence: leastConfidence(working) })
