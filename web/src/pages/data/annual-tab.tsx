import type { ReactNode } from 'react'
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
              <NotFiled grid={grid} dueOn={found.reportDueOn} onMonths={onMonths}>
                {mayFile && (
                  <button
                    type="button"
                    className="btn p"
                    disabled={file.running || grid.months.some(({ status }) => status !== 'filed')}
                    onClick={() => void file.run({ organisation: plant, year: grid.year })}
                  >
                    {t('annual.file', { year: grid.year })}
                  </button>
                )}
              </NotFiled>
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
  readonly dueOn: string | null
  readonly onMonths: () => void
  readonly children: ReactNode
}

/** What the twelve months come to so far, which are missing, and the act that closes them. */
const NotFiled = ({ grid, dueOn, onMonths, children }: NotFiledProps) => {
  const { t, language } = useTexts()
  const { market } = useSession()
  const missing = grid.months.flatMap(({ status }, index) => (status === 'filed' ? [] : [monthName(index + 1, language)]))
  const late = dueOn !== null && market !== undefined && market.businessDay > dueOn
  const totalOf = (unit: string, read: keyof typeof unitOf): string => {
    const value = sumOf(grid.months.map(({ units }) => units.find((one) => one.unit === unit)?.[read]))
    return value === null ? nothing : shownFigure(value, unitOf[read], undefined)
  }
  return (
    <>
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
      <div className="sheet-acts">
        <span className="md">
          {missing.length === 0 ? (
            t('annual.complete')
          ) : (
            <>
              {t('annual.missing', { months: missing.join(t('list.and')) })}{' '}
              <button type="button" className="lnk" onClick={onMonths}>
                {t('annual.toMonths')}
              </button>
            </>
          )}{' '}
          {dueOn && (
            <span className={late ? 'bad' : 'dim'}>
              {t('annual.dueOn')} <Day value={dueOn} style="plain" />
            </span>
          )}
        </span>
        <span style={{ marginLeft: 'auto' }}>{children}</span>
      </div>
      <p className="note">{t('annual.closes')}</p>
    </>
  )
}
