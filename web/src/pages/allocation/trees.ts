import { ask } from '../../api/client.ts'
import { views } from '../../api/questions.ts'
import type { Working } from '../../api/types.ts'

export type Step = 'pre' | 'final'

interface WorkingAnswer {
  readonly stored: number | null
  readonly same: boolean
  readonly working: Working | null
}

/** The tree of an entity's allocation; undefined where there is none to show. */
export const treeOf = async (organisation: string, year: number, step: Step): Promise<Working | undefined> =>
  (await ask<WorkingAnswer>(views.allocationWorking, { organisation, year, step })).working ?? undefined

/** The first box with a symbol, this one included, looking down. */
export const boxOf = (working: Working | undefined, symbol: string): Working | undefined => {
  if (!working || working.symbol === symbol) return working
  for (const term of working.terms) {
    const found = boxOf(term, symbol)
    if (found) return found
  }
  return undefined
}

/** Sums of a tree that have one term for each unit, in the order of the units. */
const perUnit = { pre: 'A_p', final: 'A_0' } as const

/**
 * The trees of the units inside an entity's tree, in order. A final allocation counts only units of a benchmark class, so the
 * list matches the units that have one.
 */
export const unitTrees = (tree: Working | undefined, step: Step): readonly Working[] => boxOf(tree, perUnit[step])?.terms ?? []
