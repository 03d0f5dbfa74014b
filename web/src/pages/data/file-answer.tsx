import type { ReactNode } from 'react'
import { monthName } from '../../format/day.ts'
import { quantity } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { ProblemBox, RefusalBox } from '../../parts/refusal-box.tsx'
import { ErrorState } from '../../parts/states.tsx'
import { figureName } from './rows.ts'
import type { Catalogue, GridAnswer } from './types.ts'
import type { CellPlace, FiledResult, Filing } from './use-filing.ts'

export interface FileAnswerProps {
  readonly grid: GridAnswer
  readonly catalogue: Catalogue
  readonly filing: Filing
  readonly chosen: number
  readonly onCell: (unit: string, row: string) => void
  readonly onAnnual: () => void
}

/** What filing a month answered, above the grid: what is missing, what needs a default, what was refused, what was filed. */
export const FileAnswer = (props: FileAnswerProps) => {
  const { filing, chosen, onAnnual } = props
  const { t, language } = useTexts()
  const { outcome, failure } = filing.command
  const month = monthName(chosen, language)
  return (
    <>
      {filing.tried && (
        <Box title={t('data.missingTitle', { month, count: filing.missing.length })} code="">
          <CellLinks {...props} cells={filing.missing} />
        </Box>
      )}
      {filing.defaults.length > 0 && filing.defaultsRefusal && (
        <Box title={t('data.defaultsTitle', { count: filing.defaults.length })} code={filing.defaultsRefusal.code} ask>
          <CellLinks {...props} cells={filing.defaults} />
          <p className="sm dim">{t('data.defaultsNote')}</p>
          <div className="go">
            <button type="button" className="btn s" disabled={filing.running} onClick={() => filing.file(true)}>
              {t('data.acceptDefaults', { month })}
            </button>
          </div>
        </Box>
      )}
      {filing.problems.length > 0 && (
        <Box title={t('data.wrongTitle', { count: filing.problems.length })} code="">
          <CellLinks {...props} cells={filing.problems} />
        </Box>
      )}
      {filing.refusals.length > 0 && (
        <div className="page-note">
          <RefusalBox refusals={filing.refusals} />
        </div>
      )}
      {outcome?.kind === 'badInput' && filing.problems.length === 0 && (
        <div className="page-note">
          <ProblemBox problems={outcome.problems} request={outcome.request} />
        </div>
      )}
      {outcome?.kind === 'done' && <Done result={outcome.result} grid={props.grid} onAnnual={onAnnual} />}
      {failure && <ErrorState failure={failure} posted="unknown" />}
    </>
  )
}

interface BoxProps {
  readonly title: string
  readonly code: string
  /** It asks for a consent, it does not refuse. */
  readonly ask?: boolean
  readonly children: ReactNode
}

const Box = ({ title, code, ask, children }: BoxProps) => (
  <div className={ask ? 'refuse ask-first page-note' : 'refuse page-note'} role="alert">
    <div className="h">
      <span>{title}</span>
      <span className="code">{code}</span>
    </div>
    {children}
  </div>
)

type CellLinksProps = Pick<FileAnswerProps, 'grid' | 'catalogue' | 'onCell'> & {
  readonly cells: readonly (CellPlace & { readonly text?: string })[]
}

/** Each named by unit and figure; pressing one opens its cell. */
const CellLinks = ({ grid, catalogue, cells, onCell }: CellLinksProps) => {
  const texts = useTexts()
  const unitName = (id: string): string =>
    texts.t('data.unitTab', { name: grid.units.find((unit) => unit.id === id)?.name ?? id })
  return (
    <ul className="go-cells">
      {cells.map(({ unit, key, text }) => (
        <li key={`${unit}${key}`}>
          <button type="button" className="lnk" onClick={() => onCell(unit, key)}>
            {unitName(unit)} {figureName(texts, catalogue, key)}
          </button>{' '}
          {text}
        </li>
      ))}
    </ul>
  )
}

const Done = ({
  result,
  grid,
  onAnnual,
}: {
  readonly result: FiledResult
  readonly grid: GridAnswer
  readonly onAnnual: () => void
}) => {
  const { t, language } = useTexts()
  const complete = grid.months.every(({ status, month }) => status === 'filed' || month === result.month)
  const month = monthName(Number(result.month.slice(5, 7)), language)
  return (
    <p className="done-note" role="status">
      {t('data.filed', { month, version: result.version, emissions: quantity(result.emissionsTonnes, 'tCO2') })}
      {result.late && (
        <>
          {t('list.comma')}
          {t('data.filedLate')} <Day value={result.dueOn} style="plain" />
        </>
      )}
      {complete && (
        <>
          {t('list.comma')}
          <button type="button" className="lnk" onClick={onAnnual}>
            {t('data.toAnnual')}
          </button>
        </>
      )}
    </p>
  )
}
