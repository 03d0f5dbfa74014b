import { command, done, monthsOf, reasons, z, zId, zYear, type Day, type Rules } from '../kernel/index.ts'
import { annualSubmitted } from './events.ts'
import { monthsOfYear, unitsOf, yearStateOf } from './facts.ts'
import { refusals } from './refusals.ts'
import { yearRefusals } from './submit-month.ts'
import { rollUpYear } from './unit-year.ts'

/** The last day on which an annual report is filed in time (RQ-002-032). */
export const annualDueOn = (rules: Rules, year: number): Day => rules.get('mrv/annual-report-deadline', { year }).value as Day

/** The same, where the year has such a day at all. */
export const reportDue = (rules: Rules, year: number): Day | null =>
  (rules.find('mrv/annual-report-deadline', { year })?.value as Day | undefined) ?? null

/** The last day of verification, where the year has one, and whether it has passed without a conclusion (RQ-002-032). */
export const verificationDue = (
  rules: Rules,
  year: number,
  status: string,
  today: Day,
): { dueOn: Day | null; overdue: boolean } => {
  const dueOn = (rules.find('mrv/verification-deadline', { year })?.value as Day | undefined) ?? null
  return { dueOn, overdue: status !== 'verified' && dueOn !== null && today > dueOn }
}

/** The same for the body it was given to: a task given after the last day is late, and not overdue by the body's doing. */
export const taskDue = (
  rules: Rules,
  task: { readonly year: number; readonly status: string; readonly assignedOn: string },
  today: Day,
): { dueOn: Day | null; givenLate: boolean; overdue: boolean } => {
  const { dueOn, overdue } = verificationDue(rules, task.year, task.status, today)
  const givenLate = dueOn !== null && task.assignedOn > dueOn
  return { dueOn, givenLate, overdue: overdue && !givenLate }
}

/** File the annual report: the roll-up of the twelve months. It closes the months. */
export const submitAnnual = command({
  name: 'mrv.submitAnnual',
  title: { zh: '提交年度报告', en: 'File the annual report' },
  summary: { zh: '由十二个月的数据汇总年度排放报告并提交', en: 'Rolls the twelve months up into the annual report' },
  who: ['plantEngineer', 'complianceManager'],
  scope: 'groupSubtree',
  on: (input: { organisation?: string | undefined }, actor) => input.organisation ?? actor.organisation,
  input: z.object({ organisation: zId.optional(), year: zYear }),
  locks: (input, actor) => [`mrv:${input.organisation ?? actor.organisation}:${input.year}`],
  facts: async (read, input, { actor }) => {
    const key = { entity: input.organisation ?? actor.organisation, year: input.year }
    const [units, state, months] = await Promise.all([read(unitsOf, key.entity), read(yearStateOf, key), read(monthsOfYear, key)])
    return { units, state, months }
  },
  decide: (input, { units, state, months }, { actor, businessDay, rules }) => {
    const no = reasons()
    if (businessDay < `${input.year + 1}-01-01`) no.add(refusals.yearNotOver({ asked: `${input.year}` }))
    for (const refusal of yearRefusals(input.year, state)) no.add(refusal)
    const missing = monthsOf(input.year).filter((month) => !months.some((row) => row.month === month))
    if (missing.length > 0) no.add(refusals.monthsMissing({ limit: missing }))
    if (no.any) return no.refuse()

    const { units: years, emissionsTonnes } = rollUpYear(rules, input.year, units, months)
    const dueOn = annualDueOn(rules, input.year)
    const entity = input.organisation ?? actor.organisation
    return done(annualSubmitted({ entity, year: input.year, dueOn, late: businessDay > dueOn, emissionsTonnes, units: years }), {
      year: input.year,
      emissionsTonnes,
      late: businessDay > dueOn,
    })
  },
})
