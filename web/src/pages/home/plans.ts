import type { Working } from '../../api/types.ts'
import { leftAfterFinal, type PositionResult } from './position.ts'

export interface Plan {
  readonly key: 'allowances' | 'credits'
  /** Tonnes to buy of each. */
  readonly allowances: number
  readonly credits: number
  readonly costFen: number
  readonly working?: Working | undefined
  /** Fen less than with allowances alone. */
  readonly savingFen: number
  readonly best: boolean
}

/** The ways to cover a gap today; none without a gap, without a price, or where the final allocation to come should cover it. */
export const plansOf = (result: Pick<PositionResult, 'shortBy' | 'toCome' | 'costFen' | 'costWorking' | 'credits'>): Plan[] => {
  const { shortBy, costFen, costWorking, credits } = result
  if (shortBy === 0 || costFen === null || leftAfterFinal(result) !== undefined) return []
  const withCredits = credits && credits.quantity > 0 ? credits : undefined
  const saves = (withCredits?.savingFen ?? 0) > 0
  const plain: Plan = {
    key: 'allowances',
    allowances: shortBy,
    credits: 0,
    costFen,
    working: costWorking ?? undefined,
    savingFen: 0,
    best: !saves && withCredits !== undefined,
  }
  if (!withCredits) return [plain]
  const { quantity, totalFen, savingFen } = withCredits
  return [plain, { key: 'credits', allowances: shortBy - quantity, credits: quantity, costFen: totalFen, savingFen, best: saves }]
}
