import type { Actor, AnyCommand, Context, Refusal, Role } from '../kernel/index.ts'
import type { Problem } from './problems.ts'
import type { WaitingProposal } from './proposal.ts'

/** A command as it comes in: by name, with input as the wire gave it. */
export interface Request {
  readonly command: string
  readonly input: unknown
  readonly actor: Actor
  readonly idempotencyKey?: string
}

export type Answer =
  | { readonly kind: 'done'; readonly command: string; readonly result: unknown; readonly repeated?: true }
  | {
      readonly kind: 'proposed'
      readonly command: string
      readonly proposal: string
      readonly result: unknown
      readonly repeated?: true
    }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'badInput'; readonly problems: readonly Problem[] }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'notAllowed' }

/** A request that has been parsed and may run. */
export interface Ready {
  readonly request: Request
  readonly command: AnyCommand
  readonly input: unknown
  readonly on: string
  readonly id: string
  readonly context: Context
  readonly causedBy?: string
  readonly confirmedBy?: string
  /** Set when this runs as the confirmation of a proposal. */
  readonly confirms?: WaitingProposal
}

/** Thrown to undo a transaction whose confirmed or caused command was refused. */
export class Undo extends Error {
  constructor(readonly refusals: readonly Refusal[]) {
    super('undone')
  }
}

/** Whether one of the actor’s roles, or the system itself, may give this command. */
export const mayRun = (command: AnyCommand, actor: Actor): boolean =>
  actor.system === true || command.who.some((role: Role) => actor.roles.includes(role))

export const isAnswer = (item: Ready | Answer): item is Answer => 'kind' in item
