import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import type { Role } from '../../api/types.ts'
import { share, tonnes, yuan } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { useSession } from '../../shell/session.tsx'
import type { AllocationRow, BatchRow, FilingRow, PledgeRow, VerificationTask } from './tasks.ts'

interface Rows<Row> {
  readonly rows: readonly Row[]
}

interface LeadProps {
  readonly year: number
}

/** The one sentence a role opens its day with; nothing until its figures are there. */
export const RoleLead = ({ year }: LeadProps) => {
  const { session } = useSession()
  const lead = session?.roles.map((role) => leads[role]).find((one) => one !== undefined)
  if (!lead) return null
  const Lead = lead
  return (
    <div className="say">
      <p className="lead">
        <Lead year={year} />
      </p>
    </div>
  )
}

const VerifierLead = () => {
  const { t } = useTexts()
  const { data } = useView<Rows<VerificationTask>>(views.verificationTasks)
  if (!data) return null
  const open = data.rows.filter(({ status }) => status !== 'verified')
  const late = open.filter(({ overdue }) => overdue).length
  return <>{t(open.length === 0 ? 'lead.verifierDone' : 'lead.verifier', { open: open.length, late, all: data.rows.length })}</>
}

const OfficerLead = ({ year }: LeadProps) => {
  const { t } = useTexts()
  const filings = useView<Rows<FilingRow>>(views.mrvProgress, { year })
  const allocations = useView<Rows<AllocationRow>>(views.allocationTable, { year })
  if (!filings.data || !allocations.data) return null
  const { rows } = filings.data
  return (
    <>
      {t('lead.officer', {
        year,
        all: rows.length,
        filed: rows.filter(({ status }) => status !== 'open').length,
        verified: rows.filter(({ status }) => status === 'verified').length,
        determined: allocations.data.rows.filter(({ amount }) => amount !== null).length,
      })}
    </>
  )
}

interface Balance {
  readonly years: readonly {
    readonly year: number
    readonly due: number
    readonly surrendered: number
    readonly credits: number
  }[]
  readonly checks: readonly { readonly holds: boolean }[]
}

const OverseerLead = ({ year }: LeadProps) => {
  const { t } = useTexts()
  const { data } = useView<Balance>(views.nationalBalance)
  if (!data) return null
  const row = data.years.find((one) => one.year === year)
  const failing = data.checks.filter(({ holds }) => !holds).length
  const met = (row?.surrendered ?? 0) + (row?.credits ?? 0)
  return (
    <>
      {row
        ? t('lead.balance', { year, due: tonnes(row.due), met: tonnes(met), share: share(met, row.due) })
        : t('lead.noBalance', { year })}{' '}
      <b className={failing === 0 ? 'ok' : 'bad'}>
        {t(failing === 0 ? 'lead.checksHold' : 'lead.checksFail', { count: data.checks.length, failing })}
      </b>
    </>
  )
}

interface TradingDay {
  readonly product: string
  readonly day: string
  readonly volume: number
  readonly turnoverFen: number
}

const ExchangeLead = () => {
  const { t } = useTexts()
  const { market } = useSession()
  const { data } = useView<Rows<TradingDay>>(views.products, {}, { every: 5_000 })
  if (!data || !market) return null
  const open = data.rows.filter(({ day }) => day === market.businessDay)
  const sum = (pick: (row: TradingDay) => number): number => open.reduce((total, row) => total + pick(row), 0)
  return (
    <>
      {t('lead.exchange', {
        count: open.length,
        volume: tonnes(sum((row) => row.volume)),
        turnover: yuan(sum((row) => row.turnoverFen)),
      })}
    </>
  )
}

const BankLead = () => {
  const { t } = useTexts()
  const { data } = useView<{ readonly pledges: readonly PledgeRow[] }>(views.pledges)
  if (!data) return null
  const active = data.pledges.filter(({ state }) => state === 'active' || state === 'releaseRequested')
  const waiting = data.pledges.filter(({ state }) => state === 'proposed')
  return (
    <>
      {t('lead.bank', {
        active: active.length,
        tonnes: tonnes(active.reduce((total, row) => total + row.tonnes, 0)),
        waiting: waiting.length,
      })}
    </>
  )
}

const OwnerLead = () => {
  const { t } = useTexts()
  const { data } = useView<Rows<BatchRow>>(views.batches)
  if (!data) return null
  const registered = data.rows.filter(({ state }) => state === 'registered')
  return (
    <>
      {t('lead.owner', {
        batches: data.rows.length,
        tonnes: tonnes(registered.reduce((total, row) => total + row.tonnes, 0)),
      })}
    </>
  )
}

const leads: Readonly<Partial<Record<Role, (props: LeadProps) => React.ReactNode>>> = {
  verifier: VerifierLead,
  provincialOfficer: OfficerLead,
  ministryOfficer: OverseerLead,
  registryOperator: OverseerLead,
  auditor: OverseerLead,
  administrator: OverseerLead,
  exchangeOperator: ExchangeLead,
  bankOfficer: BankLead,
  projectOwner: OwnerLead,
}
