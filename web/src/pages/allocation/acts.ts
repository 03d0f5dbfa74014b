import type { TextKey } from '../../i18n/index.ts'
import type { Due } from './types.ts'

/** Why an act has nobody to reach. */
export interface Why {
  readonly key: TextKey
  readonly fill?: Readonly<Record<string, number>>
}

export interface Act {
  /** Whom it would reach: those picked, or everybody who is due. */
  readonly organisations: readonly string[]
  readonly why?: Why
}

const actOn = (due: readonly string[], picked: readonly string[], bar: Why | undefined, none: Why, unpicked: Why): Act => {
  if (bar) return { organisations: [], why: bar }
  if (due.length === 0) return { organisations: [], why: none }
  if (picked.length === 0) return { organisations: due }
  // One that is not due is sent with the others: the refusal names it.
  return picked.some((id) => due.includes(id)) ? { organisations: picked } : { organisations: [], why: unpicked }
}

/** Which acts of a year wait for their second person already. */
export interface Waiting {
  readonly determine: boolean
  readonly pre: boolean
}

const nothingWaits: Waiting = { determine: false, pre: false }

/** What a province can do for a year: each act with whom it reaches, or the reason why it reaches nobody. */
export const actsOf = (
  year: number,
  due: Due,
  picked: readonly string[],
  waiting: Waiting = nothingWaits,
): { readonly determine: Act; readonly pre: Act } => {
  const draft: Why | undefined = due.planIsDraft ? { key: 'allocation.whyDraft', fill: { year } } : undefined
  const bar = (waits: boolean): Why | undefined => draft ?? (waits ? { key: 'allocation.whyWaiting', fill: { year } } : undefined)
  const base = due.referenceYear ?? year - 1
  return {
    determine: actOn(
      due.determine,
      picked,
      bar(waiting.determine),
      { key: 'allocation.whyNoneVerified', fill: { year } },
      { key: 'allocation.whyNotVerified' },
    ),
    pre: actOn(
      due.preAllocate,
      picked,
      bar(waiting.pre),
      { key: 'allocation.whyNonePre', fill: { year: base } },
      { key: 'allocation.whyNotPre' },
    ),
  }
}
