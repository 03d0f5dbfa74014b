import { useRef, useState, type RefObject, type ClipboardEvent, type KeyboardEvent } from 'react'
import {
  fillRight,
  isOpen,
  moveBy,
  placeBlock,
  readClipboard,
  readFigure,
  type Change,
  type GridRow,
  type Place,
  type Placed,
} from './model.ts'

export interface GridState {
  readonly at: Place
  readonly editing: string | undefined
  readonly left: Placed['left']
  /** Set once somebody works in the grid: from then on the active cell holds the focus. */
  readonly atWork: RefObject<boolean>
  readonly select: (place: Place) => void
  readonly edit: (place: Place) => void
  readonly type: (text: string) => void
  readonly commit: (key: string) => void
  readonly cancel: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onPaste: (event: ClipboardEvent) => void
}

type Intent = 'fill' | 'edit' | 'clear' | 'type'

/** What a key means on a cell; arrows are asked first. */
const intentOf = (event: KeyboardEvent, open: boolean): Intent | undefined => {
  if (event.ctrlKey && event.key.toLowerCase() === 'd') return 'fill'
  if (!open || event.ctrlKey || event.metaKey || event.altKey) return undefined
  if (event.key === 'Enter') return 'edit'
  if (event.key === 'Delete' || event.key === 'Backspace') return 'clear'
  return /^[\d.]$/.test(event.key) ? 'type' : undefined
}

const firstOpen = (rows: readonly GridRow[], current: number): Place => {
  const row = rows.findIndex((candidate) => isOpen(candidate.cells[current]))
  return { row: Math.max(row, 0), month: current }
}

/** The cell one is on, the field that is open, and what the keys do. Values live with the page; this hands out changes. */
export const useGrid = (rows: readonly GridRow[], current: number, onChange: (changes: readonly Change[]) => void): GridState => {
  const [at, setAt] = useState<Place>(() => firstOpen(rows, current))
  const [editing, setEditing] = useState<string>()
  const atWork = useRef(false)
  const [left, setLeft] = useState<Placed['left']>([])
  const [seen, setSeen] = useState(current)
  if (seen !== current) {
    setSeen(current)
    setAt({ ...at, month: current })
    setEditing(undefined)
  }
  const cellAt = (place: Place) => rows[place.row]?.cells[place.month]

  const select = (place: Place): void => {
    atWork.current = true
    setAt(place)
  }
  const edit = (place: Place, text?: string): void => {
    atWork.current = true
    const cell = cellAt(place)
    setAt(place)
    if (isOpen(cell)) setEditing(text ?? cell?.value ?? '')
  }
  const commit = (key: string): void => {
    const row = rows[at.row]
    if (editing === undefined || !row) return
    const figure = readFigure(editing)
    setEditing(undefined)
    if (!figure.ok) return setLeft([{ place: at, text: editing, why: 'notAFigure' }])
    setLeft([])
    if (figure.value !== row.cells[at.month]?.value) onChange([{ row: row.key, month: at.month + 1, value: figure.value }])
    const next = key === 'Enter' ? 'ArrowDown' : key === 'Tab' ? 'ArrowRight' : ''
    return setAt(moveBy(rows.length, at, next) ?? at)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (editing !== undefined) return
    atWork.current = true
    const next = event.ctrlKey || event.metaKey || event.altKey ? undefined : moveBy(rows.length, at, event.key)
    const intent = next ? undefined : intentOf(event, isOpen(cellAt(at)))
    if (!next && !intent) return
    event.preventDefault()
    if (next) setAt(next)
    if (intent === 'fill') onChange(fillRight(rows, at))
    if (intent === 'edit') edit(at)
    if (intent === 'type') edit(at, event.key)
    if (intent === 'clear') onChange([{ row: rows[at.row]?.key ?? '', month: at.month + 1, value: null }])
  }
  const onPaste = (event: ClipboardEvent): void => {
    if (editing !== undefined && !/[\t\n]/.test(event.clipboardData.getData('text'))) return
    event.preventDefault()
    setEditing(undefined)
    const placed = placeBlock(rows, at, readClipboard(event.clipboardData.getData('text')))
    setLeft(placed.left)
    if (placed.changes.length > 0) onChange(placed.changes)
  }
  return {
    at,
    editing,
    left,
    atWork,
    select,
    edit,
    type: setEditing,
    commit,
    cancel: () => setEditing(undefined),
    onKeyDown,
    onPaste,
  }
}
