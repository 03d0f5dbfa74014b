import { phases } from './command.ts'
import { event } from './event.ts'
import { z, zDay } from './schema.ts'

/** The market itself begins: a sandbox, whose clock people step, or production, whose clock is the calendar. */
export const marketCreated = event(
  'market.created',
  z.object({
    kind: z.enum(['sandbox', 'production']),
    nameZh: z.string(),
    nameEn: z.string(),
    businessDay: zDay,
    phase: z.enum(phases),
  }),
)

/** The business clock has entered a phase. What falls due then is a reaction to this: opening, closing, settling, deadlines. */
export const phaseEntered = event('market.phaseEntered', z.object({ businessDay: zDay, phase: z.enum(phases) }))
