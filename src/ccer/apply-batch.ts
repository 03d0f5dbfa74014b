import {
  addDays,
  command,
  done,
  reasons,
  refuse,
  z,
  zDay,
  zId,
  zText,
  zTonnesPositive,
  type Context,
  type Refusal,
} from '../kernel/index.ts'
import { organisationOf } from '../parties/index.ts'
import { batchApplied } from './events.ts'
import { batchesOf, projectOf, type Batch, type Project } from './facts.ts'
import { suspension, yearsBefore } from './law.ts'
import { refusals } from './refusals.ts'

/** sha256 of a report's file. */
export const zSha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'must be the sha256 of the file, 64 hexadecimal digits' })

const input = z.object({
  project: zId,
  periodFrom: zDay,
  periodUntil: zDay,
  quantity: zTonnesPositive,
  reportId: zText(80),
  reportSha256: zSha256,
  verifier: zId,
})
type Input = z.output<typeof input>

const periodRefusals = (asked: Input, project: Project, { rules, businessDay }: Context): Refusal[] => {
  const { periodFrom, periodUntil } = asked
  const after = rules.get('ccer/reduction-after', { day: businessDay })
  const years = rules.get('ccer/lookback-years', { day: businessDay })
  const earliest = yearsBefore(businessDay, Number(years.value))
  const from = { asked: periodFrom, field: 'periodFrom' }
  return [
    ...(periodUntil < periodFrom
      ? [refusals.periodReversed({ asked: periodUntil, limit: periodFrom, field: 'periodUntil' })]
      : []),
    ...(periodUntil >= businessDay
      ? [refusals.periodNotOver({ asked: periodUntil, limit: addDays(businessDay, -1), field: 'periodUntil' })]
      : []),
    ...(periodFrom > String(after.value)
      ? []
      : [refusals.generatedTooEarly({ ...from, limit: String(after.value), because: after })]),
    ...(periodFrom >= earliest
      ? []
      : [refusals.generatedTooLongAgo({ ...from, limit: earliest, years: Number(years.value), because: years })]),
    ...(periodFrom >= project.startOn ? [] : [refusals.beforeProjectStart({ ...from, limit: project.startOn })]),
  ]
}

/** A tonne reduced is counted in one monitoring period only (RQ-001-004). */
const overlapRefusals = ({ periodFrom, periodUntil }: Input, batches: readonly Batch[]): Refusal[] =>
  batches
    .filter((other) => periodFrom <= other.periodUntil && other.periodFrom <= periodUntil)
    .map((other) =>
      refusals.periodOverlaps({
        asked: `${periodFrom}/${periodUntil}`,
        limit: `${other.periodFrom}/${other.periodUntil}`,
        batch: other.id,
        field: 'periodFrom',
      }),
    )

/**
 * Apply for the reductions of one monitoring period, whole tonnes CO2e, with the reduction report. Source: Measures 31,
 * art. 17.
 */
export const applyBatch = command({
  name: 'ccer.applyBatch',
  title: { zh: '申请减排量', en: 'Apply for a batch' },
  summary: {
    zh: '提交一个监测期的减排量核算报告并委托核查',
    en: 'Files the reduction report of a monitoring period and names the body to verify it',
  },
  who: ['projectOwner'],
  scope: 'ownOrganisation',
  input,
  locks: (asked) => [`ccer-project:${asked.project}`],
  facts: async (read, asked) => ({
    project: await read(projectOf, asked.project),
    batches: await read(batchesOf, asked.project),
    verifier: await read(organisationOf, asked.verifier),
  }),
  decide: (asked, { project, batches, verifier }, context) => {
    const no = reasons()
    if (!project || project.owner !== context.actor.organisation)
      return refuse(refusals.projectUnknown({ asked: asked.project, field: 'project' }))
    for (const refusal of suspension(context)) no.add(refusal)
    if (no.any) return no.refuse()
    for (const refusal of [...periodRefusals(asked, project, context), ...overlapRefusals(asked, batches)]) no.add(refusal)
    if (verifier?.kind !== 'verificationBody') no.add(refusals.bodyUnknown({ asked: asked.verifier, field: 'verifier' }))
    if (asked.verifier === project.validator) no.add(refusals.verifierIsValidator({ asked: asked.verifier, field: 'verifier' }))
    if (no.any) return no.refuse()

    const batch = context.id('batch')
    return done(batchApplied({ batch, owner: project.owner, ...asked }), { batch })
  },
})
