import { domain } from '../kernel/index.ts'
import { admit } from './admit.ts'
import { partiesEvents, partiesProjectors } from './events.ts'
import { grantRoles } from './grant-roles.ts'
import { refusals } from './refusals.ts'
import { partiesTables } from './tables.ts'
import { organisations } from './views.ts'

export { organisationKinds, type OrganisationKind, type OrganisationRecord } from './events.ts'
export { actorFor, authorityOf, coversScopes, emittersOf, organisationOf, type Organisation } from './facts.ts'
export { organisationOut } from './views.ts'

export const parties = domain({
  name: 'parties',
  commands: [admit, grantRoles],
  views: [organisations],
  events: partiesEvents,
  tables: partiesTables,
  projectors: partiesProjectors,
  refusals: refusals.texts,
})
