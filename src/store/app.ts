import type pg from 'pg'
import type {
  Actor,
  AnyCommand,
  AnyView,
  Context,
  Domain,
  EventKind,
  Phase,
  Projector,
  Reaction,
  Rules,
  Scope,
  Sql,
  Table,
  Day,
} from '../kernel/index.ts'

/** One question of scope: may this actor touch that organisation's data? */
export interface ScopeQuestion {
  readonly actor: Actor
  readonly scope: Scope
  readonly organisation: string
}

/** What main.ts puts together: every declaration of every domain, the law, and the database they run on. */
export interface App {
  readonly pool: pg.Pool
  readonly sql: Sql
  readonly commands: ReadonlyMap<string, AnyCommand>
  readonly views: ReadonlyMap<string, AnyView>
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly events: ReadonlyMap<string, EventKind<any>>
  readonly projectors: ReadonlyMap<string, readonly Projector[]>
  readonly reactions: ReadonlyMap<string, readonly Reaction[]>
  readonly tables: readonly Table[]
  readonly domains: readonly Domain[]
  /** The law in force in this market, overrides included. */
  readonly rules: () => Rules
  /** Reads the overrides again when another has been made, by this process or another. */
  readonly freshRules: (sql: Sql) => Promise<void>
  readonly covers: (sql: Sql, questions: readonly ScopeQuestion[]) => Promise<readonly boolean[]>
  readonly now: () => Date
}

export interface Clock {
  readonly businessDay: Day
  readonly phase: Phase
}

/** Where the market's business clock stands. */
export const clockOf = async (sql: Sql): Promise<Clock> => {
  const [row] = await sql.rows<Clock>(`select business_day, phase from market where id = 'market'`)
  if (!row) throw new Error('this database holds no market yet')
  return row
}

const listBy = <Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> => {
  const lists = new Map<string, Item[]>()
  for (const item of items) {
    const list = lists.get(key(item))
    if (list) list.push(item)
    else lists.set(key(item), [item])
  }
  return lists
}

const byName = <Item>(items: readonly Item[], name: (item: Item) => string): Map<string, Item> => {
  const found = new Map<string, Item>()
  for (const item of items) {
    if (found.has(name(item))) throw new Error(`${name(item)} is declared twice`)
    found.set(name(item), item)
  }
  return found
}

/** Gathers the declarations of all domains; a name declared twice is a mistake found here, at start. */
export const gather = (domains: readonly Domain[]) => ({
  domains,
  commands: byName(
    domains.flatMap((domain) => domain.commands),
    (command) => command.name,
  ),
  views: byName(
    domains.flatMap((domain) => domain.views),
    (view) => view.name,
  ),
  events: byName(
    domains.flatMap((domain) => domain.events),
    (kind) => kind.eventName,
  ),
  projectors: listBy(
    domains.flatMap((domain) => domain.projectors),
    (projector) => projector.eventName,
  ),
  reactions: listBy(
    domains.flatMap((domain) => domain.reactions ?? []),
    (reaction) => reaction.eventName,
  ),
  tables: domains.flatMap((domain) => domain.tables),
})

export const contextOf = (app: App, clock: Clock, actor: Actor, command: string): Context => {
  const counts = new Map<string, number>()
  return {
    actor,
    businessDay: clock.businessDay,
    phase: clock.phase,
    now: app.now(),
    rules: app.rules(),
    id: (kind) => {
      const count = (counts.get(kind) ?? 0) + 1
      counts.set(kind, count)
      return `${kind}-${command}${count === 1 ? '' : `-${count}`}`
    },
  }
}
