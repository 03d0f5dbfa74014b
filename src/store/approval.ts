import { command, done, fact, refuse, roleNames, view, z, zId, zText, type AnyCommand, type Sql } from '../kernel/index.ts'
import { confirmed, releasePostings, turnedDown, type WaitingProposal } from './proposal.ts'
import { refusals } from './refusals.ts'

const columns = `id, command, organisation, on_organisation, proposed_by, proposed_on, input, held, status, decided_by, decided_on, reason`

export const readProposals = async (sql: Sql, ids: readonly string[]): Promise<Map<string, WaitingProposal>> => {
  if (ids.length === 0) return new Map()
  const rows = await sql.rows<WaitingProposal & { held: { quantity: number }[] }>(
    `select ${columns} from proposal where id = any($1)`,
    [ids],
  )
  return new Map(
    rows.map((row) => [
      row.id,
      { ...row, held: row.held.map((item) => ({ ...item, quantity: BigInt(item.quantity) })) } as WaitingProposal,
    ]),
  )
}

const proposalOf = fact<string, WaitingProposal | undefined>('approval.proposal', async (sql, ids) => {
  const found = await readProposals(sql, ids)
  return ids.map((id) => found.get(id))
})

/**
 * Confirm what another natural person proposed. The runner releases what was held, decides the proposed command again on fresh
 * facts and carries it out; this declaration is its route, its form and its permission row.
 */
export const confirm = command({
  name: 'approval.confirm',
  title: { zh: '复核确认', en: 'Confirm' },
  summary: {
    zh: '确认他人发起的事项；按确认时的数据重新核验后执行',
    en: 'Confirms what another person proposed; checked again on fresh facts, then done',
  },
  who: roleNames,
  scope: 'ownOrganisation',
  input: z.object({ proposal: zId }),
  locks: (input) => [`proposal:${input.proposal}`],
  facts: async () => ({}),
  decide: (input) => done(confirmed({ proposal: input.proposal }), {}),
})

/** Say no to a proposal of one's organisation; its own proposer withdraws it. What it held is free again. */
export const turnDown = command({
  name: 'approval.turnDown',
  title: { zh: '驳回或撤回', en: 'Reject or withdraw' },
  summary: {
    zh: '驳回他人发起的事项，或撤回自己发起的事项，须写明理由',
    en: 'Rejects another’s proposal or withdraws one’s own, with a reason',
  },
  who: roleNames,
  scope: 'ownOrganisation',
  input: z.object({ proposal: zId, reason: zText(300) }),
  locks: (input) => [`proposal:${input.proposal}`],
  facts: async (read, input) => ({ found: await read(proposalOf, input.proposal) }),
  decide: (input, { found }, { actor }) => {
    if (!found || found.organisation !== actor.organisation) return refuse(refusals.proposalUnknown({ asked: input.proposal }))
    if (found.status !== 'waiting') {
      return refuse(refusals.proposalNotWaiting({ by: found.decidedBy ?? '', on: found.decidedOn ?? '', status: found.status }))
    }
    const how = found.proposedBy === actor.person ? 'withdrawn' : 'rejected'
    return done(turnedDown({ proposal: input.proposal, how, reason: input.reason }, releasePostings(found.held)), { how })
  },
})

interface InboxRow {
  id: string
  command: string
  organisation: string
  onOrganisation: string
  proposedBy: string
  proposedByZh: string | null
  proposedByEn: string | null
  proposedOn: string
  input: unknown
  status: string
  decidedBy: string | null
  decidedByZh: string | null
  decidedByEn: string | null
  decidedOn: string | null
  reason: string | null
  answer: string | null
  onZh: string | null
  onEn: string | null
}

/** Every text in a proposal's input, once: organisations are named by their ids there. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return [...new Set(Object.values(value).flatMap(textsIn))]
}

/** Proposals of one's organisation: those waiting for me, those I made, those that are done. */
export const inbox = (commands: () => ReadonlyMap<string, AnyCommand>) =>
  view({
    name: 'approval.inbox',
    title: { zh: '待办复核', en: 'Inbox' },
    summary: { zh: '等我复核的、我发起的和已办的事项', en: 'What waits for me, what I proposed, what is done' },
    who: roleNames,
    scope: 'ownOrganisation',
    input: z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
    output: z.object({
      rows: z.array(
        z.object({
          id: z.string(),
          command: z.string(),
          titleZh: z.string(),
          titleEn: z.string(),
          onOrganisation: z.string(),
          proposedBy: z.string(),
          proposedByZh: z.string().nullable(),
          proposedByEn: z.string().nullable(),
          proposedOn: z.string(),
          input: z.unknown(),
          /** What the proposed command answered when it was proposed: the figures that the second person confirms. */
          result: z.unknown(),
          status: z.string(),
          onZh: z.string().nullable(),
          onEn: z.string().nullable(),
          decidedBy: z.string().nullable(),
          decidedByZh: z.string().nullable(),
          decidedByEn: z.string().nullable(),
          decidedOn: z.string().nullable(),
          reason: z.string().nullable(),
          mine: z.boolean(),
          mayConfirm: z.boolean(),
        }),
      ),
      /** The organisations that the inputs name by their ids. */
      names: z.array(z.object({ id: z.string(), nameZh: z.string(), nameEn: z.string() })),
    }),
    read: async (sql, input, { actor }) => {
      const rows = await sql.rows<InboxRow>(
        `select p.id, p.command, p.organisation, p.on_organisation, p.proposed_by, v.name_zh as proposed_by_zh, v.name_en as proposed_by_en,
           p.proposed_on, p.input, p.status, p.decided_by, d.name_zh as decided_by_zh,
           d.name_en as decided_by_en, p.decided_on, p.reason, c.answer, o.name_zh as on_zh, o.name_en as on_en
         from proposal p left join person v on v.id = p.proposed_by left join person d on d.id = p.decided_by
           left join organisation o on o.id = p.on_organisation
           left join command_log c on c.id = substr(p.id, 3) where p.organisation = $1
         order by (p.status = 'waiting') desc, length(p.id) desc, p.id desc limit $2`,
        [actor.organisation, input.limit],
      )
      const names = await sql.rows<{ id: string; nameZh: string; nameEn: string }>(
        `select id, name_zh, name_en from organisation where id = any($1) order by id`,
        [textsIn(rows.map((row) => row.input))],
      )
      return {
        names,
        rows: rows.map(({ organisation: _organisation, answer, ...row }) => {
          const declared = commands().get(row.command)
          const mine = row.proposedBy === actor.person
          const mayConfirm =
            row.status === 'waiting' && !mine && (declared?.who.some((role) => actor.roles.includes(role)) ?? false)
          return {
            ...row,
            result: answer === null ? null : ((JSON.parse(answer) as { result?: unknown }).result ?? null),
            titleZh: declared?.title.zh ?? row.command,
            titleEn: declared?.title.en ?? row.command,
            mine,
            mayConfirm,
          }
        }),
      }
    },
  })
