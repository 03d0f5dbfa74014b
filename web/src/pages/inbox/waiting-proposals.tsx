import { useState } from 'react'
import { useInbox } from '../../api/hooks.ts'
import type { InboxRow } from '../../api/types.ts'
import { useSession } from '../../shell/session.tsx'
import { ProposalSheet } from './proposal-sheet.tsx'

export interface WaitingProposalsProps {
  /** `compliance.surrender` and so on. */
  readonly command: string
  /** Which of them belong to what the page shows. */
  readonly about?: (input: Readonly<Record<string, unknown>>) => boolean
}

/** The proposals of one command that wait for a second person, where the page's own reader looks for them. */
export const WaitingProposals = ({ command, about }: WaitingProposalsProps) => {
  const { session } = useSession()
  const inbox = useInbox(session !== undefined)
  const [acted, setActed] = useState<readonly string[]>([])
  const shown = (row: InboxRow): boolean =>
    row.command === command &&
    (row.status === 'waiting' || acted.includes(row.id)) &&
    (about?.((row.input ?? {}) as Readonly<Record<string, unknown>>) ?? true)
  return (inbox.data?.rows ?? [])
    .filter(shown)
    .map((row) => <ProposalSheet key={row.id} proposal={row} onAct={() => setActed([...acted, row.id])} />)
}
