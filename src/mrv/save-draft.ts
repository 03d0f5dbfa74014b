import { command, done, reasons, z, zId, zMonth } from '../kernel/index.ts'
import { draftSaved } from './events.ts'
import { monthVersionOf, yearStateOf } from './facts.ts'
import { yearOfMonth, yearRefusals } from './submit-month.ts'

/** What a form holds before it is right: any text in any field. */
const zDraftUnit = z.record(z.string().max(60), z.unknown())

/** Keep what has been typed of a month. Nothing is computed and nothing is filed; the next filing makes the draft void. */
export const saveDraft = command({
  name: 'mrv.saveDraft',
  title: { zh: '保存草稿', en: 'Save a draft' },
  summary: { zh: '保存尚未提交的月度数据', en: 'Keeps the figures of a month that are not filed yet' },
  who: ['plantEngineer'],
  scope: 'groupSubtree',
  on: (input: { organisation?: string | undefined }, actor) => input.organisation ?? actor.organisation,
  input: z.object({ organisation: zId.optional(), month: zMonth, units: z.array(zDraftUnit).max(100) }),
  locks: (input, actor) => [`mrv:${input.organisation ?? actor.organisation}:${yearOfMonth(input.month)}`],
  facts: async (read, input, { actor }) => {
    const entity = input.organisation ?? actor.organisation
    const [state, version] = await Promise.all([
      read(yearStateOf, { entity, year: yearOfMonth(input.month) }),
      read(monthVersionOf, { entity, month: input.month }),
    ])
    return { state, version }
  },
  decide: (input, { state, version }, { actor }) => {
    const no = reasons()
    for (const refusal of yearRefusals(yearOfMonth(input.month), state)) no.add(refusal)
    if (no.any) return no.refuse()
    const entity = input.organisation ?? actor.organisation
    return done(draftSaved({ entity, month: input.month, baseVersion: version, units: input.units }), { month: input.month })
  },
})
