import { sleep } from '../../src/store/embedded/process.ts'
import { addressOf, query } from './market.ts'

const product = 'CEA2024'
const writers = 8
/** Below the server's limit of requests a minute. */
const paceMs = 40

interface Seat {
  readonly organisation: string
  readonly cookie: string
}

export const signIn = async (port: number, person: string): Promise<string> => {
  const response = await fetch(`http://localhost:${port}/api/v1/session`, {
    method: 'POST',
    headers: { 'x-tonne': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  })
  if (response.status !== 201) throw new Error(`${person} cannot sign in: ${response.status}`)
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

/** Plants with units to move, so that every command moves one tonne of its own. */
const plants = async (dataDir: string): Promise<string[]> => {
  const rows = await query<{ organisation: string }>(
    addressOf(dataDir),
    `select substr(account, 3) as organisation from holding where account like 'R-%' and product = $1 and state = 'free' and quantity > 5000
     and substr(account, 3) in (select id from organisation where kind = 'emitter') order by 1`,
    [product],
  )
  return rows.map((row) => row.organisation)
}

export const post = (port: number, path: string, body: unknown, cookie: string, key?: string): Promise<Response> =>
  fetch(`http://localhost:${port}/api/v1/${path}`, {
    method: 'POST',
    headers: {
      'x-tonne': '1',
      'content-type': 'application/json',
      cookie,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  })

export interface Load {
  /** Keys of the commands that were answered with 201. */
  readonly acknowledged: ReadonlySet<string>
  /** How many were sent again and had been done before: the kill fell between commit and answer. */
  readonly repeated: () => number
  readonly refusedAs: () => readonly string[]
  /** No new commands; waits until every one that was sent has been answered. */
  readonly stop: () => Promise<void>
}

/** Eight people send idempotent commands; one that is not answered is sent again under its key until it is. */
export const startLoad = async (dataDir: string, ports: readonly number[], prefix: string): Promise<Load> => {
  const first = ports[0] ?? 0
  const organisations = await plants(dataDir)
  if (organisations.length === 0) throw new Error(`no plant has units of ${product} to move`)
  const seats: Seat[] = []
  for (let i = 0; i < writers; i++) {
    const organisation = organisations[i % organisations.length] as string
    seats.push({ organisation, cookie: await signIn(first, `${organisation}:first`) })
  }
  const acknowledged = new Set<string>()
  const refused: string[] = []
  const state = { isOver: false, repeated: 0 }

  const once = async (port: number, seat: Seat, key: string): Promise<boolean> => {
    try {
      const response = await post(port, 'registry/moveToTrading', { product, quantity: 1 }, seat.cookie, key)
      const body = (await response.json()) as { repeated?: boolean }
      if (response.status === 409) refused.push(JSON.stringify(body))
      if (response.status !== 201) return response.status === 409
      acknowledged.add(key)
      if (body.repeated) state.repeated += 1
      return true
    } catch {
      return false
    }
  }
  const untilAnswered = async (port: number, seat: Seat, key: string): Promise<void> => {
    const end = Date.now() + 60_000
    while (!(await once(port, seat, key)) && Date.now() < end) await sleep(100)
  }
  const write = async (seat: Seat, number: number): Promise<void> => {
    for (let i = 0; !state.isOver; i++) {
      const key = `${prefix}-${number}-${i}`
      await Promise.all(ports.map((port) => untilAnswered(port, seat, key)))
      await sleep(paceMs)
    }
  }
  const writing = Promise.all(seats.map(write))
  return {
    acknowledged,
    repeated: () => state.repeated,
    refusedAs: () => refused,
    stop: async () => {
      state.isOver = true
      await writing
    },
  }
}

/** What the log says of the keys: which are in it, and what is wrong with how often they acted. */
export const standing = async (
  address: string,
  prefix: string,
  keys: ReadonlySet<string>,
): Promise<{ found: number; wrong: string[] }> => {
  const logged = await query<{ key: string; acted: string; moved: string }>(
    address,
    `select split_part(c.idempotency_key, ':', 3) as key, count(e.id) as acted,
            coalesce(sum((select sum(p.quantity) from posting p where p.event = e.key)), 0) as moved
     from command_log c left join event e on e.key like c.id || '-%' where c.idempotency_key like '%:' || $1 || '-%' group by 1`,
    [prefix],
  )
  const found = new Map(logged.map((row) => [row.key, row]))
  const twice = logged
    .filter((row) => row.acted !== '1' || row.moved !== '1')
    .map((row) => `${row.key} acted ${row.acted} times and moved ${row.moved}`)
  return { found: [...keys].filter((key) => found.has(key)).length, wrong: twice }
}
