import {
  event,
  hold,
  on,
  put,
  release,
  set,
  z,
  zId,
  zProduct,
  zTonnes,
  type EventDraft,
  type Posting,
  type Projector,
} from '../kernel/index.ts'
import { proposal } from './tables.ts'

const held = z.array(z.object({ product: z.union([z.literal('CNY'), zProduct]), quantity: zTonnes, account: z.string() }))
export type Held = z.output<typeof held>

/** A command was decided once and waits for a second natural person; what it would move is held. */
export const proposed = event(
  'approval.proposed',
  z.object({
    proposal: zId,
    command: z.string(),
    organisation: z.string(),
    onOrganisation: z.string(),
    input: z.unknown(),
    held,
  }),
)
export const confirmed = event('approval.confirmed', z.object({ proposal: zId }))
export const turnedDown = event(
  'approval.turnedDown',
  z.object({ proposal: zId, how: z.enum(['rejected', 'withdrawn']), reason: z.string() }),
)
export const approvalEvents = [proposed, confirmed, turnedDown]

/** What leaves `free` on balance: only that can be held, because what arrives on the way is not there yet. */
export const heldBy = (events: readonly EventDraft[]): Held => {
  const net = new Map<string, Held[number]>()
  const count = (posting: Posting, account: string, quantity: bigint): void => {
    const key = `${posting.product} ${account}`
    const before = net.get(key)?.quantity ?? 0n
    net.set(key, { product: posting.product, account, quantity: before + quantity })
  }
  for (const { postings } of events) {
    for (const posting of postings) {
      if (posting.from.state === 'free') count(posting, posting.from.account, posting.quantity)
      if (posting.to.state === 'free') count(posting, posting.to.account, -posting.quantity)
    }
  }
  return [...net.values()].filter((item) => item.quantity > 0n && !item.account.startsWith('source:'))
}

export const holdPostings = (items: Held): Posting[] =>
  items.map((item) => hold(item.product, item.quantity, item.account, 'proposal'))
export const releasePostings = (items: Held): Posting[] =>
  items.map((item) => release(item.product, item.quantity, item.account, 'proposal'))

export const approvalProjectors: readonly Projector[] = [
  on(proposed, (e, meta) => [
    put(proposal, {
      id: e.proposal,
      command: e.command,
      organisation: e.organisation,
      onOrganisation: e.onOrganisation,
      proposedBy: meta.person,
      proposedOn: meta.businessDay,
      input: e.input,
      held: e.held,
      status: 'waiting',
      decidedBy: null,
      decidedOn: null,
      reason: null,
    }),
  ]),
  on(confirmed, (e, meta) => [
    set(proposal, { id: e.proposal, status: 'confirmed', decidedBy: meta.person, decidedOn: meta.businessDay }),
  ]),
  on(turnedDown, (e, meta) => [
    set(proposal, { id: e.proposal, status: e.how, decidedBy: meta.person, decidedOn: meta.businessDay, reason: e.reason }),
  ]),
]

export interface WaitingProposal {
  readonly id: string
  readonly command: string
  readonly organisation: string
  readonly onOrganisation: string
  readonly proposedBy: string
  readonly input: unknown
  readonly held: Held
  readonly status: string
  readonly decidedBy: string | null
  readonly decidedOn: string | null
}
