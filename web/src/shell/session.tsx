import { createContext, useContext, useState, type ReactNode } from 'react'
import type { Session } from '../api/types.ts'

interface SessionState {
  /** `undefined` when nobody is signed in: the public pages. */
  readonly session: Session | undefined
  /** The compliance year one works on; the market's own until changed. */
  readonly year: number
  readonly setYear: (year: number) => void
}

const Context = createContext<SessionState>({ session: undefined, year: 0, setYear: () => undefined })

export const useSession = (): SessionState => useContext(Context)

export const SessionProvider = ({
  session,
  children,
}: {
  readonly session: Session | undefined
  readonly children: ReactNode
}) => {
  const [chosen, setYear] = useState<number>()
  return (
    <Context value={{ session, year: chosen ?? session?.market.year ?? new Date().getFullYear() - 1, setYear }}>
      {children}
    </Context>
  )
}
