import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { commands } from '../../api/questions.ts'
import { useCommand, type CommandState } from '../../api/hooks.ts'
import { clock } from '../../format/day.ts'
import type { SavedState } from '../../parts/month-grid/notes.tsx'
import { draftOfForm, formOfMonth, type MonthForm } from './month-form.ts'
import type { GridAnswer } from './types.ts'

const pauseMilliseconds = 800

const storeKey = (organisation: string, month: string): string => `tonne.draft.${organisation}.${month}`

/** What was typed on this device and has not reached the server: a lost connection, a closed window. */
const keptOnDevice = (grid: GridAnswer): Map<string, MonthForm> =>
  new Map(
    grid.months.flatMap(({ month }): [string, MonthForm][] => {
      const text = localStorage.getItem(storeKey(grid.organisation, month))
      return text ? [[month, JSON.parse(text) as MonthForm]] : []
    }),
  )

export interface Forms {
  /** Twelve forms, January first: typed, else draft, else filed. */
  readonly forms: readonly MonthForm[]
  readonly saved: SavedState | undefined
  readonly command: CommandState<unknown, unknown>
  readonly change: (month: string, update: (form: MonthForm) => MonthForm) => void
  /** Waits until nothing of the month is on its way, then forgets what was typed: it is filed. */
  readonly settle: (month: string) => Promise<void>
  readonly forget: (month: string) => void
}

interface SaveInput {
  readonly organisation: string
  readonly month: string
  readonly units: readonly unknown[]
}

/** Drafts save themselves shortly after the last key; until the server has them they are kept on this device. */
export const useForms = (grid: GridAnswer): Forms => {
  const { organisation } = grid
  const [typed, setTyped] = useState<ReadonlyMap<string, MonthForm>>(() => keptOnDevice(grid))
  const [saved, setSaved] = useState<SavedState>()
  const command = useCommand<unknown>(commands.saveDraft)
  const latest = useRef(typed)
  const dirty = useRef(new Set(typed.keys()))
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<Promise<void>>(Promise.resolve())

  const saveAll = async (): Promise<void> => {
    for (const month of [...dirty.current]) {
      const form = latest.current.get(month)
      dirty.current.delete(month)
      if (!form) continue
      setSaved({ kind: 'saving' })
      const outcome = await command.run({ organisation, month, units: draftOfForm(form) } satisfies SaveInput)
      if (outcome?.kind !== 'done') {
        dirty.current.add(month)
        return setSaved({ kind: 'kept' })
      }
      if (!dirty.current.has(month)) localStorage.removeItem(storeKey(organisation, month))
    }
    return setSaved({ kind: 'saved', at: clock(new Date().toISOString()) })
  }
  const saveSoon = (milliseconds: number): void => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      running.current = running.current.then(saveAll)
    }, milliseconds)
  }
  const onStart = useEffectEvent(() => {
    if (dirty.current.size > 0) saveSoon(pauseMilliseconds)
  })
  useEffect(() => {
    onStart()
    return () => clearTimeout(timer.current)
  }, [])

  const formOf = (month: GridAnswer['months'][number]): MonthForm =>
    latest.current.get(month.month) ?? formOfMonth(month, grid.units)
  const keep = (next: ReadonlyMap<string, MonthForm>): void => {
    latest.current = next
    setTyped(next)
  }
  return {
    forms: grid.months.map((month) => typed.get(month.month) ?? formOfMonth(month, grid.units)),
    saved,
    command,
    change: (name, update) => {
      const month = grid.months.find((one) => one.month === name)
      if (!month) return
      const next = update(formOf(month))
      keep(new Map(latest.current).set(name, next))
      dirty.current.add(name)
      localStorage.setItem(storeKey(organisation, name), JSON.stringify(next))
      setSaved({ kind: 'unsaved' })
      saveSoon(pauseMilliseconds)
    },
    settle: async (month) => {
      dirty.current.delete(month)
      await running.current
    },
    forget: (month) => {
      const next = new Map(latest.current)
      next.delete(month)
      keep(next)
      dirty.current.delete(month)
      localStorage.removeItem(storeKey(organisation, month))
      setSaved(undefined)
    },
  }
}
