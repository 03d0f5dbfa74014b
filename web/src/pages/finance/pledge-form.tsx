import { useState, type FormEvent } from 'react'
import { useCommand, useView } from '../../api/hooks.ts'
import { commands, views } from '../../api/questions.ts'
import type { Organisation, RefusalValue } from '../../api/types.ts'
import { product as productName, readWhole, readYuan, tonnes } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { SelectField, TextField } from '../../parts/form.tsx'
import { OutcomeNote } from '../../parts/refusal-box.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Empty, ErrorState } from '../../parts/states.tsx'
import type { HoldingRow } from '../account/account-model.ts'
import { NoticeBox } from './notice.tsx'
import type { Notice } from './types.ts'

const nothing = { product: '', quantity: '', bank: '', loan: '', until: '' }

/** Offer own free units to a bank. Nothing is frozen until the bank accepts. */
export const PledgeForm = ({ notice }: { readonly notice: Notice }) => {
  const { t } = useTexts()
  const account = useView<{ readonly holdings: readonly HoldingRow[] }>(views.account)
  const free = (account.data?.holdings ?? []).filter((row) => row.kind === 'registry' && row.state === 'free')
  return (
    <Sheet title={t('finance.propose')} note={t('finance.proposeNote')} padded>
      {account.data && free.length === 0 ? <Empty>{t('account.nothingFree')}</Empty> : <Form free={free} notice={notice} />}
    </Sheet>
  )
}

type Terms = typeof nothing

interface TermsFieldsProps {
  readonly terms: Terms
  readonly free: readonly HoldingRow[]
  readonly banks: readonly Organisation[]
  readonly wrong: (field: string) => boolean
  readonly onChange: (change: Partial<Terms>) => void
}

const TermsFields = ({ terms, free, banks, wrong, onChange }: TermsFieldsProps) => {
  const { t, name } = useTexts()
  const most = free.find((row) => row.product === terms.product)?.quantity ?? 0
  return (
    <>
      <SelectField
        name={t('word.product')}
        value={terms.product}
        options={free.map((row) => ({ value: row.product, text: productName(row.product) }))}
        onChoose={(product) => onChange({ product })}
      />
      <TextField
        name={t('account.quantity')}
        numeric
        value={terms.quantity}
        wrong={wrong('quantity') || (terms.quantity !== '' && !readWhole(terms.quantity))}
        note={t('carry.free', { tonnes: tonnes(most) })}
        onType={(quantity) => onChange({ quantity })}
      />
      <SelectField
        name={t('finance.pledgee')}
        value={terms.bank}
        options={banks.map((one) => ({ value: one.id, text: name(one) }))}
        onChoose={(bank) => onChange({ bank })}
      />
      <TextField
        name={t('finance.loan')}
        numeric
        value={terms.loan}
        wrong={terms.loan !== '' && !readYuan(terms.loan)}
        onType={(loan) => onChange({ loan })}
      />
      <TextField
        name={t('finance.until')}
        type="date"
        value={terms.until}
        wrong={wrong('until')}
        onType={(until) => onChange({ until })}
      />
    </>
  )
}

const Form = ({ free, notice }: { readonly free: readonly HoldingRow[]; readonly notice: Notice }) => {
  const { t } = useTexts()
  const banks = useView<{ readonly rows: readonly Organisation[] }>(views.organisations, { kind: 'bank', limit: 200 })
  const command = useCommand<object>(commands.pledge)
  const [typed, setTyped] = useState(nothing)
  const [acknowledged, setAcknowledged] = useState(false)
  const set = (change: Partial<Terms>): void => setTyped({ ...typed, ...change })
  const product = typed.product || (free[0]?.product ?? '')
  const bank = typed.bank || (banks.data?.rows[0]?.id ?? '')
  const quantity = readWhole(typed.quantity)
  const loanFen = readYuan(typed.loan)
  const ready = product !== '' && bank !== '' && (quantity ?? 0) > 0 && (loanFen ?? 0) > 0 && typed.until !== '' && acknowledged
  const wrong = (field: string): boolean =>
    command.outcome?.kind === 'refused' && command.outcome.refusals.some((refusal) => refusal.field === field)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!ready) return
    const terms = { product, quantity, bank, loanFen, until: typed.until }
    const outcome = await command.run({ ...terms, legalEffectAcknowledged: acknowledged })
    if (outcome?.kind === 'done') setTyped(nothing)
  }
  return (
    <form className="form wide" onSubmit={(event) => void submit(event)}>
      <TermsFields terms={{ ...typed, product, bank }} free={free} banks={banks.data?.rows ?? []} wrong={wrong} onChange={set} />
      <div className="full">
        <NoticeBox notice={notice} acknowledged={acknowledged} onAcknowledge={setAcknowledged} />
      </div>
      <div className="full" aria-live="polite">
        <OutcomeNote
          outcome={command.outcome}
          done={t('finance.proposed')}
          amount={(value: RefusalValue) =>
            typeof value === 'number' ? t('amount.tonnes', { value: tonnes(value) }) : String(value)
          }
          onNearest={(refusal) => {
            if (typeof refusal.nearest === 'number') set({ quantity: tonnes(refusal.nearest) })
            command.reset()
          }}
        />
        {command.failure && <ErrorState failure={command.failure} posted="unknown" />}
      </div>
      <div className="go full">
        <button type="submit" className="btn p" disabled={!ready || command.running}>
          {t('finance.proposeSubmit')}
        </button>
      </div>
    </form>
  )
}
