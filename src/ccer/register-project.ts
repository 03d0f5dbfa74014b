import { command, done, reasons, z, zDay, zId, zText, type Context, type Day, type Refusal } from '../kernel/index.ts'
import { organisationOf } from '../parties/index.ts'
import { projectRegistered } from './events.ts'
import { methodologyCodes, methodologyOn, suspension } from './law.ts'
import { refusals } from './refusals.ts'

const input = z.object({
  nameZh: zText(120),
  nameEn: zText(120),
  type: zText(40),
  methodology: zText(40),
  startOn: zDay,
  province: zText(40),
  location: zText(200),
  /** The organisation at whose site it stands; a key emitter there makes it ineligible. */
  facility: zId.optional(),
  /** The owner's own statement on the same question. */
  coveredFacility: z.boolean(),
  validator: zId,
  validationReport: zText(80),
})

const methodRefusals = (code: string, startOn: Day, { rules, businessDay }: Context): Refusal[] => {
  const published = methodologyCodes().filter((known) => methodologyOn(rules, known, businessDay) !== undefined)
  const after = rules.get('ccer/start-after', { day: businessDay })
  return [
    ...(published.includes(code)
      ? []
      : [refusals.methodologyNotPublished({ asked: code, limit: published, field: 'methodology' })]),
    ...(startOn > String(after.value)
      ? []
      : [refusals.startedTooEarly({ asked: startOn, limit: String(after.value), because: after, field: 'startOn' })]),
    ...(startOn <= businessDay ? [] : [refusals.startsInFuture({ asked: startOn, field: 'startOn' })]),
  ]
}

/**
 * Register a validated project under a published methodology. A project at a facility whose emissions are under
 * allowance management
 * is ineligible (Measures 31, art. 10; Measures 19, art. 29). The project gets its number.
 */
export const registerProject = command({
  name: 'ccer.registerProject',
  title: { zh: '登记自愿减排项目', en: 'Register a project' },
  summary: {
    zh: '登记经审定的自愿减排项目，取得项目编号',
    en: 'Registers a validated reduction project and gives it its number',
  },
  who: ['projectOwner'],
  scope: 'ownOrganisation',
  input,
  locks: (_asked, actor) => [`ccer:${actor.organisation}`],
  facts: async (read, asked) => ({
    validator: await read(organisationOf, asked.validator),
    facility: asked.facility === undefined ? undefined : await read(organisationOf, asked.facility),
  }),
  decide: (asked, { validator, facility }, context) => {
    const no = reasons()
    for (const refusal of suspension(context)) no.add(refusal)
    if (no.any) return no.refuse()
    for (const refusal of methodRefusals(asked.methodology, asked.startOn, context)) no.add(refusal)
    if (asked.coveredFacility || facility?.kind === 'emitter') {
      const because = context.rules.get('compliance/offset-excludes-covered', { day: context.businessDay })
      const field = asked.coveredFacility ? 'coveredFacility' : 'facility'
      no.add(refusals.coveredFacilityIneligible({ asked: facility?.nameZh ?? asked.nameZh, because, field }))
    }
    if (validator?.kind !== 'verificationBody') no.add(refusals.bodyUnknown({ asked: asked.validator, field: 'validator' }))
    if (no.any) return no.refuse()

    const project = context.id('ccer')
    const { facility: _site, coveredFacility: _covered, ...stated } = asked
    return done(projectRegistered({ project, owner: context.actor.organisation, ...stated }), { project })
  },
})
