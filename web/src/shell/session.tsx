import { createContext, useContext, useMemo, useState, type ReactNode } from 'react'
import type { MarketState, Session, SessionAnswer } from '../api/types.ts'

interface SessionState {
  /** `undefined` when nobody is signed in: the public pages. */
  readonly session: Session | undefined
  readonly market: MarketState | undefined
  /** The compliance year one works on; the one whose deadline is nearest until changed. */
  readonly year: number
  readonly setYear: (year: number) => void
  /** The compliance years one can choose from, oldest first. */
  readonly years: readonly number[]
}

const Context = createContext<SessionState>({
  session: undefined,
  market: undefined,
  year: 0,
  setYear: () => undefined,
  years: [],
})

export const useSession = (): SessionState => useContext(Context)

const signedIn = ({ person, organisation, market, ...rest }: SessionAnswer): Session | undefined =>
  person && organisation && market ? { ...rest, person, organisation, market } : undefined

/** The compliance year that is open on a business day: the one of the nearest deadline, otherwise the year before. */
const openYear = (market: MarketState | null): number =>
  market?.deadline?.year ?? Number(market?.businessDay.slice(0, 4) ?? new Date().getFullYear()) - 1

export const SessionProvider = ({ answer, children }: { readonly answer: SessionAnswer; readonly children: ReactNode }) => {
  const [chosen, setYear] = useState<number>()
  const state = useMemo(
    () => ({
      session: signedIn(answer),
      market: answer.market ?? undefined,
      year: chosen ?? openYear(answer.market),
      setYear,
      years: answer.market?.years ?? [],
    }),
    [answer, chosen],
  )
  return <Context value={state}>{children}</Context>
}
