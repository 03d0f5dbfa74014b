import { Link } from 'react-router'
import type { RefusalValue } from '../../api/types.ts'
import { product, tonnes } from '../../format/number.ts'
import { useTexts, type TextKey } from '../../i18n/index.ts'
import { OutcomeNote } from '../../parts/refusal-box.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { ErrorState } from '../../parts/states.tsx'
import { AmountTable } from './amount-table.tsx'
import type { Row } from './plan.ts'
import { DueSheet, PreviewSheet } from './steps.tsx'
import { Trial } from './trial.tsx'
import { useSurrender, type Due, type Surrender } from './use-surrender.ts'

export interface WizardProps {
  readonly answer: Due
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
  const surrender = useSurrender(answer, rows)
  const { step, reading } = surrender
  return (
    <>
      <Steps at={step} />
      {step === 0 && <DueSheet answer={answer} />}
      {step === 1 && (
        <Sheet title={t('surrender.choose')} note={t('surrender.chooseNote')}>
          <AmountTable
            rows={rows}
            typed={surrender.typed}
            reading={reading}
            onType={surrender.type}
            onSubmit={() => void surrender.check()}
          />
          <Answer surrender={surrender} />
        </Sheet>
      )}
      {step === 2 && (
        <PreviewSheet answer={answer} reading={reading} checked={surrender.checked}>
          <Answer surrender={surrender} />
        </PreviewSheet>
      )}
      {(step === 1 || step === 2) && <Trial answer={answer} rows={rows} reading={reading} />}
      {step === 3 && <Handed surrender={surrender} />}
      {step < 3 && <WizardBar surrender={surrender} />}
    </>
  )
}

const Answer = ({ surrender }: { readonly surrender: Surrender }) => {
  const { t } = useTexts()
  const { outcome, failure } = surrender
  if (!outcome && !failure) return null
  const amount = (value: RefusalValue): string =>
    typeof value === 'number'
      ? t('amount.tonnes', { value: tonnes(value) })
      : Array.isArray(value)
        ? value.map(product).join(t('list.comma'))
        : String(value)
  return (
    <div className="in" aria-live="polite">
      <OutcomeNote
        outcome={outcome}
        amount={amount}
        onNearest={surrender.applyNearest}
        actions={(refusal) =>
          refusal.field === 'credits' && (
            <Link className="btn s" to="/market/CCER">
              {t('surrender.creditMarket')}
            </Link>
          )
        }
      />
      {failure && <ErrorState failure={failure} posted={surrender.step === 2 ? 'unknown' : 'nothing'} />}
    </div>
  )
}

const Handed = ({ surrender }: { readonly surrender: Surrender }) => {
  const { t } = useTexts()
  return (
    <>
      <OutcomeNote outcome={surrender.outcome} done={t('surrender.done', { tonnes: tonnes(surrender.total) })} />
      <div className="wizard-bar">
        <button type="button" className="btn" onClick={() => surrender.go(0)}>
          {t('surrender.another')}
        </button>
      </div>
    </>
  )
}

const WizardBar = ({ surrender }: { readonly surrender: Surrender }) => {
  const { t } = useTexts()
  const { step, reading, total, busy } = surrender
  const ready = reading.unreadable === 0 && total > 0 && !busy
  return (
    <div className="wizard-bar">
      {step > 0 && (
        <button type="button" className="btn" onClick={() => surrender.go(step - 1)}>
          {t('act.back')}
        </button>
      )}
      <span className="dim sm">{reading.unreadable > 0 ? t('surrender.correctFirst', { count: reading.unreadable }) : ''}</span>
      {step === 0 && (
        <button type="button" className="btn p" onClick={() => surrender.go(1)}>
          {t('surrender.toChoose')}
        </button>
      )}
      {step === 1 && (
        <button type="button" className="btn p" disabled={!ready} onClick={() => void surrender.check()}>
          {t('surrender.toPreview')}
        </button>
      )}
      {step === 2 && (
        <button type="button" className="btn p" disabled={!ready} onClick={() => void surrender.submit()}>
          {t('surrender.submit', { tonnes: tonnes(total) })}
        </button>
      )}
    </div>
  )
}
