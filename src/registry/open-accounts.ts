import { command, done, reasons, z, zId } from '../kernel/index.ts'
import { organisationOf } from '../parties/index.ts'
import { accountKindsOf, accountOf } from './accounts.ts'
import { accountsOpened } from './events.ts'
import { hasAccounts } from './facts.ts'
import { refusals } from './refusals.ts'

/** Open the accounts of organisations: one of each kind an entity, in its own name. */
export const openAccounts = command({
  name: 'registry.openAccounts',
  title: { zh: '开立账户', en: 'Open accounts' },
  summary: {
    zh: '为机构开立登记、交易和资金账户，每家各一户',
    en: 'Opens registry, trading and cash accounts, one of each an entity',
  },
  who: ['registryOperator'],
  scope: 'market',
  input: z.object({ organisations: z.array(zId).min(1).max(10_000) }),
  locks: (input) => input.organisations.map((id) => `accounts:${id}`),
  facts: async (read, input) => ({
    found: await Promise.all(input.organisations.map((id) => read(organisationOf, id))),
    opened: await Promise.all(input.organisations.map((id) => read(hasAccounts, id))),
  }),
  decide: (input, { found, opened }) => {
    const no = reasons()
    input.organisations.forEach((id, i) => {
      const organisation = found[i]
      if (!organisation) no.add(refusals.organisationUnknown({ asked: id, field: `organisations.${i}` }))
      else if (opened[i]) no.add(refusals.accountsExist({ asked: id, field: `organisations.${i}` }))
      else if (accountKindsOf(organisation.kind).length === 0) {
        no.add(refusals.kindHasNoAccount({ asked: organisation.kind, field: `organisations.${i}` }))
      }
    })
    if (no.any) return no.refuse()
    const accounts = found.flatMap((organisation) =>
      organisation
        ? accountKindsOf(organisation.kind).map((kind) => ({
            id: accountOf(organisation.id, kind),
            organisation: organisation.id,
            kind,
          }))
        : [],
    )
    return done(accountsOpened({ accounts }), { opened: accounts.length })
  },
})
