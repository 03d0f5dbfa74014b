import { useState } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { commands } from '../../api/questions.ts'
import type { Refusal } from '../../api/types.ts'
import { product, tonnes } from '../../format/number.ts'
import { useTexts, type TextKey } from '../../i18n/index.ts'
import { OutcomeNote } from '../../parts/refusal-box.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { ErrorState } from '../../parts/states.tsx'
import { proposed, type Amounts, type Row } from './plan.ts'
import { readAmounts, type Reading } from './reading.ts'
import { Trial } from './trial.tsx'
import type { ComplianceAnswer } from './types.ts'

export interface WizardProps {
  readonly answer: ComplianceAnswer & { readonly obligation: NonNullable<ComplianceAnswer['obligation']> }
  readonly rows: readonly Row[]
}

const stepTexts: readonly TextKey[] = ['surrender.step1', 'surrender.step2', 'surrender.step3', 'surrender.step4']

const Steps = ({ at }: { readonly at: number }) => {
  const { t } = useTexts()
  return (
    <ol className="steps" aria-label={t('surrender.steps')}>
      {stepTexts.map((text, index) => (
        <li key={text} className={index < at ? 'done' : undefined} aria-current={index === at ? 'step' : undefined}>
          {index < at ? <b className="ok">✓</b> : <b>{index + 1}</b>}
          {t(text)}
        </li>
      ))}
    </ol>
  )
}

/** Four steps: check what is due, choose vintages and amounts, preview with the law behind it, hand over to a second person. */
export const SurrenderWizard = ({ answer, rows }: WizardProps) => {
  const { t } = useTexts()
  const { obligation, offset } = answer
  const creditsLeft = Math.max(0, (offset?.limit ?? 0) - (offset?.used ?? 0))
  const [step, setStep] = useState(1)
  const [typed, setTyped] = useState<Amounts>(() =>
    Object.fromEntries(
      Object.entries(proposed(rows, obligation.missing, creditsLeft)).map(([code, amount]) => [code, tonnes(amount)]),
    ),
  )
  const surrender = useCommand<object>(commands.surrender)
  const reading = readAmounts(rows, typed, creditsLeft)
  const total = reading.allowances + reading.credits
  const submit = async () => {
    const allowances = [...reading.amounts]
      .filter(([code, amount]) => code !== 'CCER' && amount > 0)
      .map(([code, quantity]) => ({ product: code, quantity }))
    const outcome = await surrender.run({ year: obligation.year, allowances, credits: reading.credits })
    if (outcome && outcome.kind !== 'refused' && outcome.kind !== 'badInput') setStep(3)
  }
  const applyNearest = (refusal: Refusal): void => {
    const index = /allowances\.(\d+)/.exec(refusal.field ?? '')?.[1]
    const sent = [...reading.amounts].filter(([code, amount]) => code !== 'CCER' && amount > 0).map(([code]) => code)
    const code = index === undefined ? 'CCER' : sent[Number(index)]
    if (code && typeof refusal.nearest === 'number') setTyped({ ...typed, [code]: tonnes(refusal.nearest) })
    surrender.reset()
  }
  return (
    <>
      <Steps at={step} />
      {step < 3 && (
        <Sheet title={t('surrender.choose')} note={t('surrender.chooseNote')}>
          <AmountTable
            rows={rows}
            typed={typed}
            reading={reading}
            locked={step !== 1}
            onType={(code, text) => setTyped({ ...typed, [code]: text })}
          />
          <div className="in">
            <OutcomeNote outcome={surrender.outcome} onNearest={applyNearest} />
            {surrender.failure && <ErrorState failure={surrender.failure} posted="unknown" onRetry={() => void submit()} />}
          </div>
        </Sheet>
      )}
      <Trial answer={answer} rows={rows} reading={reading} />
      {step === 3 && <OutcomeNote outcome={surrender.outcome} done={t('surrender.done', { tonnes: tonnes(total) })} />}
      {step < 3 && (
        <WizardBar
          step={step}
          wrong={reading.wrong.size}
          total={total}
          busy={surrender.running}
          onStep={setStep}
          onSubmit={() => void submit()}
        />
      )}
    </>
  )
}

interface WizardBarProps {
  readonly step: number
  readonly wrong: number
  readonly total: number
  readonly busy: boolean
  readonly onStep: (step: number) => void
  readonly onSubmit: () => void
}

const WizardBar = ({ step, wrong, total, busy, onStep, onSubmit }: WizardBarProps) => {
  const { t } = useTexts()
  const ready = wrong === 0 && total > 0
  return (
    <div className="wizard-bar">
      {step === 2 && (
        <button type="button" className="btn" onClick={() => onStep(1)}>
          {t('act.back')}
        </button>
      )}
      <span className="dim sm">{wrong > 0 ? t('surrender.correctFirst', { count: wrong }) : ''}</span>
      {step === 1 ? (
        <button type="button" className="btn p" disabled={!ready} onClick={() => onStep(2)}>
          {t('surrender.toPreview')}
        </button>
      ) : (
        <button type="button" className="btn p" disabled={!ready || busy} onClick={onSubmit}>
          {t('surrender.submit', { tonnes: tonnes(total) })}
        </button>
      )}
    </div>
  )
}

interface AmountTableProps {
  readonly rows: readonly Row[]
  readonly typed: Amounts
  readonly reading: Reading
  readonly locked: boolean
  readonly onType: (product: string, text: string) => void
}

const AmountTable = ({ rows, typed, reading, locked, onType }: AmountTableProps) => {
  const { t } = useTexts()
  const name = (row: Row): string =>
    `${product(row.product)} ${t(row.product === 'CCER' ? 'surrender.offsetNow' : 'surrender.now')}`
  const remark = (row: Row) => {
    const wrong = reading.wrong.get(row.product)
    if (wrong) return <span className="bad">{t(wrong)}</span>
    if (!row.usable) return t('surrender.notUsable')
    const elsewhere = [
      row.pledged > 0 && `${t('holding.pledged')} ${tonnes(row.pledged)}`,
      row.trading > 0 && `${t('holding.trading')} ${tonnes(row.trading)}`,
    ].filter(Boolean)
    return elsewhere.length > 0 ? (
      <span className="dim">{t('surrender.notFree', { what: elsewhere.join(t('list.comma')) })}</span>
    ) : null
  }
  return (
    <table className="stack middle" aria-label={t('surrender.choose')}>
      <thead>
        <tr>
          <th scope="col">{t('word.product')}</th>
          <th scope="col" className="num">
            {t('word.held')}
          </th>
          <th scope="col" className="num">
            {t('holding.free')}
          </th>
          <th scope="col" className="num" style={{ width: 168 }}>
            {t('surrender.now')}
          </th>
          <th scope="col">{t('word.remark')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.product} className={row.usable ? undefined : 'off'}>
            <td className="hd">
              <b>{product(row.product)}</b> {row.product === 'CCER' && <span className="dim2 sm">{t('word.offset')}</span>}
            </td>
            <td className="num" data-l={t('word.held')}>
              {tonnes(row.held)}
            </td>
            <td className="num" data-l={t('holding.free')}>
              {tonnes(row.free)}
            </td>
            <td className="num w2" data-l={t('surrender.now')}>
              {row.usable ? (
                <input
                  className="t"
                  inputMode="numeric"
                  aria-label={name(row)}
                  aria-invalid={reading.wrong.has(row.product)}
                  readOnly={locked}
                  value={typed[row.product] ?? ''}
                  onChange={(event) => onType(row.product, event.target.value)}
                />
              ) : (
                t('surrender.cannotChoose')
              )}
            </td>
            <td className="w2" data-l="">
              {remark(row)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
