import type { Outcome, Phase, Problem, Refusal } from './types.ts'

const base = '/api/v1'

/** A call that gave no answer one can act on: connection lost, server fault, not signed in, not found. */
export interface Failure extends Error {
  readonly status: number
  readonly request: string
  readonly at: string
}

export const isFailure = (error: unknown): error is Failure => error instanceof Error && 'status' in error && 'request' in error

const failure = (status: number, request: string, message: string): Failure =>
  Object.assign(new Error(message), { status, request, at: new Date().toISOString() })

export type Params = Readonly<Record<string, string | number | boolean | undefined>>

const query = (params: Params): string => {
  const given = Object.entries(params).filter((entry): entry is [string, string | number | boolean] => entry[1] !== undefined)
  return given.length ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}` : ''
}

/** `crypto.randomUUID` exists on secure origins only; a demo on a plain-http host must work too. */
export const newKey = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const call = async (path: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(base + path, {
      credentials: 'same-origin',
      ...init,
      headers: { Accept: 'application/json', 'X-Tonne': '1', ...init.headers },
    })
  } catch {
    throw failure(0, '', 'connection lost')
  }
}

const bodyOf = async (response: Response): Promise<Record<string, unknown>> => {
  try {
    return (await response.json()) as Record<string, unknown>
  } catch {
    return {}
  }
}

const failed = (response: Response, body: Record<string, unknown>): Failure => {
  const request = typeof body['request'] === 'string' ? body['request'] : (response.headers.get('x-request-id') ?? '')
  return failure(response.status, request, typeof body['error'] === 'string' ? body['error'] : response.statusText)
}

/** Asks a view: `ask('compliance/obligation', { year: 2024 })`. */
export const ask = async <Answer>(name: string, params: Params = {}, signal?: AbortSignal): Promise<Answer> => {
  const response = await call(`/${name}${query(params)}`, { method: 'GET', ...(signal ? { signal } : {}) })
  const body = await bodyOf(response)
  if (!response.ok) throw failed(response, body)
  return body as Answer
}

const outcomeOf = <Result>(status: number, body: Record<string, unknown>): Outcome<Result> | undefined => {
  const request = String(body['request'] ?? '')
  if (status === 409) return { kind: 'refused', refusals: (body['refusals'] ?? []) as Refusal[], request }
  if (status === 400 || status === 422) return { kind: 'badInput', problems: (body['problems'] ?? []) as Problem[], request }
  if (status < 200 || status > 299) return undefined
  const command = String(body['command'] ?? '')
  const proposal = body['proposal'] as { id: string } | undefined
  const result = body['result'] as Result
  return proposal ? { kind: 'waiting', command, proposal: proposal.id, result } : { kind: 'done', command, result }
}

/** Sends a command: `send('compliance/surrender', input, key)`. The same key may be sent again and acts once. */
export const send = async <Result>(name: string, input: unknown, key: string): Promise<Outcome<Result>> => {
  const response = await call(`/${name}`, {
    method: 'POST',
    body: JSON.stringify(input),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
  })
  const body = await bodyOf(response)
  const outcome = outcomeOf<Result>(response.status, body)
  if (!outcome) throw failed(response, body)
  return outcome
}

/** Where the market's clock stands. */
export interface ClockReading {
  readonly businessDay: string
  readonly phase: Phase
}

type StepLine = { readonly clock: ClockReading } | { readonly status: number; readonly body: Record<string, unknown> }

async function* linesOf(response: Response): AsyncGenerator<StepLine> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    const lines = (rest + read.value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '') yield JSON.parse(line) as StepLine
  }
}

/**
 * Steps the sandbox's clock and tells every phase it passes. The server answers in lines: one for each phase reached, the last
 * with the status and body that a plain answer would have.
 */
export const stepClock = async (to: string, told: (clock: ClockReading) => void): Promise<Outcome<ClockReading>> => {
  const response = await call('/market/step', {
    method: 'POST',
    body: JSON.stringify({ to }),
    headers: { 'Content-Type': 'application/json', Accept: 'application/x-ndjson', 'Idempotency-Key': newKey() },
  })
  const plain = !(response.headers.get('content-type') ?? '').includes('ndjson')
  let status = response.status
  let body = plain ? await bodyOf(response) : {}
  if (!plain) {
    for await (const line of linesOf(response)) {
      if ('clock' in line) told(line.clock)
      else ({ status, body } = line)
    }
  }
  const outcome = outcomeOf<ClockReading>(status, body)
  if (!outcome) throw failure(status, String(body['request'] ?? ''), String(body['error'] ?? response.statusText))
  return outcome
}

/** A person of a demo market, and the organisation to act for when there are several. */
export interface Place {
  readonly person: string
  readonly organisation?: string
}

/** What a market that is not a demo asks for. */
export interface Credentials {
  readonly email: string
  readonly password: string
  readonly code: string
}

/** The session is not a command: it has no idempotency key and no refusals of the law. */
export const signIn = async (input: Place | Credentials): Promise<void> => {
  const response = await call('/session', {
    method: 'POST',
    body: JSON.stringify(input),
    headers: { 'Content-Type': 'application/json' },
  })
  if (!response.ok) throw failed(response, await bodyOf(response))
}

export const signOut = async (): Promise<void> => {
  await call('/session', { method: 'DELETE' })
}

/** Uses a one-time link up; answers what the authenticator app reads, this once. */
export const claimPlace = async (token: string, password: string): Promise<{ readonly email: string; readonly uri: string }> => {
  const response = await call('/session/claim', {
    method: 'POST',
    body: JSON.stringify({ token, password }),
    headers: { 'Content-Type': 'application/json' },
  })
  const body = await bodyOf(response)
  if (!response.ok) throw failed(response, body)
  return body as { email: string; uri: string }
}
