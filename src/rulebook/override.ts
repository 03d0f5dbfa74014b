import { canonicalJson, command, done, reasons, refuse, z, zText, type Refusal } from '../kernel/index.ts'
import { isDefault } from './check.ts'
import { overridden, type Overridden } from './events.ts'
import { overridesBefore } from './facts.ts'
import { shippedLaw } from './load.ts'
import { zOverrideConfidence } from './overrides.ts'
import { refusals } from './refusals.ts'
import { axes, dimensionNames, zFact, zIndex, zParameterName, type DimensionName, type Fact, type Parameter } from './schema.ts'

const zOverride = z.object({
  parameter: zParameterName,
  when: z.partialRecord(z.enum(dimensionNames), z.string().min(1)).default({}),
  from: zIndex,
  until: zIndex.optional(),
  value: zFact,
  source: zText(500),
  article: zText(200).optional(),
  confidence: zOverrideConfidence.default('high'),
})
type OverrideInput = z.output<typeof zOverride>

/** What sort of value a parameter takes; an override takes the same, because the code that asks relies on it. */
export const sortOf = (value: Fact): 'list' | 'table' | 'yesOrNo' | 'number' | 'word' => {
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'object') return 'table'
  if (typeof value === 'boolean') return 'yesOrNo'
  return typeof value === 'number' || /^-?\d+(\.\d+)?$/.test(value) ? 'number' : 'word'
}

const strangeDimension = (parameter: Parameter, input: OverrideInput): string | undefined =>
  Object.entries(input.when)
    .filter(([name, item]) => !(parameter.dimensions?.[name as DimensionName] ?? []).includes(String(item)))
    .map(([name, item]) => `${name} ${item}`)[0]

const objections = (parameter: Parameter, input: OverrideInput): Refusal[] => {
  const no: Refusal[] = []
  const name = { parameter: parameter.name }
  const strange = strangeDimension(parameter, input)
  const kind = axes[parameter.indexedBy]
  const fits = (index: string | number): boolean => kind === (typeof index === 'number' ? 'year' : 'day')
  const wrong = [input.from, input.until].find((index) => index !== undefined && !fits(index))
  if (strange !== undefined) no.push(refusals.dimensionUnknown({ ...name, asked: strange, field: 'when' }))
  if (wrong !== undefined)
    no.push(refusals.indexMismatched({ ...name, asked: String(wrong), limit: parameter.indexedBy, field: 'from' }))
  else if (input.until !== undefined && input.until < input.from)
    no.push(refusals.untilBeforeFrom({ asked: String(input.until), limit: String(input.from), field: 'until' }))
  const sort = sortOf(parameter.values.find(isDefault)?.value ?? input.value)
  if (sortOf(input.value) !== sort)
    no.push(refusals.valueUnlikeShipped({ ...name, limit: sort, asked: canonicalJson(input.value), field: 'value' }))
  return no
}

/**
 * Sets a value of this market over the shipped law, with the source it rests on. Two people decide it; it holds for what is
 * asked after.
 */
export const override = command({
  name: 'rulebook.override',
  title: { zh: '覆盖规则参数', en: 'Override a rule' },
  summary: {
    zh: '以注明来源的本市场取值覆盖随附规则，须另一人确认',
    en: 'Sets a value of this market over the shipped law; names its source, needs a second person',
  },
  who: ['administrator', 'ministryOfficer'],
  scope: 'market',
  confirm: 'anotherPerson',
  input: zOverride,
  locks: (input) => [`rule:${input.parameter}`],
  facts: async (read, input) => ({
    parameter: shippedLaw().parameters.get(input.parameter),
    before: await read(overridesBefore, input.parameter),
  }),
  decide: (input, { parameter, before }, context) => {
    if (!parameter) return refuse(refusals.parameterUnknown({ asked: input.parameter, field: 'parameter' }))
    const no = reasons()
    for (const objection of objections(parameter, input)) no.add(objection)
    if (no.any) return no.refuse()
    const data: Overridden = {
      ...input,
      id: context.id('override'),
      number: before + 1,
      knownFrom: context.businessDay,
      by: context.actor.person,
    }
    return done(overridden(data), { parameter: parameter.name, knownFrom: context.businessDay, id: data.id })
  },
})
