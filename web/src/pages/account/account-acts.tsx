import { useState, type FormEvent, type ReactNode } from 'react'
import { Link } from 'react-router'
import { useCommand, useView } from '../../api/hooks.ts'
import { commands, views } from '../../api/questions.ts'
import type { Organisation, Outcome, Refusal, RefusalValue } from '../../api/types.ts'
import { product as productName, readWhole, tonnes } from '../../format/number.ts'
import { useTexts, type TextKey } from '../../i18n/index.ts'
import { SelectField, TextField } from '../../parts/form.tsx'
import { OutcomeNote } from '../../parts/refusal-box.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Empty, ErrorState } from '../../parts/states.tsx'
import type { HoldingRow } from './account-model.ts'

type Act = 'toTrading' | 'fromTrading' | 'cancel' | 'transfer'

export interface AccountActsProps {
  readonly holdings: readonly HoldingRow[]
  readonly asked: { readonly organisation?: string }
  /** Which acts the signed-in person's roles start. */
  readonly acts: readonly Act[]
}

export type { Act }

const actTexts: Record<Act, { readonly tab: TextKey; readonly submit: TextKey; readonly done: TextKey; readonly note: TextKey }> =
  {
    toTrading: {
      tab: 'account.toTrading',
      submit: 'account.toTradingSubmit',
      done: 'account.toTradingDone',
      note: 'account.toTradingNote',
    },
    fromTrading: {
      tab: 'account.fromTrading',
      submit: 'account.fromTradingSubmit',
      done: 'account.fromTradingDone',
      note: 'account.fromTradingNote',
    },
    cancel: { tab: 'account.cancel', submit: 'account.cancelSubmit', done: 'account.cancelDone', note: 'account.cancelNote' },
    transfer: {
      tab: 'account.transfer',
      submit: 'account.transferSubmit',
      done: 'account.transferDone',
      note: 'account.transferNote',
    },
  }

const commandOf: Record<Act, string> = {
  toTrading: commands.moveToTrading,
  fromTrading: commands.moveFromTrading,
  cancel: commands.cancel,
  transfer: commands.transfer,
}

const freeIn = (holdings: readonly HoldingRow[], kind: 'registry' | 'trading'): ReadonlyMap<string, number> =>
  new Map(holdings.filter((row) => row.kind === kind && row.state === 'free').map((row) => [row.product, row.quantity]))

/** What one may do with the units of the account: one form at a time, refusals where they were typed. */
export const AccountActs = ({ holdings, asked, acts }: AccountActsProps) => {
  const { t } = useTexts()
  const [act, setAct] = useState<Act>(acts[0] ?? 'toTrading')
  const free = freeIn(holdings, act === 'fromTrading' ? 'trading' : 'registry')
  return (
    <Sheet title={t('account.acts')}>
      <div className="in">
        <div className="segmented" role="group" aria-label={t('account.acts')}>
          {acts.map((one) => (
            <button key={one} type="button" aria-pressed={one === act} onClick={() => setAct(one)}>
              {t(actTexts[one].tab)}
            </button>
          ))}
        </div>
        <p className="sm dim act-note">{t(actTexts[act].note)}</p>
        {free.size === 0 ? (
          <Empty>{t(act === 'fromTrading' ? 'account.nothingTrading' : 'account.nothingFree')}</Empty>
        ) : (
          <ActForm key={act} act={act} free={free} asked={asked} />
        )}
      </div>
    </Sheet>
  )
}

interface ActFormProps {
  readonly act: Act
  readonly free: ReadonlyMap<string, number>
  readonly asked: { readonly organisation?: string }
}

/** What the form sends: voluntary cancellation and transfer are for one's own organisation only. */
const inputOf = (act: Act, asked: ActFormProps['asked'], product: string, quantity: number, reason: string, to: string) => {
  if (act === 'cancel') return { product, quantity, reason }
  if (act === 'transfer') return { product, quantity, to }
  return { ...asked, product, quantity }
}

const ActForm = ({ act, free, asked }: ActFormProps) => {
  const { t } = useTexts()
  const products = [...free.keys()]
  const [chosen, setChosen] = useState(products[0] ?? '')
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const [to, setTo] = useState('')
  const command = useCommand<object>(commandOf[act])
  const product = free.has(chosen) ? chosen : (products[0] ?? '')
  const quantity = readWhole(typed)
  const ready =
    quantity !== undefined && quantity > 0 && (act !== 'cancel' || reason.trim() !== '') && (act !== 'transfer' || to !== '')
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!ready) return
    const outcome = await command.run(inputOf(act, asked, product, quantity, reason.trim(), to))
    if (outcome?.kind === 'done' || outcome?.kind === 'waiting') setTyped('')
  }
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <SelectField
        name={t('word.product')}
        value={product}
        options={products.map((code) => ({ value: code, text: productName(code) }))}
        onChoose={setChosen}
      />
      <TextField
        name={t('account.quantity')}
        numeric
        value={typed}
        wrong={command.outcome?.kind === 'refused' || (typed.trim() !== '' && !quantity)}
        note={
          <button type="button" className="lnk" onClick={() => setTyped(tonnes(free.get(product) ?? 0))}>
            {t('account.most', { tonnes: tonnes(free.get(product) ?? 0) })}
          </button>
        }
        onType={setTyped}
      />
      {act === 'cancel' && <TextField name={t('account.reason')} value={reason} onType={setReason} />}
      {act === 'transfer' && <Receiver value={to} onChoose={setTo} />}
      <Answer
        outcome={command.outcome}
        done={t(actTexts[act].done)}
        onNearest={(refusal) => {
          if (typeof refusal.nearest === 'number') setTyped(tonnes(refusal.nearest))
          command.reset()
        }}
        tradeInstead={act === 'transfer'}
      />
      {command.failure && <ErrorState failure={command.failure} posted="unknown" />}
      <button type="submit" className="btn p w" disabled={!ready || command.running}>
        {quantity ? t(actTexts[act].submit, { tonnes: tonnes(quantity) }) : t(actTexts[act].tab)}
      </button>
    </form>
  )
}

interface AnswerProps {
  readonly outcome: Outcome<unknown> | undefined
  readonly done: ReactNode
  readonly onNearest: (refusal: Refusal) => void
  readonly tradeInstead: boolean
}

const Answer = ({ outcome, done, onNearest, tradeInstead }: AnswerProps) => {
  const { t } = useTexts()
  const amount = (value: RefusalValue): ReactNode =>
    typeof value === 'number' ? t('amount.tonnes', { value: tonnes(value) }) : String(value)
  return (
    <div aria-live="polite">
      <OutcomeNote
        outcome={outcome}
        done={done}
        amount={amount}
        onNearest={onNearest}
        actions={() =>
          tradeInstead && (
            <Link className="btn s" to="/market">
              {t('nav.market')}
            </Link>
          )
        }
      />
      {outcome?.kind === 'waiting' && (
        <p className="sm">
          <Link to="/inbox">{t('nav.inbox')}</Link>
        </p>
      )}
    </div>
  )
}

const Receiver = ({ value, onChoose }: { readonly value: string; readonly onChoose: (id: string) => void }) => {
  const { t, name } = useTexts()
  const answer = useView<{ readonly rows: readonly Organisation[] }>(views.organisations, { kind: 'emitter', limit: 500 })
  return (
    <SelectField
      name={t('account.receiver')}
      value={value}
      options={[{ value: '', text: '–' }, ...(answer.data?.rows ?? []).map((one) => ({ value: one.id, text: name(one) }))]}
      onChoose={onChoose}
    />
  )
}
