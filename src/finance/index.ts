import { domain } from '../kernel/index.ts'
import { acceptPledge } from './accept-pledge.ts'
import { declinePledge, withdrawPledge } from './end-pledge.ts'
import { financeEvents, financeProjectors } from './events.ts'
import { pledge } from './pledge.ts'
import { refusals } from './refusals.ts'
import { releasePledge, requestRelease } from './release-pledge.ts'
import { financeTables } from './tables.ts'
import { legalNotice, pledgeCertificate, pledges } from './views.ts'

export const finance = domain({
  name: 'finance',
  commands: [pledge, acceptPledge, declinePledge, withdrawPledge, requestRelease, releasePledge],
  views: [pledges, legalNotice, pledgeCertificate],
  events: financeEvents,
  tables: financeTables,
  projectors: financeProjectors,
  refusals: refusals.texts,
})
