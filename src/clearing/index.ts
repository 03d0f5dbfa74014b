import { domain, reaction } from '../kernel/index.ts'
import { dayClosed } from '../exchange/index.ts'
import { deposit, payOut } from './cash.ts'
import { clearingEvents, clearingProjectors } from './events.ts'
import { refusals } from './refusals.ts'
import { settleDay } from './settle-day.ts'
import { clearingTables } from './tables.ts'
import { settlements } from './views.ts'

export const clearing = domain({
  name: 'clearing',
  commands: [deposit, payOut, settleDay],
  views: [settlements],
  events: clearingEvents,
  tables: clearingTables,
  projectors: clearingProjectors,
  reactions: [reaction(dayClosed, 'clearing.settleDay', () => ({}))],
  refusals: refusals.texts,
})
