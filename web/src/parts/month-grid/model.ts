import type { Working } from '../../api/types.ts'
import { fixed, placesOf, quantity, ungrouped } from '../../format/number.ts'

/** Fixed by an earlier step, to be filled, brought in and to be confirmed, sent back, standing still, not yet due. */
export type CellState = 'fixed' | 'editable' | 'needed' | 'flagged' | 'stopped' | 'future'

export interface GridCell {
  /** A decimal as text; `null` where there is none. A stopped month is `0`, not nothing. */
  readonly value: string | null
  readonly state: CellState
  readonly working?: Working | undefined
  /** Fetches the working when it is opened. */
  readonly load?: (() => Promise<Working | undefined>) | undefined
  /** A short word over a flagged cell. */
  readonly flag?: string
}

export interface GridRow {
  readonly key: string
  readonly name: string
  /** The name with what it belongs to, where the short one is not unique; read out and used in messages. */
  readonly fullName?: string
  readonly unit: string
  /** Decimals shown in every cell of the row, where they are not the unit's own. */
  readonly places?: number
  /** Where the value comes from: the meter, the laboratory, computed. */
  readonly source: string
  readonly group: string
  /** Twelve cells, January first. */
  readonly cells: readonly GridCell[]
  readonly total: string | null
  readonly strong?: boolean
}

export interface Place {
  readonly row: number
  /** 0 January … 11 December. */
  readonly month: number
}

export interface Change {
  readonly row: string
  /** 1 January … 12 December. */
  readonly month: number
  readonly value: string | null
}

export const isOpen = (cell: GridCell | undefined): boolean =>
  cell !== undefined && (cell.state === 'editable' || cell.state === 'needed' || cell.state === 'flagged')

/** A figure as the grid writes it: `0` is a figure of its own, not 0.000. */
export const shownFigure = (value: string, unit: string, places: number | undefined): string => {
  if (/^0(\.0+)?$/.test(value)) return '0'
  return places === undefined ? quantity(value, unit) : fixed(value, places)
}

/** What is measured in a unit without places of its own is written as filed; a row then takes those of its longest month. */
export const rowPlaces = (unit: string, values: readonly (string | null)[]): number | undefined =>
  unit in placesOf ? undefined : Math.max(...values.map((value) => value?.split('.')[1]?.length ?? 0))

/** A typed or pasted figure: separators, full-width digits and U+2212 are read; an empty field is nothing. */
export const readFigure = (text: string): { readonly ok: true; readonly value: string | null } | { readonly ok: false } => {
  const plain = ungrouped(text)
  if (plain === undefined) return { ok: false }
  if (plain === '' || plain === '–' || plain === '-' || plain === '—') return { ok: true, value: null }
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return { ok: false }
  return { ok: true, value: plain.replace(/^(-?)0+(?=\d)/, '$1') }
}

/** What a spreadsheet puts on the clipboard: rows by line, cells by tab, quoted cells with line breaks inside. */
export const readClipboard = (text: string): string[][] => {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let index = 0; index < body.length; index += 1) {
    const character = body[index]
    if (quoted) {
      if (character !== '"') cell += character
      else if (body[index + 1] === '"') cell += body[(index += 1)]
      else quoted = false
    } else if (character === '"' && cell === '') quoted = true
    else if (character === '\t' || character === '\n') {
      rows.at(-1)?.push(cell)
      cell = ''
      if (character === '\n') rows.push([])
    } else cell += character
  }
  rows.at(-1)?.push(cell)
  return rows
}

export interface Placed {
  readonly changes: readonly Change[]
  /** Cells that were not taken, with the text that was pasted and why. */
  readonly left: readonly { readonly place: Place; readonly text: string; readonly why: 'closed' | 'notAFigure' | 'outside' }[]
}

/** Lays a pasted block from a place on. Closed cells stay as they are and are named; equal values are no change. */
export const placeBlock = (rows: readonly GridRow[], at: Place, block: readonly (readonly string[])[]): Placed => {
  const changes: Change[] = []
  const left: Placed['left'][number][] = []
  for (const [down, line] of block.entries()) {
    for (const [right, text] of line.entries()) {
      const place = { row: at.row + down, month: at.month + right }
      const row = rows[place.row]
      const cell = row?.cells[place.month]
      const figure = readFigure(text)
      if (!row || !cell) {
        if (text.trim()) left.push({ place, text, why: 'outside' })
      } else if (!figure.ok) left.push({ place, text, why: 'notAFigure' })
      else if (!isOpen(cell)) {
        if (text.trim() && figure.value !== cell.value) left.push({ place, text, why: 'closed' })
      } else if (figure.value !== cell.value) changes.push({ row: row.key, month: place.month + 1, value: figure.value })
    }
  }
  return { changes, left }
}

/** Ctrl+D: the value of a cell into every open cell to its right. */
export const fillRight = (rows: readonly GridRow[], at: Place): Change[] => {
  const row = rows[at.row]
  const value = row?.cells[at.month]?.value
  if (!row || value === undefined || value === null) return []
  return row.cells
    .map((cell, month) => ({ cell, month }))
    .filter(({ cell, month }) => month > at.month && isOpen(cell) && cell.value !== value)
    .map(({ month }) => ({ row: row.key, month: month + 1, value }))
}

/** Arrow keys stop at the edges; Home and End go to January and December of the row. */
export const moveBy = (rows: number, at: Place, key: string): Place | undefined => {
  const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), most)
  if (key === 'ArrowUp') return { ...at, row: clamp(at.row - 1, rows - 1) }
  if (key === 'ArrowDown') return { ...at, row: clamp(at.row + 1, rows - 1) }
  if (key === 'ArrowLeft') return { ...at, month: clamp(at.month - 1, 11) }
  if (key === 'ArrowRight') return { ...at, month: clamp(at.month + 1, 11) }
  if (key === 'Home') return { ...at, month: 0 }
  if (key === 'End') return { ...at, month: 11 }
  return undefined
}
