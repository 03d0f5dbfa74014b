import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import { nothing, quantity } from '../../format/number.ts'
import { Figure } from '../figure.tsx'
import { isOpen, type GridCell } from './model.ts'

export interface CellProps {
  readonly cell: GridCell
  readonly unit: string
  readonly label: string
  readonly current: boolean
  readonly active: boolean
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

const content = (cell: GridCell, unit: string): ReactNode => {
  if (cell.value === null) return isOpen(cell) ? <span className="edit blank">{nothing}</span> : nothing
  const text = cell.value === '0' ? '0' : quantity(cell.value, unit)
  if (cell.working) return <Figure working={cell.working}>{text}</Figure>
  return cell.state === 'editable' ? <span className="edit">{text}</span> : text
}

export const Cell = (props: CellProps) => {
  const { cell, unit, label, current, active, atWork, editing } = props
  const box = useRef<HTMLTableCellElement>(null)
  useEffect(() => {
    // Only somebody at work in the grid is moved about; a page that has just opened keeps its own focus.
    if (!active || editing !== undefined || !atWork.current) return
    const inside = box.current?.querySelector<HTMLElement>('.fig') ?? box.current
    inside?.focus({ preventScroll: false })
  }, [active, editing, atWork])
  return (
    <td
      ref={box}
      role="gridcell"
      aria-label={cell.working ? undefined : `${label} ${cell.value ?? nothing}`}
      aria-readonly={!isOpen(cell)}
      tabIndex={active && !cell.working ? 0 : -1}
      className={`num${current ? ' cur' : ''}${stateClass[cell.state]}`}
      onClick={props.onSelect}
      onDoubleClick={props.onEdit}
    >
      {editing === undefined ? (
        content(cell, unit)
      ) : (
        <input
          className="cell-input"
          aria-label={label}
          inputMode="decimal"
          autoFocus
          value={editing}
          onChange={(event) => props.onType(event.target.value)}
          onBlur={() => props.onCommit('blur')}
          onKeyDown={(event) => {
            event.stopPropagation()
            if (event.key === 'Escape') {
              event.preventDefault()
              props.onCancel()
            }
            if (event.key === 'Enter' || event.key === 'Tab') {
              event.preventDefault()
              props.onCommit(event.key)
            }
          }}
        />
      )}
      {cell.flag && <sup className="flag-word">{cell.flag}</sup>}
    </td>
  )
}
