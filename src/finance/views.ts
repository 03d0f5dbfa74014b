import {
  explain,
  outDecimal,
  outWhole,
  silent,
  view,
  z,
  zId,
  type Context,
  type Fen,
  type Label,
  type Product,
  type Sql,
  type Working,
  fenOfYuan,
} from '../kernel/index.ts'
import { lastCloseOf } from './facts.ts'
import type { LegalEffect } from './pledge.ts'
import { loanToValue, needsAttention, pledgeValue } from './valuation.ts'

const workingOut = z.custom<Working>().meta({ wire: 'working' })
const outLabel = z.object({ zh: z.string(), en: z.string() })

const statuses: Readonly<Record<string, { kind: string; text: Label }>> = {
  proposed: { kind: 'waiting', text: { zh: '待质权人确认', en: 'Waiting for the bank' } },
  active: { kind: 'pledged', text: { zh: '质押中', en: 'In force' } },
  releaseRequested: { kind: 'waiting', text: { zh: '待质权人解除', en: 'Waiting for release by the bank' } },
  released: { kind: 'done', text: { zh: '已解除', en: 'Released' } },
  declined: { kind: 'refused', text: { zh: '质权人未同意', en: 'Declined' } },
  withdrawn: { kind: 'plain', text: { zh: '已撤回', en: 'Withdrawn' } },
}

/** What each side may do next. */
const pledgorSteps: Readonly<Record<string, readonly string[]>> = {
  proposed: ['finance.withdrawPledge'],
  active: ['finance.requestRelease'],
}
const bankSteps: Readonly<Record<string, readonly string[]>> = {
  proposed: ['finance.acceptPledge', 'finance.declinePledge'],
  active: ['finance.releasePledge'],
  releaseRequested: ['finance.releasePledge'],
}

const valuationOut = z.object({
  priceId: z.string(),
  priceFen: outWhole,
  valueFen: outWhole,
  valueWorking: workingOut,
  loanToValue: outDecimal,
  loanToValueWorking: workingOut,
  alertAt: outDecimal,
  alert: z.boolean(),
})

const pledgeOut = z.object({
  id: z.string(),
  pledgor: outLabel,
  pledgorId: z.string(),
  pledgee: outLabel,
  pledgeeId: z.string(),
  product: z.string(),
  tonnes: outWhole,
  loanFen: outWhole,
  until: z.string(),
  state: z.string(),
  status: z.object({ kind: z.string(), text: outLabel }),
  proposedOn: z.string(),
  registeredOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  certificate: z.string().nullable(),
  reason: z.string().nullable(),
  /** The public price the pledge was accepted at; null until then. */
  acceptedAt: z.object({ priceId: z.string(), priceFen: outWhole }).nullable(),
  /** At today's last close. */
  valuation: valuationOut.nullable(),
  nextSteps: z.array(z.string()),
})

const noticeOut = z.object({ zh: z.string(), en: z.string(), references: z.array(z.string()), source: z.string() })

interface PledgeRow {
  id: string
  pledgor: string
  pledgorZh: string
  pledgorEn: string
  bank: string
  bankZh: string
  bankEn: string
  product: Product
  quantity: bigint
  loanFen: Fen
  until: string
  status: string
  proposedOn: string
  acceptedOn: string | null
  endedOn: string | null
  certificate: string | null
  reason: string | null
  priceId: string | null
  priceFen: Fen | null
}

const select = `select p.id, p.pledgor, a.name_zh as pledgor_zh, a.name_en as pledgor_en, p.bank, b.name_zh as bank_zh, b.name_en as bank_en,
    p.product, p.quantity, p.loan_fen, p.until, p.status, p.proposed_on, p.accepted_on, p.ended_on, p.certificate,
    p.reason, p.price_id, p.price_fen
  from pledge p join organisation a on a.id = p.pledgor join organisation b on b.id = p.bank`

const noticeOn = ({ rules, businessDay }: Context) => {
  const rule = rules.get('finance/pledge-legal-effect', { day: businessDay })
  const { zh, en, references } = rule.value as LegalEffect
  return { zh, en, references: [...references], source: rule.source }
}

const ended = ['released', 'declined', 'withdrawn']

const valuationOf = async (sql: Sql, row: PledgeRow, context: Context): Promise<z.output<typeof valuationOut> | null> => {
  if (ended.includes(row.status)) return null
  const [price] = await lastCloseOf.load(sql, [{ product: row.product, day: context.businessDay }], context)
  if (!price) return null
  const line = context.rules.get('finance/pledge-ratio-alert', { day: context.businessDay })
  const value = explain((t) => pledgeValue(t, row.quantity, price.priceFen, price.id))
  const ratio = explain((t) => loanToValue(t, row.loanFen, row.quantity, price.priceFen, price.id))
  return {
    priceId: price.id,
    priceFen: price.priceFen,
    valueFen: fenOfYuan(value.value),
    valueWorking: value.working,
    loanToValue: ratio.value.toString(),
    loanToValueWorking: ratio.working,
    alertAt: String(line.value),
    alert: needsAttention(loanToValue(silent, row.loanFen, row.quantity, price.priceFen, price.id), line),
  }
}

const shown = async (sql: Sql, row: PledgeRow, context: Context): Promise<z.output<typeof pledgeOut>> => ({
  id: row.id,
  pledgor: { zh: row.pledgorZh, en: row.pledgorEn },
  pledgorId: row.pledgor,
  pledgee: { zh: row.bankZh, en: row.bankEn },
  pledgeeId: row.bank,
  product: row.product,
  tonnes: row.quantity,
  loanFen: row.loanFen,
  until: row.until,
  state: row.status,
  status: statuses[row.status] ?? { kind: 'plain', text: { zh: row.status, en: row.status } },
  proposedOn: row.proposedOn,
  registeredOn: row.acceptedOn,
  endedOn: row.endedOn,
  certificate: row.certificate,
  reason: row.reason,
  acceptedAt: row.priceId !== null && row.priceFen !== null ? { priceId: row.priceId, priceFen: row.priceFen } : null,
  valuation: await valuationOf(sql, row, context),
  nextSteps: [
    ...((context.actor.organisation === row.bank ? bankSteps : context.actor.organisation === row.pledgor ? pledgorSteps : {})[
      row.status
    ] ?? []),
  ],
})

/**
 * The pledges one is a side of, newest first, with the notice on their legal effect. A group sees its plants'; the registry
 * all.
 */
export const pledges = view({
  name: 'finance.pledges',
  title: { zh: '质押', en: 'Pledges' },
  summary: {
    zh: '本单位作为出质人或质权人的质押，含估值与质押率',
    en: 'Pledges one has given or taken, with value and loan to value',
  },
  who: ['representative', 'complianceManager', 'trader', 'projectOwner', 'bankOfficer', 'registryOperator', 'auditor'],
  scope: 'groupSubtree',
  on: (input: { organisation?: string | undefined }, actor) => input.organisation ?? actor.organisation,
  input: z.object({ organisation: zId.optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }),
  output: z.object({ pledges: z.array(pledgeOut), notice: noticeOut }),
  read: async (sql, input, context) => {
    const { actor } = context
    const organisation = input.organisation ?? actor.organisation
    const all = input.organisation === undefined && (actor.roles.includes('registryOperator') || actor.roles.includes('auditor'))
    const rows = await sql.rows<PledgeRow>(
      `${select} where $1 or p.pledgor = $2 or p.bank = $2 or a.parent = $2 order by p.proposed_on desc, p.id desc limit $3`,
      [all, organisation, input.limit],
    )
    return { pledges: await Promise.all(rows.map((row) => shown(sql, row, context))), notice: noticeOn(context) }
  },
})

/** What both sides must have read before they sign (RQ-000-052). */
export const legalNotice = view({
  name: 'finance.legalNotice',
  title: { zh: '质押法律效力提示', en: 'Legal effect of a pledge' },
  summary: { zh: '签署质押前须阅读并确认的提示', en: 'The notice to read and acknowledge before signing a pledge' },
  who: 'anyone',
  scope: 'public',
  input: z.object({}),
  output: noticeOut,
  read: (_sql, _input, context) => Promise.resolve(noticeOn(context)),
})

/** A pledge by its certificate number, for either side to show. */
export const pledgeCertificate = view({
  name: 'finance.pledgeCertificate',
  title: { zh: '质押登记证明', en: 'Pledge certificate' },
  summary: { zh: '按登记编号查验质押', en: 'Checks a pledge by its certificate number' },
  who: ['representative', 'complianceManager', 'projectOwner', 'bankOfficer', 'registryOperator', 'auditor'],
  scope: 'ownOrganisation',
  input: z.object({ number: zId }),
  output: z.object({ pledge: pledgeOut.nullable() }),
  read: async (sql, input, context) => {
    const { organisation, roles } = context.actor
    const all = roles.includes('registryOperator') || roles.includes('auditor')
    const [row] = await sql.rows<PledgeRow>(`${select} where p.certificate = $1 and ($2 or p.pledgor = $3 or p.bank = $3)`, [
      input.number,
      all,
      organisation,
    ])
    return { pledge: row ? await shown(sql, row, context) : null }
  },
})
