import { useEffect, useEffectEvent, type ReactNode } from 'react'
import { monthName } from '../../format/day.ts'
import { nothing, unitText } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { usePhone } from '../use-media.ts'
import { Cell } from './cell.tsx'
import './month-grid.css'
import { LeftOut, Stepper } from './notes.tsx'
import { shownFigure, type Change, type GridRow } from './model.ts'
import { useGrid } from './use-grid.ts'

export interface StatusCell {
  readonly text: string
  readonly kind: 'ok' | 'bad' | 'warn' | 'accent' | 'none'
}

/** A row that is not a figure of the grid: the due day, evidence attached. */
export interface SideRow {
  readonly name: string
  readonly source?: string
  readonly months: readonly ReactNode[]
  readonly total?: ReactNode
}

export interface MonthGridProps {
  readonly label: string
  readonly rows: readonly GridRow[]
  /** The month being worked on, 1 to 12. */
  readonly current: number
  readonly onMonth: (month: number) => void
  readonly status?: { readonly months: readonly StatusCell[]; readonly total: string } | undefined
  readonly above?: readonly SideRow[]
  readonly below?: readonly SideRow[]
  /** A cell to open, as when a missing figure is pressed; a new object each time. */
  readonly goTo?: { readonly row: string; readonly month: number } | undefined
  readonly onChange: (changes: readonly Change[]) => void
}

const all = Array.from({ length: 12 }, (_, month) => month)

/** Parameters down, months across. On phones one month at a time, last month beside it. */
export const MonthGrid = ({ label, rows, current, onMonth, status, above, below, goTo, onChange }: MonthGridProps) => {
  const phone = usePhone()
  const grid = useGrid(rows, current - 1, onChange)
  const shown = current - 1
  const months = phone ? [shown - 1, shown].filter((month) => month >= 0) : all
  const columns = { months, current, phone }
  const jump = useEffectEvent((target: NonNullable<MonthGridProps['goTo']>) => {
    const row = rows.findIndex(({ key }) => key === target.row)
    if (row >= 0) grid.edit({ row, month: target.month - 1 })
  })
  useEffect(() => {
    if (goTo) jump(goTo)
  }, [goTo])
  return (
    <>
      {phone && <Stepper shown={shown} onStep={(by) => onMonth(Math.min(Math.max(current + by, 1), 12))} />}
      <div className="scroll-x" tabIndex={-1}>
        <table className="grid" role="grid" aria-label={label} onKeyDown={grid.onKeyDown} onPaste={grid.onPaste}>
          {!phone && (
            <colgroup>
              <col className="c-name" />
              <col span={12} />
              <col className="c-total" />
            </colgroup>
          )}
          <GridHead {...columns} onMonth={onMonth} />
          <tbody>
            {status && <StatusRow status={status} {...columns} />}
            {above?.map((row) => (
              <OtherRow key={row.name} row={row} {...columns} />
            ))}
            {rows.map((row, index) => [
              row.group !== rows[index - 1]?.group && (
                <tr key={row.group} className="grp">
                  <th scope="rowgroup" colSpan={months.length + (phone ? 1 : 2)}>
                    {row.group}
                  </th>
                </tr>
              ),
              <FigureRow key={row.key} row={row} index={index} grid={grid} {...columns} />,
            ])}
            {below?.map((row) => (
              <OtherRow key={row.name} row={row} {...columns} />
            ))}
          </tbody>
        </table>
      </div>
      <LeftOut left={grid.left} rows={rows} />
    </>
  )
}

interface ColumnsProps {
  readonly months: readonly number[]
  readonly current: number
  readonly phone: boolean
}

const classOf = (month: number, current: number): string => (month === current - 1 ? 'num cur' : 'num')

const GridHead = ({ months, current, phone, onMonth }: ColumnsProps & Pick<MonthGridProps, 'onMonth'>) => {
  const { t, language } = useTexts()
  return (
    <thead>
      <tr>
        <th scope="col">{t('grid.parameter')}</th>
        {months.map((month) => (
          <th
            key={month}
            scope="col"
            className={classOf(month, current)}
            aria-current={month === current - 1 ? 'true' : undefined}
          >
            <button type="button" className="month-head" onClick={() => onMonth(month + 1)}>
              {monthName(month + 1, language)}
            </button>
          </th>
        ))}
        {!phone && (
          <th scope="col" className="num tot">
            {t('grid.total')}
          </th>
        )}
      </tr>
    </thead>
  )
}

const StatusRow = ({
  status,
  months,
  current,
  phone,
}: ColumnsProps & { readonly status: NonNullable<MonthGridProps['status']> }) => {
  const { t } = useTexts()
  return (
    <tr>
      <th scope="row">{t('grid.status')}</th>
      {months.map((month) => (
        <td key={month} className={classOf(month, current)}>
          <span className={`st ${status.months[month]?.kind ?? 'none'}`}>{status.months[month]?.text ?? nothing}</span>
        </td>
      ))}
      {!phone && <td className="num tot">{status.total}</td>}
    </tr>
  )
}

const OtherRow = ({ row, months, current, phone }: ColumnsProps & { readonly row: SideRow }) => (
  <tr>
    <th scope="row">
      {row.name}
      {row.source !== undefined && <small>{row.source}</small>}
    </th>
    {months.map((month) => (
      <td key={month} className={classOf(month, current)}>
        {row.months[month] ?? nothing}
      </td>
    ))}
    {!phone && <td className="num tot">{row.total}</td>}
  </tr>
)

interface FigureRowProps extends ColumnsProps {
  readonly row: GridRow
  readonly index: number
  readonly grid: ReturnType<typeof useGrid>
}

const FigureRow = ({ row, index, months, current, phone, grid }: FigureRowProps) => {
  const { language } = useTexts()
  return (
    <tr className={row.strong ? 'res' : undefined}>
      <th scope="row">
        {row.name}
        <span className="unit">{unitText(row.unit)}</span>
        {row.source !== '' && <small>{row.source}</small>}
      </th>
      {months.map((month) => {
        const active = grid.at.row === index && grid.at.month === month
        return (
          <Cell
            key={month}
            cell={row.cells[month] ?? { value: null, state: 'future' }}
            unit={row.unit}
            places={row.places}
            label={`${row.fullName ?? row.name} ${monthName(month + 1, language)}`}
            current={month === current - 1}
            active={active}
            touch={phone}
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
      {!phone && <td className="num tot">{row.total === null ? nothing : shownFigure(row.total, row.unit, row.places)}</td>}
    </tr>
  )
}
