import type { ReactNode } from 'react'
import { monthName } from '../../format/day.ts'
import { quantity } from '../../format/number.ts'
import { useTexts, type Texts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { ProblemBox, RefusalBox } from '../../parts/refusal-box.tsx'
import { ErrorState } from '../../parts/states.tsx'
import { evidenceRow } from './evidence-sheet.tsx'
import { figureName } from './rows.ts'
import type { Catalogue, GridAnswer } from './types.ts'
import type { CellPlace, FiledResult, Filing } from './use-filing.ts'

export interface FileAnswerProps {
  readonly grid: GridAnswer
  readonly catalogue: Catalogue
  readonly filing: Filing
  readonly chosen: number
  /** What was just copied from the month before. */
  readonly copied: Copied | undefined
  readonly onCell: (unit: string, row: string) => void
  readonly onAnnual: () => void
}

export interface Copied {
  readonly from: string
  /** Nothing is filed for that month. */
  readonly nothingThere: boolean
  readonly count: number
}

/** What filing a month answered, above the grid: what is missing, what needs a default, what was refused, what was filed. */
export const FileAnswer = (props: FileAnswerProps) => {
  const { filing, chosen, onAnnual } = props
  const { t, language } = useTexts()
  const { outcome, failure } = filing.command
  const month = monthName(chosen, language)
  return (
    <>
      {props.copied && !filing.tried && filing.mayFile && <CopyNote {...props} copied={props.copied} />}
      {filing.tried && (
        <Box title={t('data.missingTitle', { month, count: filing.missing.length })} code="">
          <CellLinks {...props} cells={filing.missing} />
        </Box>
      )}
      {filing.bare.length > 0 && (filing.missing.length === 0 || filing.tried) && <EvidenceNote {...props} units={filing.bare} />}
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
      {outcome?.kind === 'done' && filing.filedBare.length > 0 && !filing.mayFile && (
        <EvidenceNote {...props} units={filing.filedBare} />
      )}
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

const unitNames = ({ t }: Texts, grid: GridAnswer, units: readonly string[]): string =>
  units.map((id) => t('data.unitTab', { name: grid.units.find((unit) => unit.id === id)?.name ?? id })).join(t('list.and'))

/** What copying did, and what is missing still. */
const CopyNote = ({ copied, ...props }: Omit<FileAnswerProps, 'copied'> & { readonly copied: Copied }) => {
  const { t } = useTexts()
  const { missing } = props.filing
  if (copied.nothingThere)
    return (
      <p className="waiting-note" role="status">
        {t('data.copyNothingThere', { from: copied.from })}
      </p>
    )
  return (
    <div className={missing.length > 0 ? 'waiting-note' : 'done-note'} role="status">
      <p>{copied.count === 0 ? t('data.copyNoneEmpty') : t('data.copied', { from: copied.from, count: copied.count })}</p>
      <p className={missing.length === 0 ? 'dim' : 'b warn'}>
        {t(missing.length === 0 ? 'data.copyComplete' : 'data.copyMissing', { count: missing.length })}
      </p>
      <CellLinks {...props} cells={missing} />
    </div>
  )
}

type EvidenceNoteProps = FileAnswerProps & { readonly units: readonly string[] }

/** A month without evidence is taken; that it has none is said before it is filed and after. */
const EvidenceNote = ({ grid, filing, chosen, units, onCell }: EvidenceNoteProps) => {
  const texts = useTexts()
  const { t, language } = texts
  const month = monthName(chosen, language)
  return (
    <div className="waiting-note note-acts" role="status">
      <b className="warn">
        {t(filing.mayFile ? 'data.noEvidence' : 'data.filedBare', { month, units: unitNames(texts, grid, units) })}
      </b>{' '}
      {filing.mayFile ? (
        units.map((unit) => (
          <button key={unit} type="button" className="lnk" onClick={() => onCell(unit, evidenceRow)}>
            {t('data.attach', { unit: unitNames(texts, grid, [unit]) })}
          </button>
        ))
      ) : (
        <button type="button" className="lnk" onClick={filing.correct}>
          {t('data.correct', { month })}
        </button>
      )}
    </div>
  )
}

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
