import { command, done, reasons, z } from '../kernel/index.ts'
import { membershipSchema, rolesGranted } from './events.ts'
import { organisationOf } from './facts.ts'
import { refusals } from './refusals.ts'

/** Give people roles in organisations. A second administrator confirms; nobody grants a role to themselves. */
export const grantRoles = command({
  name: 'parties.grantRoles',
  title: { zh: '授予角色', en: 'Grant roles' },
  summary: { zh: '授予自然人在机构中的角色', en: 'Gives natural persons their roles in an organisation' },
  who: ['administrator'],
  scope: 'market',
  confirm: 'anotherPerson',
  input: z.object({ memberships: z.array(membershipSchema).min(1).max(10_000) }),
  locks: () => ['parties'],
  facts: async (read, input) => ({
    organisations: await Promise.all(input.memberships.map((item) => read(organisationOf, item.organisation))),
  }),
  decide: (input, { organisations }, { actor }) => {
    const no = reasons()
    input.memberships.forEach((item, i) => {
      if (!organisations[i]) no.add(refusals.organisationUnknown({ asked: item.organisation, field: `memberships.${i}` }))
      if (item.person === actor.person && actor.system !== true)
        no.add(refusals.ownRole({ asked: item.person, field: `memberships.${i}` }))
    })
    if (no.any) return no.refuse()
    return done(rolesGranted({ memberships: input.memberships }), { granted: input.memberships.length })
  },
})
