import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import { nothing } from '../../format/number.ts'
import { Figure } from '../figure.tsx'
import { isOpen, shownFigure, type GridCell } from './model.ts'

export interface CellProps {
  readonly cell: GridCell
  readonly unit: string
  readonly places: number | undefined
  readonly label: string
  readonly current: boolean
  readonly active: boolean
  /** On a touch screen the first tap opens the field. */
  readonly touch: boolean
  readonly atWork: RefObject<boolean>
  /** The text in the open field, while it is being edited. */
  readonly editing: string | undefined
  readonly onSelect: () => void
  readonly onEdit: () => void
  readonly onType: (text: string) => void
  readonly onCommit: (key: string) => void
  readonly onCancel: () => void
}

const stateClass = { fixed: '', editable: '', needed: ' need', flagged: ' flag', stopped: ' stop', future: ' fut' } as const

const content = ({ cell, unit, places }: CellProps): ReactNode => {
  if (cell.value === null) return isOpen(cell) ? <span className="edit blank">{nothing}</span> : nothing
  const text = shownFigure(cell.value, unit, places)
  if (cell.working || cell.load)
    return (
      <Figure working={cell.working} load={cell.load}>
        {text}
      </Figure>
    )
  return isOpen(cell) ? <span className="edit">{text}</span> : text
}

const Field = ({ label, editing, onType, onCommit, onCancel }: CellProps) => (
  <input
    className="cell-input"
    aria-label={label}
    inputMode="decimal"
    autoFocus
    value={editing}
    onChange={(event) => onType(event.target.value)}
    onBlur={() => onCommit('blur')}
    onKeyDown={(event) => {
      event.stopPropagation()
      if (event.key === 'Escape') {
        event.preventDefault()
        onCancel()
      }
      if (event.key === 'Enter' || event.key === 'Tab') {
        event.preventDefault()
        onCommit(event.key)
      }
    }}
  />
)

export const Cell = (props: CellProps) => {
  const { cell, label, current, active, touch, atWork, editing } = props
  const box = useRef<HTMLTableCellElement>(null)
  useEffect(() => {
    // Only somebody at work in the grid is moved about; a page that has just opened keeps its own focus.
    if (!active || editing !== undefined || !atWork.current) return
    const inside = box.current?.querySelector<HTMLElement>('.fig') ?? box.current
    inside?.focus({ preventScroll: false })
  }, [active, editing, atWork])
  const explained = cell.working !== undefined || cell.load !== undefined
  return (
    <td
      ref={box}
      role="gridcell"
      aria-label={explained ? undefined : `${label} ${cell.value ?? nothing}`}
      aria-readonly={!isOpen(cell)}
      aria-invalid={cell.state === 'flagged' ? true : undefined}
      tabIndex={active && !explained ? 0 : -1}
      className={`num${current ? ' cur' : ''}${stateClass[cell.state]}`}
      onClick={touch ? props.onEdit : props.onSelect}
      onDoubleClick={props.onEdit}
    >
      {editing === undefined ? content(props) : <Field {...props} />}
      {cell.flag && <sup className="flag-word">{cell.flag}</sup>}
    </td>
  )
}
