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

interface Saver {
  readonly saved: SavedState | undefined
  readonly command: CommandState<unknown, unknown>
  /** Something of the month was typed. */
  readonly touch: (month: string, form: MonthForm) => void
  readonly settle: (month: string) => Promise<void>
  readonly drop: (month: string) => void
}

/** Drafts save themselves shortly after the last key; until the server has them they are kept on this device. */
const useSaver = (organisation: string, formOf: (month: string) => MonthForm | undefined, kept: Iterable<string>): Saver => {
  const [saved, setSaved] = useState<SavedState>()
  const command = useCommand<unknown>(commands.saveDraft)
  const [dirty] = useState(() => new Set(kept))
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<Promise<void>>(Promise.resolve())

  const saveAll = async (): Promise<void> => {
    for (const month of [...dirty]) {
      const form = formOf(month)
      dirty.delete(month)
      if (!form) continue
      setSaved({ kind: 'saving' })
      const outcome = await command.run({ organisation, month, units: draftOfForm(form) } satisfies SaveInput)
      if (outcome?.kind !== 'done') {
        dirty.add(month)
        return setSaved({ kind: 'kept' })
      }
      if (!dirty.has(month)) localStorage.removeItem(storeKey(organisation, month))
    }
    return setSaved({ kind: 'saved', at: clock(new Date().toISOString()) })
  }
  const saveSoon = (): void => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      running.current = running.current.then(saveAll)
    }, pauseMilliseconds)
  }
  const onStart = useEffectEvent(() => {
    if (dirty.size > 0) saveSoon()
  })
  useEffect(() => {
    onStart()
    return () => clearTimeout(timer.current)
  }, [])
  return {
    saved,
    command,
    touch: (month, form) => {
      dirty.add(month)
      localStorage.setItem(storeKey(organisation, month), JSON.stringify(form))
      setSaved({ kind: 'unsaved' })
      saveSoon()
    },
    settle: async (month) => {
      dirty.delete(month)
      await running.current
    },
    drop: (month) => {
      dirty.delete(month)
      localStorage.removeItem(storeKey(organisation, month))
      setSaved(undefined)
    },
  }
}

/** The forms of a year: typed here, else kept as a draft, else as filed. */
export const useForms = (grid: GridAnswer): Forms => {
  const [typed, setTyped] = useState<ReadonlyMap<string, MonthForm>>(() => keptOnDevice(grid))
  const latest = useRef(typed)
  const saver = useSaver(grid.organisation, (month) => latest.current.get(month), typed.keys())
  const keep = (next: ReadonlyMap<string, MonthForm>): void => {
    latest.current = next
    setTyped(next)
  }
  return {
    forms: grid.months.map((month) => typed.get(month.month) ?? formOfMonth(month, grid.units)),
    saved: saver.saved,
    command: saver.command,
    change: (name, update) => {
      const month = grid.months.find((one) => one.month === name)
      if (!month) return
      const next = update(latest.current.get(name) ?? formOfMonth(month, grid.units))
      keep(new Map(latest.current).set(name, next))
      saver.touch(name, next)
    },
    settle: saver.settle,
    forget: (month) => {
      keep(new Map([...latest.current].filter(([name]) => name !== month)))
      saver.drop(month)
    },
  }
}
