import { useState } from 'react'
import { Link } from 'react-router'
import { useCommand, useView } from '../../api/hooks.ts'
import { commands, views } from '../../api/questions.ts'
import { monthName } from '../../format/day.ts'
import { nothing } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { shownFigure } from '../../parts/month-grid/model.ts'
import { OutcomeNote } from '../../parts/refusal-box.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Answered, ErrorState } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import { AnnualTable } from '../verification/annual-table.tsx'
import { AnnualReview } from './annual-review.tsx'
import { sumOf } from './sums.ts'
import type { AnnualAnswer, Catalogue, GridAnswer } from './types.ts'

export interface AnnualTabProps {
  readonly grid: GridAnswer
  readonly catalogue: Catalogue
  readonly plant: string
  readonly onMonths: () => void
}

/** The annual report: the roll-up of the twelve months, filed once, and what became of it. */
export const AnnualTab = ({ grid, catalogue, plant, onMonths }: AnnualTabProps) => {
  const { t } = useTexts()
  const { session } = useSession()
  const answer = useView<AnnualAnswer>(views.annual, { organisation: plant, year: grid.year })
  const file = useCommand<unknown, { readonly year: number; readonly emissionsTonnes: number; readonly late: boolean }>(
    commands.submitAnnual,
  )
  const roles = session?.roles ?? []
  const mayFile = roles.includes('plantEngineer') || roles.includes('complianceManager')
  return (
    <>
      <OutcomeNote outcome={file.outcome} done={t('annual.done', { year: grid.year })} />
      {file.failure && <ErrorState failure={file.failure} posted="unknown" />}
      <Sheet title={t('annual.title', { year: grid.year })} note={t('verification.unitNote')}>
        <Answered answer={answer}>
          {(found) =>
            found.annual ? (
              <>
                <AnnualTable annual={found.annual} verified={found.verified} catalogue={catalogue} grid={grid} />
                <p className="note">
                  {t('annual.filedOn')} <Day value={found.annual.submittedOn} style="plain" />
                  {t('list.comma')}
                  {t('annual.dueOn')} <Day value={found.annual.dueOn} style="plain" />
                  {found.annual.late && <b className="warn"> {t('data.late')}</b>}
                  {t('list.comma')}
                  <Link to={`/verification/${plant}`}>{t('annual.toVerification')}</Link>
                </p>
              </>
            ) : (
              <NotFiled
                grid={grid}
                found={found}
                mayFile={mayFile}
                running={file.running}
                onMonths={onMonths}
                onFile={() => void file.run({ organisation: plant, year: grid.year })}
              />
            )
          }
        </Answered>
      </Sheet>
    </>
  )
}

const unitOf = { emissionsTonnes: 'tCO2', generationMwh: 'MWh', heatSuppliedGj: 'GJ' } as const

interface NotFiledProps {
  readonly grid: GridAnswer
  readonly found: AnnualAnswer
  readonly mayFile: boolean
  readonly running: boolean
  readonly onMonths: () => void
  readonly onFile: () => void
}

/** What the twelve months come to so far, which are missing, and the act that closes them, with the figure before it is filed. */
const NotFiled = ({ grid, found, mayFile, running, onMonths, onFile }: NotFiledProps) => {
  const { t } = useTexts()
  const { market } = useSession()
  const [step, setStep] = useState<'start' | 'review' | 'back'>('start')
  const { reportDueOn: dueOn, toFile } = found
  const late = dueOn !== null && market !== undefined && market.businessDay > dueOn
  return (
    <>
      <SoFar grid={grid} />
      <div className="sheet-acts">
        <span className="md">
          <MissingMonths grid={grid} onMonths={onMonths} />{' '}
          {dueOn && (
            <span className={late ? 'bad' : 'dim'}>
              {t('annual.dueOn')} <Day value={dueOn} style="plain" />
            </span>
          )}
        </span>
        {mayFile && !(toFile && step === 'review') && (
          <button
            type="button"
            className="btn p end"
            // Whoever steps back from the review stands where it was opened.
            autoFocus={step === 'back'}
            disabled={!toFile}
            onClick={() => setStep('review')}
          >
            {t('annual.file', { year: grid.year })}
          </button>
        )}
      </div>
      {toFile && step === 'review' ? (
        <AnnualReview
          year={grid.year}
          toFile={toFile}
          late={late}
          running={running}
          onFile={onFile}
          onBack={() => setStep('back')}
        />
      ) : (
        <p className="note">{t('annual.closes')}</p>
      )}
    </>
  )
}

const MissingMonths = ({ grid, onMonths }: Pick<NotFiledProps, 'grid' | 'onMonths'>) => {
  const { t, language } = useTexts()
  const missing = grid.months.flatMap(({ status }, index) => (status === 'filed' ? [] : [monthName(index + 1, language)]))
  if (missing.length === 0) return <>{t('annual.complete')}</>
  return (
    <>
      {t('annual.missing', { months: missing.join(t('list.and')) })}{' '}
      <button type="button" className="lnk" onClick={onMonths}>
        {t('annual.toMonths')}
      </button>
    </>
  )
}

/** The months filed so far, added up by unit. */
const SoFar = ({ grid }: { readonly grid: GridAnswer }) => {
  const { t } = useTexts()
  const totalOf = (unit: string, read: keyof typeof unitOf): string => {
    const value = sumOf(grid.months.map(({ units }) => units.find((one) => one.unit === unit)?.[read]))
    return value === null ? nothing : shownFigure(value, unitOf[read], undefined)
  }
  return (
    <DataTable
      label={t('annual.title', { year: grid.year })}
      rows={grid.units}
      rowKey={(unit) => unit.id}
      columns={[
        { key: 'unit', head: t('word.unit'), phone: 'heading', cell: (unit) => <b>{unit.name}</b> },
        {
          key: 'generation',
          head: t('verification.generation'),
          numeric: true,
          cell: (unit) => totalOf(unit.id, 'generationMwh'),
        },
        { key: 'heat', head: t('verification.heat'), numeric: true, cell: (unit) => totalOf(unit.id, 'heatSuppliedGj') },
        {
          key: 'emissions',
          head: t('annual.soFar'),
          numeric: true,
          strong: true,
          cell: (unit) => totalOf(unit.id, 'emissionsTonnes'),
        },
      ]}
    />
  )
}
