import { useId, useState } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { commands } from '../../api/questions.ts'
import { quantity } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { readFigure } from '../../parts/month-grid/model.ts'
import { OutcomeNote } from '../../parts/refusal-box.tsx'
import { ErrorState } from '../../parts/states.tsx'
import type { UnitYear } from '../data/types.ts'

/** What the verifier found instead, by unit, as typed. */
export type Corrections = Readonly<Record<string, { readonly value: string; readonly reason: string }>>

export interface CorrectionFieldProps {
  readonly unit: UnitYear
  readonly corrections: Corrections
  readonly onCorrections: (next: Corrections) => void
}

const without = (corrections: Corrections, unit: string): Corrections =>
  Object.fromEntries(Object.entries(corrections).filter(([id]) => id !== unit))

/** The reported figure stands until it is corrected. */
export const CorrectionField = ({ unit, corrections, onCorrections }: CorrectionFieldProps) => {
  const { t } = useTexts()
  const typed = corrections[unit.unit]
  const reported = unit.emissionsTonnes ?? ''
  if (!typed)
    return (
      <>
        {quantity(reported, 'tCO2')}{' '}
        <button
          type="button"
          className="lnk"
          aria-label={t('verification.correctOne', { name: unit.name ?? unit.unit })}
          onClick={() => onCorrections({ ...corrections, [unit.unit]: { value: reported, reason: '' } })}
        >
          {t('verification.correct')}
        </button>
      </>
    )
  return (
    <input
      className="t"
      inputMode="decimal"
      autoFocus
      style={{ minWidth: 120 }}
      aria-label={t('verification.correctedOf', { name: unit.name ?? unit.unit })}
      aria-invalid={!isFigure(typed.value)}
      value={typed.value}
      onChange={(event) => onCorrections({ ...corrections, [unit.unit]: { ...typed, value: event.target.value } })}
    />
  )
}

const isFigure = (text: string): boolean => {
  const figure = readFigure(text)
  return figure.ok && figure.value !== null
}

export interface ConcludeProps {
  readonly plant: string
  readonly year: number
  readonly units: readonly UnitYear[]
  readonly corrections: Corrections
  readonly onCorrections: (next: Corrections) => void
}

/** A reason for every correction, and the conclusion, which a second person of the body confirms. */
export const Conclude = ({ plant, year, units, corrections, onCorrections }: ConcludeProps) => {
  const { t } = useTexts()
  const [tried, setTried] = useState(false)
  const conclude = useCommand<unknown>(commands.verify)
  const entries = Object.entries(corrections)
  const ready = entries.every(([, one]) => isFigure(one.value) && one.reason.trim() !== '')
  const send = (): void => {
    setTried(true)
    if (!ready) return
    const sent = entries.map(([unit, one]) => {
      const figure = readFigure(one.value)
      return { unit, emissionsTonnes: figure.ok ? figure.value : null, reason: one.reason.trim() }
    })
    void conclude.run({ organisation: plant, year, corrections: sent })
  }
  return (
    <>
      {entries.map(([unit, one]) => (
        <Reason
          key={unit}
          name={units.find((item) => item.unit === unit)?.name ?? unit}
          value={one.reason}
          wrong={tried && one.reason.trim() === ''}
          onChange={(reason) => onCorrections({ ...corrections, [unit]: { ...one, reason } })}
          onDrop={() => onCorrections(without(corrections, unit))}
        />
      ))}
      <div className="sheet-acts">
        <button type="button" className="btn p" disabled={conclude.running} onClick={send}>
          {entries.length === 0 ? t('verification.conclude') : t('verification.concludeCorrected', { count: entries.length })}
        </button>
        <span className={tried && !ready ? 'sm bad' : 'sm dim'}>
          {t(tried && !ready ? 'verification.reasonMissing' : 'verification.concludeNote')}
        </span>
      </div>
      <div className="outcome-in">
        <OutcomeNote outcome={conclude.outcome} />
        {conclude.failure && <ErrorState failure={conclude.failure} posted="unknown" />}
      </div>
    </>
  )
}

interface ReasonProps {
  readonly name: string
  readonly value: string
  readonly wrong: boolean
  readonly onChange: (text: string) => void
  readonly onDrop: () => void
}

const Reason = ({ name, value, wrong, onChange, onDrop }: ReasonProps) => {
  const { t } = useTexts()
  const id = useId()
  return (
    <div className="sheet-acts">
      <label htmlFor={id} className="md">
        {t('verification.reasonOf', { name })}
      </label>
      <input
        id={id}
        className="t text"
        style={{ flex: '1 1 240px', width: 'auto' }}
        aria-invalid={wrong}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <button type="button" className="btn s" onClick={onDrop}>
        {t('verification.dropCorrection')}
      </button>
    </div>
  )
}
