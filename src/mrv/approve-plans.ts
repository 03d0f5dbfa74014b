import { command, done, reasons, z, zId, zText, zYear } from '../kernel/index.ts'
import { organisationOf } from '../parties/index.ts'
import { plansApproved } from './events.ts'
import { refusals } from './refusals.ts'

/** Approve data quality control plans for a year: without one nothing can be filed (RQ-002-031). */
export const approvePlans = command({
  name: 'mrv.approvePlans',
  title: { zh: '确认数据质量控制计划', en: 'Approve control plans' },
  summary: {
    zh: '确认各单位当年数据质量控制计划的版本',
    en: 'The version of the data quality control plan in force for a year, entity by entity',
  },
  who: ['provincialOfficer'],
  scope: 'province',
  input: z.object({
    year: zYear,
    plans: z
      .array(z.object({ organisation: zId, version: zText(40) }))
      .min(1)
      .max(5000),
  }),
  locks: (input) => input.plans.map(({ organisation }) => `mrv:${organisation}:${input.year}`),
  facts: async (read, input) => ({
    found: await Promise.all(input.plans.map(({ organisation }) => read(organisationOf, organisation))),
  }),
  decide: (input, { found }, { actor }) => {
    const no = reasons()
    input.plans.forEach(({ organisation }, i) => {
      const emitter = found[i]
      if (emitter?.kind !== 'emitter' || emitter.province !== actor.province)
        no.add(refusals.emitterUnknown({ asked: organisation, field: `plans.${i}.organisation` }))
    })
    if (no.any) return no.refuse()
    const plans = input.plans.map(({ organisation, version }) => ({ entity: organisation, version }))
    return done(plansApproved({ year: input.year, plans }), { approved: plans.length })
  },
})
