import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ask, isFailure, newKey, send, type Failure, type Params } from './client.ts'
import { views } from './questions.ts'
import type { DemoPeople, InboxAnswer, Outcome, SessionAnswer } from './types.ts'

export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // Who is not signed in, and what is not there, does not change by asking again.
        retry: (count, error) => count < 2 && !(isFailure(error) && error.status >= 400 && error.status < 500),
      },
    },
  })

export type Answer<Value> = UseQueryResult<Value, Failure>

export interface ViewOptions {
  /** Milliseconds between two asks, for prices and queues. */
  readonly every?: number
  readonly enabled?: boolean
}

/** A view of the API as a query: `useView<Obligation>('compliance/obligation', { year })`. */
export const useView = <Value>(name: string, params: Params = {}, options: ViewOptions = {}): Answer<Value> =>
  useQuery<Value, Failure>({
    queryKey: [name, params],
    queryFn: ({ signal }) => ask<Value>(name, params, signal),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
    ...(options.every === undefined ? {} : { refetchInterval: options.every }),
  })

export interface CommandState<Input, Result> {
  readonly run: (input: Input) => Promise<Outcome<Result> | undefined>
  readonly running: boolean
  readonly outcome: Outcome<Result> | undefined
  readonly failure: Failure | undefined
  readonly reset: () => void
}

/**
 * A command of the API. The idempotency key belongs to the input: sending the same input again after a lost connection
 * acts once; a changed input, or one that was posted, gets a new key. After an outcome every view is asked again.
 */
export const useCommand = <Input, Result = unknown>(name: string): CommandState<Input, Result> => {
  const client = useQueryClient()
  const attempt = useRef<{ body: string; key: string } | undefined>(undefined)
  const [outcome, setOutcome] = useState<Outcome<Result>>()
  const mutation = useMutation<Outcome<Result>, Failure, Input>({
    mutationFn: (input) => {
      const body = JSON.stringify(input)
      if (attempt.current?.body !== body) attempt.current = { body, key: newKey() }
      return send<Result>(name, input, attempt.current.key)
    },
    onSuccess: (answer) => {
      attempt.current = undefined
      setOutcome(answer)
      if (answer.kind === 'done' || answer.kind === 'waiting') void client.invalidateQueries()
    },
  })
  return {
    run: async (input) => {
      setOutcome(undefined)
      try {
        return await mutation.mutateAsync(input)
      } catch {
        return undefined
      }
    },
    running: mutation.isPending,
    outcome,
    failure: mutation.error ?? undefined,
    reset: () => {
      setOutcome(undefined)
      mutation.reset()
    },
  }
}

/** Who is signed in, and the state of the market, which anybody may know. */
export const useSessionQuery = (): Answer<SessionAnswer> =>
  useQuery<SessionAnswer, Failure>({
    queryKey: ['session'],
    queryFn: ({ signal }) => ask<SessionAnswer>('session', {}, signal),
    refetchInterval: 15_000,
  })

/** The people of a demo market; a market that is not a demo has none to show (404). */
export const useDemoPeople = (enabled: boolean): Answer<DemoPeople> => useView('session/people', {}, { enabled })

/** Proposals of one's organisation: those that wait, those of one's own, those decided. */
export const useInbox = (enabled: boolean): Answer<InboxAnswer> => useView(views.inbox, {}, { enabled, every: 15_000 })

/** After another person has signed in, or nobody: asks again who it is, and nothing of the former person stays on the screen. */
export const startAnew = async (client: QueryClient): Promise<void> => {
  const asked = client.resetQueries({ queryKey: ['session'] })
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  await asked
}
