import type { EventDraft } from './event.ts'
import type { Refusal } from './refusal.ts'

/** What a verb decides: the events that state what happened and an answer for the caller, or every reason to say no. */
export type Decision<Result> =
  | { readonly kind: 'done'; readonly events: readonly EventDraft[]; readonly result: Result }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }

export const done = <Result>(events: EventDraft | readonly EventDraft[], result: Result): Decision<Result> => ({
  kind: 'done',
  events: Array.isArray(events) ? (events as readonly EventDraft[]) : [events as EventDraft],
  result,
})

export const refuse = (...refusals: readonly Refusal[]): Decision<never> => ({ kind: 'refused', refusals })

/** Collects every reason that applies: `const no = reasons(); if (bad) no.add(...); if (no.any) return no.refuse()`. */
export const reasons = (): {
  add: (refusal: Refusal) => void
  readonly any: boolean
  refuse: () => Decision<never>
} => {
  const found: Refusal[] = []
  return {
    add: (refusal) => found.push(refusal),
    get any() {
      return found.length > 0
    },
    refuse: () => refuse(...found),
  }
}
