import { command, done, refuse, z, zId, zTonnes, zYear, type Day, type Rules, type Tonnes } from '../kernel/index.ts'
import { obligationOpened } from './events.ts'
import { obligationOf, type Obligation } from './facts.ts'
import { refusals } from './refusals.ts'

/** Still to be surrendered. */
export const missingOf = (obligation: Obligation): Tonnes =>
  obligation.due - obligation.surrendered - obligation.offsetCredits - obligation.borrowed

/** The last day of surrender for a year. */
export const deadlineOf = (rules: Rules, year: number): Day => rules.get('compliance/surrender-deadline', { year }).value as Day

/** Open an emitter's obligation for a year: one allowance for each verified tonne (Interim Regulations, art. 14). Follows verification. */
export const openObligation = command({
  name: 'compliance.openObligation',
  title: { zh: '核定应清缴量', en: 'Open an obligation' },
  summary: { zh: '按经核查排放量确定应清缴配额量并发出履约通知', en: 'Sets what must be surrendered from verified emissions and gives notice' },
  who: [],
  scope: 'province',
  input: z.object({ organisation: zId, year: zYear, province: zId, due: zTonnes }),
  locks: (input) => [`obligation:${input.organisation}:${input.year}`],
  facts: async (read, input) => ({ existing: await read(obligationOf, { organisation: input.organisation, year: input.year }) }),
  decide: (input, { existing }, { rules }) => {
    if (existing && existing.surrendered + existing.offsetCredits > input.due) {
      return refuse(refusals.exceedsDue({ asked: existing.surrendered + existing.offsetCredits, limit: input.due }))
    }
    return done(obligationOpened({ ...input, deadline: deadlineOf(rules, input.year) }), { due: input.due })
  },
})
