import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { commands } from '../../api/questions.ts'
import { useCommand, type CommandState } from '../../api/hooks.ts'
import { clock } from '../../format/day.ts'
import type { SavedState } from '../../parts/month-grid/month-grid.tsx'
import type { Change } from '../../parts/month-grid/model.ts'
import type { MonthRow } from './data-view.tsx'

type Draft = ReadonlyMap<string, string | null>

const key = (row: string, month: number): string => `${row}/${month}`
const storeKey = (unit: string, year: number): string => `tonne.draft.${unit}.${year}`
const pauseMilliseconds = 800

const kept = (unit: string, year: number): Draft => {
  const text = localStorage.getItem(storeKey(unit, year))
  return new Map(text ? (JSON.parse(text) as [string, string | null][]) : [])
}

export interface Drafts {
  readonly saved: SavedState | undefined
  readonly change: (changes: readonly Change[]) => void
  readonly over: (rows: readonly MonthRow[]) => MonthRow[]
  readonly command: CommandState<unknown, unknown>
}

/** Drafts save themselves shortly after the last key; until the server has them they are kept on this device. */
export const useDrafts = (unit: string, year: number): Drafts => {
  const [draft, setDraft] = useState<Draft>(() => kept(unit, year))
  const [saved, setSaved] = useState<SavedState>()
  const command = useCommand<unknown>(commands.saveMonth)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const save = useCallback(
    async (values: Draft) => {
      setSaved({ kind: 'saving' })
      const cells = [...values].map(([place, value]) => ({
        parameter: place.split('/')[0],
        month: Number(place.split('/')[1]),
        value,
      }))
      const outcome = await command.run({ unit, year, cells })
      if (outcome?.kind !== 'done') return setSaved({ kind: 'kept' })
      localStorage.removeItem(storeKey(unit, year))
      setDraft(new Map())
      return setSaved({ kind: 'saved', at: clock(new Date().toISOString()) })
    },
    [command, unit, year],
  )
  const change = (changes: readonly Change[]): void => {
    const next = new Map(draft)
    for (const one of changes) next.set(key(one.row, one.month), one.value)
    setDraft(next)
    localStorage.setItem(storeKey(unit, year), JSON.stringify([...next]))
    setSaved({ kind: 'unsaved' })
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(next), pauseMilliseconds)
  }
  const over = useMemo(
    () =>
      (rows: readonly MonthRow[]): MonthRow[] =>
        rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell, index) => {
            const value = draft.get(key(row.key, index + 1))
            return value === undefined ? cell : { ...cell, value }
          }),
        })),
    [draft],
  )
  return { saved, change, over, command }
}
