import { command, done, reasons, refuse, z, zId, zYear } from '../kernel/index.ts'
import { organisationOf } from '../parties/index.ts'
import { verifierAssigned } from './events.ts'
import { yearStateOf } from './facts.ts'
import { refusals } from './refusals.ts'

/**
 * Order the verification of emitters' years from a verification body. The province chooses and pays it (Interim Regulations,
 * art. 12).
 */
export const assignVerifier = command({
  name: 'mrv.assignVerifier',
  title: { zh: '委托核查', en: 'Assign a verifier' },
  summary: {
    zh: '把本省单位的年度核查委托给技术服务机构',
    en: 'Gives the verification of a year of emitters to a verification body',
  },
  who: ['provincialOfficer'],
  scope: 'province',
  input: z.object({ year: zYear, verifier: zId, organisations: z.array(zId).min(1).max(5000) }),
  locks: (input) => input.organisations.map((entity) => `mrv:${entity}:${input.year}`),
  facts: async (read, input) => ({
    body: await read(organisationOf, input.verifier),
    found: await Promise.all(input.organisations.map((id) => read(organisationOf, id))),
    states: await Promise.all(input.organisations.map((entity) => read(yearStateOf, { entity, year: input.year }))),
  }),
  decide: (input, { body, found, states }, { actor }) => {
    if (body?.kind !== 'verificationBody') return refuse(refusals.notAVerifier({ asked: input.verifier, field: 'verifier' }))
    const no = reasons()
    input.organisations.forEach((id, i) => {
      const field = `organisations.${i}`
      if (found[i]?.kind !== 'emitter' || found[i].province !== actor.province)
        no.add(refusals.emitterUnknown({ asked: id, field }))
      else if (states[i]?.status === 'verified') no.add(refusals.alreadyVerified({ asked: `${input.year}`, field }))
    })
    if (no.any) return no.refuse()
    const { year, verifier, organisations: entities } = input
    return done(verifierAssigned({ year, verifier, province: actor.organisation, entities }), { assigned: entities.length })
  },
})
