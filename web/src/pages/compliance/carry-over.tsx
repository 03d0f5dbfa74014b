import { useState, type FormEvent } from 'react'
import { useCommand, useView } from '../../api/hooks.ts'
import { commands, views } from '../../api/questions.ts'
import { product, readWhole, tonnes } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { Figure } from '../../parts/figure.tsx'
import { TextField } from '../../parts/form.tsx'
import { OutcomeNote } from '../../parts/refusal-box.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Empty, ErrorState } from '../../parts/states.tsx'
import { WaitingProposals } from '../inbox/waiting-proposals.tsx'
import type { Row } from './plan.ts'
import type { CarryOverAnswer } from './types.ts'

export interface CarryOverProps {
  readonly year: number
  readonly asked: { readonly organisation?: string }
  readonly rows: readonly Row[]
  readonly mayApply: boolean
}

/** How much of the old vintages may become the next, with its working, and the application. Years without the rule show none. */
export const CarryOver = ({ year, asked, rows, mayApply }: CarryOverProps) => {
  const { t, language } = useTexts()
  const answer = useView<CarryOverAnswer>(views.carryOverLimit, { ...asked, year })
  const limit = answer.isError ? undefined : answer.data
  if (!limit) return null
  const old = rows.filter((row) => limit.from.includes(row.product) && row.free > 0)
  const left = Math.max(0, limit.limit - limit.carried)
  return (
    <>
      {mayApply && <WaitingProposals command="compliance.carryOver" about={(input) => input['year'] === year} />}
      <Sheet title={t('carry.title')} note={t('surrender.unitNote')} padded>
        <dl className="kv carry">
          <dt>{t('carry.limit')}</dt>
          <dd className="num b">
            <Figure working={limit.working}>{tonnes(limit.limit)}</Figure>
          </dd>
          <dt>{t('carry.carried')}</dt>
          <dd className="num">{tonnes(limit.carried)}</dd>
          <dt>{t('carry.way')}</dt>
          <dd className="num">
            {limit.from.map(product).join(language === 'zh' ? '、' : ', ')} → {product(limit.into)}
          </dd>
          <dt>{t('carry.until')}</dt>
          <dd className="num">
            <Day value={limit.until} />
          </dd>
        </dl>
        {mayApply && (old.length > 0 ? <CarryForm year={year} rows={old} left={left} /> : <Empty>{t('carry.nothing')}</Empty>)}
      </Sheet>
    </>
  )
}

/** Oldest vintages first, up to the limit. */
const planOf = (rows: readonly Row[], left: number): Record<string, string> => {
  let rest = left
  return Object.fromEntries(
    rows.map((row) => {
      const amount = Math.min(row.free, rest)
      rest -= amount
      return [row.product, tonnes(amount)]
    }),
  )
}

const CarryForm = ({ year, rows, left }: { readonly year: number; readonly rows: readonly Row[]; readonly left: number }) => {
  const { t } = useTexts()
  const [typed, setTyped] = useState<Record<string, string>>({})
  const command = useCommand<object>(commands.carryOver)
  const amounts = rows.map((row) => ({ product: row.product, quantity: readWhole(typed[row.product] || '0') }))
  const asked = amounts.filter((row): row is { product: string; quantity: number } => (row.quantity ?? 0) > 0)
  const total = asked.reduce((sum, row) => sum + row.quantity, 0)
  const ready = amounts.every((row) => row.quantity !== undefined) && total > 0
  const refusals = command.outcome?.kind === 'refused' ? command.outcome.refusals : []
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (ready) void command.run({ year, rows: asked })
  }
  return (
    <form className="form" onSubmit={submit}>
      <div className="form wide">
        {rows.map((row) => (
          <TextField
            key={row.product}
            name={`${product(row.product)} ${t('carry.now')}`}
            numeric
            value={typed[row.product] ?? ''}
            wrong={readWhole(typed[row.product] ?? '0') === undefined || refusals.length > 0}
            note={t('carry.free', { tonnes: tonnes(row.free) })}
            onType={(text) => setTyped({ ...typed, [row.product]: text })}
          />
        ))}
      </div>
      <OutcomeNote
        outcome={command.outcome}
        amount={(value) => (typeof value === 'number' ? t('amount.tonnes', { value: tonnes(value) }) : String(value))}
        onNearest={(refusal) => {
          setTyped(planOf(rows, Number(refusal.nearest)))
          command.reset()
        }}
        done={t('carry.done')}
      />
      {command.failure && <ErrorState failure={command.failure} posted="unknown" />}
      <div className="go">
        <button type="button" className="btn" onClick={() => setTyped(planOf(rows, left))}>
          {t('carry.fill')}
        </button>
        <button type="submit" className="btn p" disabled={!ready || command.running}>
          {t('carry.submit', { tonnes: tonnes(total) })}
        </button>
      </div>
    </form>
  )
}
