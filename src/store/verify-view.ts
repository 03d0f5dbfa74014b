import { outWhole, view, z, type Role } from '../kernel/index.ts'
import { ledgerInvariants } from '../ledger/index.ts'
import { verifyChain } from './chain.ts'

/** Who may have the whole book read again: it takes time that grows with the log. */
const examiners: readonly Role[] = ['auditor', 'administrator', 'registryOperator', 'ministryOfficer']

const checkOut = z.object({
  name: z.string(),
  text: z.object({ zh: z.string(), en: z.string() }),
  holds: z.boolean(),
  detail: z.string(),
})

/** The chain of events read from its beginning, and every invariant of the books; asking is an examination and is recorded. */
export const verifyView = view({
  name: 'market.verify',
  title: { zh: '核验全部', en: 'Verify everything' },
  summary: {
    zh: '从头重算事件链，并核对账簿的全部恒等式',
    en: 'Reads the chain of events again and checks every invariant of the books',
  },
  who: examiners,
  scope: 'market',
  recorded: true,
  input: z.object({}),
  output: z.object({
    events: outWhole,
    head: z.object({ position: outWhole, hash: z.string() }),
    checks: z.array(checkOut),
  }),
  read: async (sql) => {
    const { events, head, problems } = await verifyChain(sql)
    const [first] = problems
    const invariants = await Promise.all(
      ledgerInvariants.map(async ({ name, zh, en, check }) => ({ name, text: { zh, en }, ...(await check(sql)) })),
    )
    const chain = {
      name: 'store.chain',
      text: { zh: '事件链完整，逐条重算与封存值一致', en: 'the chain of events is whole: every seal is what its text gives' },
      holds: first === undefined,
      detail: first ? `#${first.position} ${first.event}: ${first.problem}` : String(events),
    }
    return { events, head: { position: head.position, hash: head.hash.toString('hex') }, checks: [chain, ...invariants] }
  },
})
