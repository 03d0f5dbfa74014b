import type { Day } from './day.ts'
import type { Posting } from './posting.ts'
import type { z } from './schema.ts'

/** A fact that has been decided, not yet written: its name in the past tense, what it states, and the postings it makes. */
export interface EventDraft<Data = unknown> {
  readonly name: string
  readonly data: Data
  readonly postings: readonly Posting[]
}

/** A kind of event a domain can state: `surrendered({ ... }, postings)` makes a draft. */
export interface EventKind<Data> {
  (data: Data, postings?: readonly Posting[]): EventDraft<Data>
  readonly eventName: string
  /** Reads the data back from the log. */
  readonly parse: (data: unknown) => Data
}

export const event = <Schema extends z.ZodType>(name: `${string}.${string}`, schema: Schema): EventKind<z.output<Schema>> =>
  Object.assign(
    (data: z.output<Schema>, postings: readonly Posting[] = []): EventDraft<z.output<Schema>> => ({ name, data, postings }),
    { eventName: name, parse: (data: unknown) => schema.parse(data) },
  )

/** What every event carries beside its own data. */
export interface EventMeta {
  /** The event's own key, `c42-0`: its command and its place among that command's events. */
  readonly event: string
  readonly command: string
  readonly person: string
  readonly organisation: string
  readonly businessDay: Day
}
