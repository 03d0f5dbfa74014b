import type { AnyCommand } from '../kernel/index.ts'
import type { App } from './app.ts'
import { confirm } from './approval.ts'
import type { WaitingProposal } from './proposal.ts'
import { refusals } from './refusals.ts'
import { mayRun, type Answer, type Request } from './request.ts'

/** Whether a request is the confirmation of a proposal: it runs the proposed command again. */
export const isConfirmation = (request: Request): boolean => request.command === confirm.name

/** The id of the proposal that a confirmation names, as the wire gave it. */
export const proposalNamed = (request: Request): string => String((request.input as { proposal?: unknown } | null)?.proposal)

/** The command that a request runs in the end. */
export const commandNamed = (request: Request, proposals: ReadonlyMap<string, WaitingProposal>): string =>
  isConfirmation(request) ? (proposals.get(proposalNamed(request))?.command ?? request.command) : request.command

/** The proposal behind a confirmation, or why it cannot be confirmed by this person. */
export const checkConfirmation = (
  app: App,
  request: Request,
  proposals: ReadonlyMap<string, WaitingProposal>,
): { command: AnyCommand; proposal: WaitingProposal } | Answer => {
  const id = proposalNamed(request)
  const proposal = proposals.get(id)
  if (!proposal || proposal.organisation !== request.actor.organisation)
    return { kind: 'refused', refusals: [refusals.proposalUnknown({ asked: id })] }
  const command = app.commands.get(proposal.command)
  if (!command) throw new Error(`proposal ${proposal.id} is of ${proposal.command}, which no domain declares`)
  if (!mayRun(command, request.actor)) return { kind: 'notAllowed' }
  if (proposal.status !== 'waiting') {
    const dealt = { by: proposal.decidedBy ?? '', on: proposal.decidedOn ?? '', status: proposal.status }
    return { kind: 'refused', refusals: [refusals.proposalNotWaiting(dealt)] }
  }
  if (proposal.proposedBy === request.actor.person) return { kind: 'refused', refusals: [refusals.anotherPersonMustConfirm()] }
  return { command, proposal }
}
