import { createContext, lazy, Suspense, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { Working } from '../../api/types.ts'

export interface OpenWorking {
  /** Which figure it belongs to, so that the figure shows itself as open. */
  readonly id: string
  readonly working: Working
  readonly title?: string | undefined
}

interface WorkingState {
  readonly current: OpenWorking | undefined
  readonly open: (next: OpenWorking) => void
  readonly close: () => void
  readonly docked: boolean
  readonly setDocked: (docked: boolean) => void
}

const idle: WorkingState = {
  current: undefined,
  open: () => undefined,
  close: () => undefined,
  docked: false,
  setDocked: () => undefined,
}

const focusMilliseconds = 50

const Context = createContext<WorkingState>(idle)

export const useWorking = (): WorkingState => useContext(Context)

const WorkingDrawer = lazy(() => import('./working-drawer.tsx'))
const WorkingPanel = lazy(() => import('./working-panel.tsx').then((module) => ({ default: module.WorkingPanel })))

/** One working is open at a time: docked where the page has a dock, else in a drawer. Focus goes back to the figure. */
export const WorkingProvider = ({ children }: { readonly children: ReactNode }) => {
  const [current, setCurrent] = useState<OpenWorking>()
  const [docked, setDocked] = useState(false)
  const opener = useRef<HTMLElement | null>(null)
  const state = useMemo<WorkingState>(
    () => ({
      current,
      open: (next) => {
        opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
        setCurrent((before) => (before?.id === next.id ? undefined : next))
      },
      close: () => {
        setCurrent(undefined)
        // After the drawer has left the page, which would otherwise take the focus with it.
        setTimeout(() => opener.current?.focus(), focusMilliseconds)
      },
      docked,
      setDocked,
    }),
    [current, docked],
  )
  return (
    <Context value={state}>
      {children}
      {current && !docked && (
        <Suspense>
          <WorkingDrawer open={current} onClose={state.close} />
        </Suspense>
      )}
    </Context>
  )
}

/** The place under a grid where workings open. Esc closes it from anywhere on the page. */
export const WorkingDock = () => {
  const { current, close, setDocked } = useWorking()
  useEffect(() => {
    setDocked(true)
    return () => setDocked(false)
  }, [setDocked])
  useEffect(() => {
    if (!current) return undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [current, close])
  if (!current) return null
  return (
    <Suspense>
      <WorkingPanel working={current.working} title={current.title} onClose={close} stacked={window.innerWidth <= 820} />
    </Suspense>
  )
}
