import { marketCreated, type Actor, type Day, type EventDraft } from '../kernel/index.ts'
import type { App } from './app.ts'
import { inTransaction } from './sql.ts'
import { write } from './write.ts'

export interface MarketSpec {
  readonly kind: 'sandbox' | 'production'
  readonly nameZh: string
  readonly nameEn: string
  readonly businessDay: Day
}

/** The person behind what the program does on its own at the beginning. */
export const founder: Actor = { person: 'founder', organisation: 'tonne', roles: ['administrator'], system: true }

/**
 * Writes the first events of a market: the market itself and, with it, who its first administrators are. After this everything is
 * a command. Refuses a database that holds a market already.
 */
export const createMarket = (app: App, spec: MarketSpec, first: readonly EventDraft[]): Promise<void> =>
  inTransaction(app.pool, async (sql) => {
    await sql.rows(`select pg_advisory_xact_lock(7033)`)
    const [existing] = await sql.rows(`select 1 from market`)
    if (existing) throw new Error('this database holds a market already')
    const recordedAt = app.now()
    await write(app, sql, [
      {
        command: 'c0',
        person: founder.person,
        organisation: founder.organisation,
        businessDay: spec.businessDay,
        recordedAt,
        rulesDigest: app.rules().digest,
        events: [marketCreated({ ...spec, phase: spec.kind === 'production' ? 'before' : 'trading' }), ...first],
      },
    ])
  })
