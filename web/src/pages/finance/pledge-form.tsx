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

const Form = ({ free, notice }: { readonly free: readonly HoldingRow[]; readonly notice: Notice }) => {
  const { t, name } = useTexts()
  const banks = useView<{ readonly rows: readonly Organisation[] }>(views.organisations, { kind: 'bank', limit: 200 })
  const command = useCommand<object>(commands.pledge)
  const [form, setForm] = useState(nothing)
  const [acknowledged, setAcknowledged] = useState(false)
  const set = (change: Partial<typeof form>): void => setForm({ ...form, ...change })
  const product = form.product || (free[0]?.product ?? '')
  const bank = form.bank || (banks.data?.rows[0]?.id ?? '')
  const most = free.find((row) => row.product === product)?.quantity ?? 0
  const quantity = readWhole(form.quantity)
  const loanFen = readYuan(form.loan)
  const ready = product !== '' && bank !== '' && (quantity ?? 0) > 0 && (loanFen ?? 0) > 0 && form.until !== '' && acknowledged
  const wrong = (field: string): boolean =>
    command.outcome?.kind === 'refused' && command.outcome.refusals.some((refusal) => refusal.field === field)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!ready) return
    const outcome = await command.run({
      product,
      quantity,
      bank,
      loanFen,
      until: form.until,
      legalEffectAcknowledged: acknowledged,
    })
    if (outcome?.kind === 'done') setForm(nothing)
  }
  return (
    <form className="form wide" onSubmit={(event) => void submit(event)}>
      <SelectField
        name={t('word.product')}
        value={product}
        options={free.map((row) => ({ value: row.product, text: productName(row.product) }))}
        onChoose={(code) => set({ product: code })}
      />
      <TextField
        name={t('account.quantity')}
        numeric
        value={form.quantity}
        wrong={wrong('quantity') || (form.quantity !== '' && !quantity)}
        note={t('carry.free', { tonnes: tonnes(most) })}
        onType={(text) => set({ quantity: text })}
      />
      <SelectField
        name={t('finance.pledgee')}
        value={bank}
        options={(banks.data?.rows ?? []).map((one) => ({ value: one.id, text: name(one) }))}
        onChoose={(id) => set({ bank: id })}
      />
      <TextField
        name={t('finance.loan')}
        numeric
        value={form.loan}
        wrong={form.loan !== '' && !loanFen}
        onType={(loan) => set({ loan })}
      />
      <TextField
        name={t('finance.until')}
        type="date"
        value={form.until}
        wrong={wrong('until')}
        onType={(until) => set({ until })}
      />
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
