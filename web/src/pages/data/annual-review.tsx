import { Fragment } from 'react'
import { nothing, quantity, tonnes } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import type { AnnualAnswer } from './types.ts'

export interface AnnualReviewProps {
  readonly year: number
  readonly toFile: NonNullable<AnnualAnswer['toFile']>
  readonly late: boolean
  readonly running: boolean
  readonly onFile: () => void
  readonly onBack: () => void
}

/** The figure as the report will state it, unit by unit; nothing is filed before it was read. */
export const AnnualReview = ({ year, toFile, late, running, onFile, onBack }: AnnualReviewProps) => {
  const { t } = useTexts()
  const total = tonnes(toFile.emissionsTonnes)
  return (
    <section
      className="annual-review"
      aria-label={t('annual.review', { year })}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onBack()
      }}
    >
      <h3>{t('annual.review', { year })}</h3>
      <dl className="kv">
        {toFile.units.map(({ unit, name, unitClass, emissionsTonnes }) => (
          <Fragment key={unit}>
            <dt>
              {t('data.unitTab', { name: name ?? unit })}
              {unitClass === null && `${t('list.comma')}${t('annual.notCovered')}`}
            </dt>
            <dd className="num">{emissionsTonnes === undefined ? nothing : `${quantity(emissionsTonnes, 'tCO2')} tCO₂`}</dd>
          </Fragment>
        ))}
        <dt className="total">{t('annual.reviewTotal')}</dt>
        <dd className="num total">{total} tCO₂</dd>
      </dl>
      <p className="sm">
        {t('annual.closes')} {late && <b className="warn">{t('annual.willBeLate')}</b>}
      </p>
      <div className="acts">
        <button type="button" className="btn p" autoFocus disabled={running} onClick={onFile}>
          {t('annual.confirm', { tonnes: total })}
        </button>
        <button type="button" className="btn" disabled={running} onClick={onBack}>
          {t('act.back')}
        </button>
      </div>
    </section>
  )
}
