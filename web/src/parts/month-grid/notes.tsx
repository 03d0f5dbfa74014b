import { monthName } from '../../format/day.ts'
import { useTexts } from '../../i18n/index.ts'
import type { GridRow, Placed } from './model.ts'

/** The month a phone shows, with the months before and after it. */
export const Stepper = ({ shown, onStep }: { readonly shown: number; readonly onStep: (by: number) => void }) => {
  const { language } = useTexts()
  const name = (month: number): string => monthName(month + 1, language)
  return (
    <div className="month-step">
      <button type="button" className="btn" disabled={shown === 0} onClick={() => onStep(-1)}>
        ‹ {shown > 0 ? name(shown - 1) : ''}
      </button>
      <b aria-live="polite">{name(shown)}</b>
      <button type="button" className="btn" disabled={shown === 11} onClick={() => onStep(1)}>
        {shown < 11 ? name(shown + 1) : ''} ›
      </button>
    </div>
  )
}

const reasons = { closed: 'grid.closed', notAFigure: 'grid.notAFigure', outside: 'grid.outside' } as const
const mostShown = 8

/** What a paste did not take, by name: nothing is dropped silently. */
export const LeftOut = ({ left, rows }: { readonly left: Placed['left']; readonly rows: readonly GridRow[] }) => {
  const { t, language } = useTexts()
  if (left.length === 0) return null
  const nameOf = (row: number): string => rows[row]?.fullName ?? rows[row]?.name ?? ''
  return (
    <ul className="left-out" role="alert">
      {left.slice(0, mostShown).map(({ place, text, why }, index) => (
        <li key={index}>
          {nameOf(place.row)} {place.month < 12 ? monthName(place.month + 1, language) : ''} <b>{text}</b> {t(reasons[why])}
        </li>
      ))}
      {left.length > mostShown && <li>{t('grid.more', { count: left.length - mostShown })}</li>}
    </ul>
  )
}

export type SavedState = { readonly kind: 'saved'; readonly at: string } | { readonly kind: 'saving' | 'unsaved' | 'kept' }

const savedTexts = { saving: 'grid.saving', kept: 'grid.kept', unsaved: 'grid.unsaved' } as const

/** Drafts save themselves; this says so, and when they could not. */
export const SavedNote = ({ saved }: { readonly saved: SavedState | undefined }) => {
  const { t } = useTexts()
  if (!saved) return null
  return (
    <span className={saved.kind === 'kept' ? 'sm warn' : 'sm dim'} role="status">
      {saved.kind === 'saved' ? t('grid.saved', { time: saved.at }) : t(savedTexts[saved.kind])}
    </span>
  )
}
