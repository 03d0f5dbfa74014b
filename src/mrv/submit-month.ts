import {
  addDays,
  command,
  done,
  lastDayOf,
  reasons,
  sumDecimals,
  z,
  zId,
  zMonth,
  type Day,
  type Month,
  type Refusal,
  type Rules,
} from '../kernel/index.ts'
import { monthSubmitted } from './events.ts'
import { monthVersionOf, unitsOf, yearStateOf, type YearState } from './facts.ts'
import { percentPerUnit } from './figure.ts'
import { refusals } from './refusals.ts'
import { zEvidence, zUnitMonth, type UnitFiled, type UnitMonth } from './shapes.ts'
import { computeUnitMonth, defaultsUsed } from './unit-month.ts'

export const yearOfMonth = (month: Month): number => Number(month.slice(0, 4))

/** The last day on which a month is filed in time: natural days after its end (RQ-002-079). */
export const monthDueOn = (rules: Rules, month: Month): Day =>
  addDays(lastDayOf(month), Number(rules.get('mrv/monthly-report-days', { year: yearOfMonth(month) }).value))

/** Whether the year takes figures: a plan is approved and the annual report is not filed yet. */
export const yearRefusals = (year: number, state: YearState): Refusal[] => [
  ...(state.plan === undefined ? [refusals.planMissing({ asked: `${year}` })] : []),
  ...(state.status === 'open' ? [] : [refusals.yearFiled({ asked: `${year}` })]),
]

/** Every unit of the entity exactly once, and nothing else. */
const unitRefusals = (units: readonly UnitFiled[], months: readonly UnitMonth[]): Refusal[] => {
  if (units.length === 0) return [refusals.noUnits()]
  const known = units.map(({ id }) => id)
  const named = months.map(({ unit }) => unit)
  return [
    ...named.flatMap((unit, i) => {
      const field = `units.${i}.unit`
      if (!known.includes(unit)) return [refusals.unitUnknown({ asked: unit, limit: known, field })]
      return named.indexOf(unit) < i ? [refusals.unitNamedTwice({ asked: unit, field })] : []
    }),
    ...known.filter((unit) => !named.includes(unit)).map((unit) => refusals.unitMissing({ asked: unit, field: 'units' })),
  ]
}

const figureRefusals = (months: readonly UnitMonth[]): Refusal[] =>
  months.flatMap((month, row) => [
    ...(month.fuels.length === 0 && !month.generationMwh.isZero()
      ? [refusals.fuelMissing({ unit: month.unit, field: `units.${row}.fuels` })]
      : []),
    ...month.fuels.flatMap((burned, column) =>
      [burned.moistureReceivedPct, burned.moistureAirDryPct].some((moisture) => moisture?.gte(percentPerUnit))
        ? [refusals.moistureTooHigh({ field: `units.${row}.fuels.${column}`, limit: percentPerUnit })]
        : [],
    ),
  ])

/**
 * File one emitter's month, all its units: fuel, calorific value, carbon, purchased power, output (RQ-002-080). Late is
 * flagged, not refused.
 * Filing again replaces the month until the annual report is filed. Source: accounting guide; monthly upload since 2022.
 */
export const submitMonth = command({
  name: 'mrv.submitMonth',
  title: { zh: '提交月度数据', en: 'File a month' },
  summary: { zh: '提交本单位一个月全部机组的数据', en: 'The figures of all units of one entity for one month' },
  who: ['plantEngineer'],
  scope: 'groupSubtree',
  on: (input: { organisation?: string | undefined }, actor) => input.organisation ?? actor.organisation,
  input: z.object({
    organisation: zId.optional(),
    month: zMonth,
    units: z.array(zUnitMonth).max(100),
    /** True when whoever files knows which figures were not measured and accepts their defaults. */
    defaultsAccepted: z.boolean().default(false),
    evidence: z.array(zEvidence).max(2000).default([]),
  }),
  locks: (input, actor) => [`mrv:${input.organisation ?? actor.organisation}:${yearOfMonth(input.month)}`],
  facts: async (read, input, { actor }) => {
    const entity = input.organisation ?? actor.organisation
    const [units, state, version] = await Promise.all([
      read(unitsOf, entity),
      read(yearStateOf, { entity, year: yearOfMonth(input.month) }),
      read(monthVersionOf, { entity, month: input.month }),
    ])
    return { units, state, version }
  },
  decide: (input, { units, state, version }, { actor, businessDay, rules }) => {
    const year = yearOfMonth(input.month)
    const lastDay = lastDayOf(input.month)
    const defaults = defaultsUsed(input.units)
    const no = reasons()
    if (businessDay <= lastDay) no.add(refusals.monthNotOver({ asked: input.month, limit: lastDay, field: 'month' }))
    for (const refusal of [...yearRefusals(year, state), ...unitRefusals(units, input.units), ...figureRefusals(input.units)])
      no.add(refusal)
    if (!input.defaultsAccepted) for (const field of defaults) no.add(refusals.parameterMissing({ field }))
    if (no.any) return no.refuse()

    const kinds = new Map(units.map(({ id, kind }) => [id, kind]))
    const computed = input.units.map((month) => computeUnitMonth(rules, year, kinds.get(month.unit) ?? 'coalConventional', month))
    const emissionsTonnes = sumDecimals(computed.map(({ emissions }) => emissions)).toString()
    const dueOn = monthDueOn(rules, input.month)
    return done(
      monthSubmitted({
        entity: input.organisation ?? actor.organisation,
        year,
        month: input.month,
        version: version + 1,
        dueOn,
        late: businessDay > dueOn,
        emissionsTonnes,
        units: computed.map(({ emissions: _, ...filed }) => filed),
        evidence: input.evidence,
      }),
      { month: input.month, version: version + 1, late: businessDay > dueOn, dueOn, emissionsTonnes, defaults },
    )
  },
})
