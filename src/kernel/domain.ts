import type { AnyCalculator } from './calculator.ts'
import type { AnyCommand, AnyView, Context } from './command.ts'
import type { EventKind } from './event.ts'
import type { Projector, Table } from './table.ts'
import type { RefusalText } from './refusal.ts'

/** What follows an event in another domain, in the same transaction: the event's data becomes the command's input. */
export interface Reaction<Data = never> {
  readonly eventName: string
  readonly command: string
  readonly input: (data: Data, context: Context) => unknown
}

export const reaction = <Data>(
  kind: EventKind<Data>,
  command: string,
  input: (data: Data, context: Context) => unknown,
): Reaction => ({
  eventName: kind.eventName,
  command,
  input: input as Reaction['input'],
})

/** A domain's front door: everything its index.ts shows to main.ts. */
export interface Domain {
  readonly name: string
  readonly commands: readonly AnyCommand[]
  readonly views: readonly AnyView[]
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly events: readonly EventKind<any>[]
  readonly tables: readonly Table[]
  readonly projectors: readonly Projector[]
  readonly reactions?: readonly Reaction[]
  readonly calculators?: readonly AnyCalculator[]
  readonly refusals: Readonly<Record<string, RefusalText>>
}

export const domain = (spec: Domain): Domain => spec
