import type { AnyCommand, Domain, Rules, Sql } from './kernel/index.ts'
import { allocation } from './allocation/index.ts'
import { ccer } from './ccer/index.ts'
import { clearing } from './clearing/index.ts'
import { compliance } from './compliance/index.ts'
import { enterprise } from './enterprise/index.ts'
import { exchange } from './exchange/index.ts'
import { finance } from './finance/index.ts'
import { assignedTo, mrv } from './mrv/index.ts'
import { coversScopes, parties } from './parties/index.ts'
import { registry } from './registry/index.ts'
import { countOverrides, readOverrides, rulebook, rulesOf, shippedLaw } from './rulebook/index.ts'
import { gather, inTransaction, migrate, openDatabase, raiseSchema, storeDomain, type App, type Database } from './store/index.ts'
import { supervision } from './supervision/index.ts'

/** Every domain, in the order in which a tonne meets them. */
export const domains = (commands: () => ReadonlyMap<string, AnyCommand>): readonly Domain[] => [
  storeDomain(commands),
  rulebook,
  parties,
  mrv,
  allocation,
  registry,
  ccer,
  exchange,
  clearing,
  compliance,
  finance,
  enterprise,
  supervision,
]

export interface AppOptions {
  readonly url: string
  readonly poolSize?: number
  readonly now?: () => Date
}

export type RunningApp = App & { readonly database: Database }

/** The declarations without a database: what routes, the permission matrix and the documents are derived from. */
export const declarations = () => {
  let commands: ReadonlyMap<string, AnyCommand> = new Map()
  const gathered = gather(domains(() => commands))
  commands = gathered.commands
  return gathered
}

/** Scopes by organisation; a verification body also sees the emitters it has an order for. */
const covers: App['covers'] = async (sql, questions) => {
  const covered = await coversScopes(sql, questions)
  return Promise.all(
    questions.map(async ({ actor, organisation }, i) => {
      if (covered[i] === true || !actor.roles.includes('verifier')) return covered[i] ?? false
      return (await assignedTo(sql, actor.organisation, [organisation])).has(organisation)
    }),
  )
}

/** Opens a database, creates what is missing in it, and puts the program together on it. */
export const openApp = async (options: AppOptions): Promise<RunningApp> => {
  const database = openDatabase(options.url, options.poolSize)
  const gathered = declarations()
  const { olderThanThis } = await inTransaction(database.pool, (sql) => migrate(sql, gathered.tables))
  const law = shippedLaw()
  let overrides = await readOverrides(database.sql)
  let rules: Rules = rulesOf(law, overrides)
  const app: RunningApp = {
    ...gathered,
    database,
    pool: database.pool,
    sql: database.sql,
    rules: () => rules,
    freshRules: async (sql: Sql) => {
      if ((await countOverrides(sql)) === BigInt(overrides.length)) return
      overrides = await readOverrides(sql)
      rules = rulesOf(law, overrides)
    },
    covers,
    now: options.now ?? (() => new Date()),
  }
  if (olderThanThis) await raiseSchema(app)
  return app
}

export { offerClaim, setCredentials, signInWithPassword, startServer, unknownKeys } from './http/index.ts'
