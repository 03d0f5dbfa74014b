import { useState, type ReactNode } from 'react'
import { monthName } from '../../format/day.ts'
import { nothing, quantity, unitText } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { usePhone } from '../use-media.ts'
import { Cell } from './cell.tsx'
import './month-grid.css'
import type { Change, GridRow } from './model.ts'
import { useGrid } from './use-grid.ts'

export interface StatusCell {
  readonly text: string
  readonly kind: 'ok' | 'bad' | 'warn' | 'accent' | 'none'
}

export interface MonthGridProps {
  readonly label: string
  readonly rows: readonly GridRow[]
  /** The month being filled, 1 to 12. */
  readonly current: number
  readonly status?: { readonly months: readonly StatusCell[]; readonly total: string } | undefined
  /** A last row that is not a figure of the grid: evidence attached of evidence due. */
  readonly extra?:
    | { readonly name: string; readonly source: string; readonly months: readonly ReactNode[]; readonly total: ReactNode }
    | undefined
  readonly onChange: (changes: readonly Change[]) => void
}

const all = Array.from({ length: 12 }, (_, month) => month)

/** Parameters down, months across. On phones one month with last month beside it, stepped. */
export const MonthGrid = ({ label, rows, current, status, extra, onChange }: MonthGridProps) => {
  const phone = usePhone()
  const [shown, setShown] = useState(current - 1)
  const grid = useGrid(rows, current - 1, onChange)
  const months = phone ? [shown - 1, shown].filter((month) => month >= 0) : all
  const step = (by: number): void => {
    const month = Math.min(Math.max(shown + by, 0), 11)
    setShown(month)
    grid.select({ row: grid.at.row, month })
  }
  return (
    <>
      {phone && <Stepper shown={shown} onStep={step} />}
      <div className="scroll-x" tabIndex={-1}>
        <table className="grid" role="grid" aria-label={label} onKeyDown={grid.onKeyDown} onPaste={grid.onPaste}>
          {!phone && (
            <colgroup>
              <col className="c-name" />
              <col span={12} />
              <col className="c-total" />
            </colgroup>
          )}
          <GridHead months={months} current={current} />
          <tbody>
            {status && <StatusRow status={status} months={months} current={current} />}
            {rows.map((row, index) => [
              row.group !== rows[index - 1]?.group && (
                <tr key={row.group} className="grp">
                  <th scope="rowgroup" colSpan={months.length + 2}>
                    {row.group}
                  </th>
                </tr>
              ),
              <FigureRow key={row.key} row={row} index={index} months={months} current={current} grid={grid} />,
            ])}
            {extra && <ExtraRow extra={extra} months={months} current={current} />}
          </tbody>
        </table>
      </div>
      <LeftOut grid={grid} rows={rows} />
    </>
  )
}

interface ColumnsProps {
  readonly months: readonly number[]
  readonly current: number
}

const classOf = (month: number, current: number): string => (month === current - 1 ? 'num cur' : 'num')

const GridHead = ({ months, current }: ColumnsProps) => {
  const { t, language } = useTexts()
  return (
    <thead>
      <tr>
        <th scope="col">{t('grid.parameter')}</th>
        {months.map((month) => (
          <th key={month} scope="col" className={classOf(month, current)}>
            {monthName(month + 1, language)}
          </th>
        ))}
        <th scope="col" className="num tot">
          {t('grid.total')}
        </th>
      </tr>
    </thead>
  )
}

const StatusRow = ({ status, months, current }: ColumnsProps & { readonly status: NonNullable<MonthGridProps['status']> }) => {
  const { t } = useTexts()
  return (
    <tr>
      <th scope="row">{t('grid.status')}</th>
      {months.map((month) => (
        <td key={month} className={classOf(month, current)}>
          <span className={`st ${status.months[month]?.kind ?? 'none'}`}>{status.months[month]?.text ?? nothing}</span>
        </td>
      ))}
      <td className="num tot">{status.total}</td>
    </tr>
  )
}

interface FigureRowProps extends ColumnsProps {
  readonly row: GridRow
  readonly index: number
  readonly grid: ReturnType<typeof useGrid>
}

const FigureRow = ({ row, index, months, current, grid }: FigureRowProps) => {
  const { language } = useTexts()
  return (
    <tr className={row.strong ? 'res' : undefined}>
      <th scope="row">
        {row.name}
        <span className="unit">{unitText(row.unit)}</span>
        <small>{row.source}</small>
      </th>
      {months.map((month) => {
        const active = grid.at.row === index && grid.at.month === month
        return (
          <Cell
            key={month}
            cell={row.cells[month] ?? { value: null, state: 'future' }}
            unit={row.unit}
            label={`${row.name} ${monthName(month + 1, language)}`}
            current={month === current - 1}
            active={active}
            atWork={grid.atWork}
            editing={active ? grid.editing : undefined}
            onSelect={() => grid.select({ row: index, month })}
            onEdit={() => grid.edit({ row: index, month })}
            onType={grid.type}
            onCommit={grid.commit}
            onCancel={grid.cancel}
          />
        )
      })}
      <td className="num tot">{row.total === null ? nothing : quantity(row.total, row.unit)}</td>
    </tr>
  )
}

const ExtraRow = ({
  extra,
  months,
  current,
}: {
  readonly extra: NonNullable<MonthGridProps['extra']>
  readonly months: readonly number[]
  readonly current: number
}) => (
  <tr>
    <th scope="row">
      {extra.name}
      <small>{extra.source}</small>
    </th>
    {months.map((month) => (
      <td key={month} className={month === current - 1 ? 'num cur' : 'num'}>
        {extra.months[month] ?? nothing}
      </td>
    ))}
    <td className="num tot">{extra.total}</td>
  </tr>
)

const Stepper = ({ shown, onStep }: { readonly shown: number; readonly onStep: (by: number) => void }) => {
  const { t, language } = useTexts()
  const name = (month: number): string => monthName(month + 1, language)
  return (
    <div className="month-step">
      <button type="button" className="btn s" disabled={shown === 0} onClick={() => onStep(-1)}>
        ‹ {shown > 0 ? name(Math.max(shown - 2, 0)) : ''}
      </button>
      <b aria-live="polite">{shown > 0 ? t('grid.two', { before: name(shown - 1), month: name(shown) }) : name(shown)}</b>
      <button type="button" className="btn s" disabled={shown === 11} onClick={() => onStep(1)}>
        {shown < 11 ? name(shown + 1) : ''} ›
      </button>
    </div>
  )
}

const reasons = { closed: 'grid.closed', notAFigure: 'grid.notAFigure', outside: 'grid.outside' } as const

/** What a paste did not take, by name: nothing is dropped silently. */
const LeftOut = ({ grid, rows }: { readonly grid: ReturnType<typeof useGrid>; readonly rows: readonly GridRow[] }) => {
  const { t, language } = useTexts()
  if (grid.left.length === 0) return null
  return (
    <ul className="left-out" role="alert">
      {grid.left.slice(0, 8).map(({ place, text, why }, index) => (
        <li key={index}>
          {rows[place.row]?.name ?? ''} {place.month < 12 ? monthName(place.month + 1, language) : ''} <b>{text}</b>{' '}
          {t(reasons[why])}
        </li>
      ))}
      {grid.left.length > 8 && <li>{t('grid.more', { count: grid.left.length - 8 })}</li>}
    </ul>
  )
}

export type SavedState = { readonly kind: 'saved'; readonly at: string } | { readonly kind: 'saving' | 'unsaved' | 'kept' }

/** Drafts save themselves; this says so, and when they could not. */
export const SavedNote = ({ saved }: { readonly saved: SavedState | undefined }) => {
  const { t } = useTexts()
  if (!saved) return null
  if (saved.kind === 'saved')
    return (
      <span className="sm dim" role="status">
        {t('grid.saved', { time: saved.at })}
      </span>
    )
  return (
    <span className={saved.kind === 'kept' ? 'sm warn' : 'sm dim'} role="status">
      {t(saved.kind === 'saving' ? 'grid.saving' : saved.kind === 'kept' ? 'grid.kept' : 'grid.unsaved')}
    </span>
  )
}
