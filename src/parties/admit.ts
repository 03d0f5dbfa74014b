import { command, done, reasons, z } from '../kernel/index.ts'
import { organisationsAdmitted, organisationSchema } from './events.ts'
import { organisationOf } from './facts.ts'
import { refusals } from './refusals.ts'

/** Names that stand for something else in the books: `R-cancelled` is nobody's account. */
const reserved: readonly string[] = ['cancelled']

/** Enter organisations into the register: authorities, operators, groups and emitters. All or nothing. */
export const admit = command({
  name: 'parties.admit',
  title: { zh: '登记机构', en: 'Admit organisations' },
  summary: {
    zh: '把主管部门、运行机构、集团和重点排放单位登记入册',
    en: 'Enters authorities, operators, groups and key emitting entities',
  },
  who: ['administrator', 'ministryOfficer'],
  scope: 'market',
  input: z.object({ organisations: z.array(organisationSchema).min(1).max(10_000) }),
  locks: () => ['parties'],
  facts: async (read, input) => ({
    existing: await Promise.all(input.organisations.map((item) => read(organisationOf, item.id))),
  }),
  decide: (input, { existing }) => {
    const no = reasons()
    for (const { id } of input.organisations) {
      if (reserved.includes(id)) no.add(refusals.organisationExists({ asked: id, field: 'organisations' }))
    }
    for (const found of existing) if (found) no.add(refusals.organisationExists({ asked: found.id, field: 'organisations' }))
    if (no.any) return no.refuse()
    return done(organisationsAdmitted({ organisations: input.organisations }), { admitted: input.organisations.length })
  },
})
