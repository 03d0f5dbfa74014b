import { NoRule, view, z, zDay, zText, zYear, type RuleValue } from '../kernel/index.ts'
import { readOverrides } from './facts.ts'
import { shippedLaw } from './load.ts'
import type { Override } from './overrides.ts'
import { wrongQuestion, type Asked } from './rules.ts'
import { axes, confidenceNames, confidences, dimensionNames, zFact, zIndex, zParameterName, type Parameter } from './schema.ts'
import { nameIn } from './words.ts'

const outLabel = z.object({ zh: z.string(), en: z.string() })
const outConfidence = z.enum(confidences)
const outWhen = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

const outValue = z.object({
  when: outWhen,
  from: zIndex.optional(),
  until: zIndex.optional(),
  value: zFact,
  unit: z.string(),
  reading: z.string(),
  isDefault: z.boolean(),
  source: z.string(),
  article: z.string().optional(),
  confidence: outConfidence,
  checkedOn: z.string(),
  note: outLabel.optional(),
  /** Set on a value of this market: who set it, and since when it was known. */
  overriddenBy: z.string().optional(),
  knownFrom: z.string().optional(),
})
type OutValue = z.output<typeof outValue>

const outParameter = z.object({
  name: z.string(),
  domain: z.string(),
  title: outLabel,
  unit: z.string(),
  indexedBy: z.enum(Object.keys(axes) as [keyof typeof axes, ...(keyof typeof axes)[]]),
  /** Which field asks for it: `year`, `day`, or neither. */
  askedBy: z.enum(['year', 'day', 'none']),
  dimensions: z.record(z.string(), z.array(z.string())),
  leastConfidence: outConfidence,
  usedIn: z.array(z.string()),
  /** What the units, fields, dimension values, readings and words of this parameter are called. */
  names: z.record(z.string(), outLabel),
  note: outLabel.optional(),
  values: z.array(outValue),
})
type OutParameter = z.output<typeof outParameter>

const shippedValue = (parameter: Parameter, value: Parameter['values'][number]): OutValue => {
  const { when, unit, reading, default: chosen, ...rest } = value
  return {
    ...rest,
    when: (when ?? {}) as OutValue['when'],
    unit: unit ?? parameter.unit,
    reading: reading ?? 'default',
    isDefault: reading === undefined || chosen === true,
  }
}

const marketValue = (parameter: Parameter, override: Override): OutValue => {
  const { when, from, until, value, source, article, confidence, knownFrom, by } = override
  return {
    when: when as OutValue['when'],
    from: from as OutValue['from'],
    ...(until === undefined ? {} : { until: until as OutValue['until'] }),
    value,
    unit: parameter.unit,
    reading: 'override',
    isDefault: true,
    source,
    ...(article === undefined ? {} : { article }),
    confidence,
    checkedOn: knownFrom,
    overriddenBy: by,
    knownFrom,
  }
}

const sureness = ['high', 'medium', 'draft', 'low'] as const

const leastOf = (values: readonly OutValue[]): OutValue['confidence'] =>
  sureness[Math.max(...values.filter((value) => value.isDefault).map((value) => sureness.indexOf(value.confidence)))] ?? 'low'

const shown = (parameter: Parameter, overrides: readonly Override[]): OutParameter => {
  const own = overrides
    .filter((override) => override.parameter === parameter.name)
    .map((override) => marketValue(parameter, override))
  const values = [...own.reverse(), ...parameter.values.map((value) => shippedValue(parameter, value))]
  return {
    name: parameter.name,
    domain: parameter.domain,
    title: parameter.title,
    unit: parameter.unit,
    indexedBy: parameter.indexedBy,
    askedBy: axes[parameter.indexedBy],
    dimensions: (parameter.dimensions ?? {}) as OutParameter['dimensions'],
    leastConfidence: leastOf(values),
    usedIn: parameter.usedBy ?? [],
    names: parameter.names,
    ...(parameter.note === undefined ? {} : { note: parameter.note }),
    values,
  }
}

const matches = (parameter: Parameter, text: string): boolean =>
  `${parameter.name} ${parameter.title.zh} ${parameter.title.en}`.toLowerCase().includes(text.toLowerCase())

export const parametersView = view({
  name: 'rulebook.parameters',
  title: { zh: '规则参数', en: 'Rules' },
  summary: {
    zh: '全部参数及其历史、来源、可信度和使用处',
    en: 'Every parameter with its history, sources, confidence and where it is used',
  },
  who: 'anyone',
  scope: 'public',
  input: z.object({ domain: zText(40).optional(), text: zText(80).optional() }),
  output: z.object({ digest: z.string(), parameters: z.array(outParameter) }),
  read: async (sql, input, context) => {
    const overrides = await readOverrides(sql)
    const found = [...shippedLaw().parameters.values()].filter(
      (item) =>
        (input.domain === undefined || item.domain === input.domain) && (input.text === undefined || matches(item, input.text)),
    )
    return { digest: context.rules.digest, parameters: found.map((item) => shown(item, overrides)) }
  },
})

const parameterNamed = (name: string): Parameter => {
  const parameter = shippedLaw().parameters.get(name)
  if (!parameter) throw new NoRule(name, {})
  return parameter
}

export const parameterView = view({
  name: 'rulebook.parameter',
  title: { zh: '规则参数详情', en: 'One rule' },
  summary: { zh: '一个参数的全部取值', en: 'All values of one parameter' },
  who: 'anyone',
  scope: 'public',
  input: z.object({ parameter: zParameterName }),
  output: outParameter,
  read: async (sql, input) => shown(parameterNamed(input.parameter), await readOverrides(sql)),
})

const askedFields = {
  ...(Object.fromEntries(dimensionNames.map((name) => [name, zText(80).optional()])) as Record<
    (typeof dimensionNames)[number],
    z.ZodOptional<ReturnType<typeof zText>>
  >),
  year: zYear.optional(),
  day: zDay.optional(),
  reading: zText(40).optional(),
}

/** The question as the rules take it; a question with too little or too much is told what it needs. */
const questionOf = (parameter: Parameter, fields: Record<string, unknown>): Asked => {
  const asked = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Record<
    string,
    string | number
  >
  const wrong = wrongQuestion(parameter, asked)
  if (wrong !== undefined) throw new NoRule(parameter.name, { ...asked, problem: wrong })
  return asked
}

const explanationOf = (parameter: Parameter, rule: RuleValue): { zh: string; en: string } => {
  const article = rule.article ?? ''
  const say = (language: 'zh' | 'en'): { index: string; value: string; unit: string } => ({
    index: Object.values(rule.asked)
      .map((item) => nameIn(parameter, String(item), language))
      .join(' '),
    value: typeof rule.value === 'string' ? nameIn(parameter, rule.value, language) : JSON.stringify(rule.value),
    unit: nameIn(parameter, rule.unit, language),
  })
  const [zh, en] = [say('zh'), say('en')]
  return {
    zh: `${parameter.title.zh}（${zh.index}）为 ${zh.value} ${zh.unit}，来源：${rule.source}${article}，可信度 ${confidenceNames[rule.confidence].zh}，核对于 ${rule.checkedOn}`,
    en: `${parameter.title.en} (${en.index}) is ${en.value} ${en.unit}, by ${rule.source} ${article}, confidence ${confidenceNames[rule.confidence].en}, checked on ${rule.checkedOn}`,
  }
}

export const valueView = view({
  name: 'rulebook.value',
  title: { zh: '规则取值', en: 'Value of a rule' },
  summary: { zh: '某年或某日适用的取值及其来源', en: 'What was in force for a year or a day, and by what source' },
  who: 'anyone',
  scope: 'public',
  input: z.object({ parameter: zParameterName, ...askedFields }),
  output: z.object({
    parameter: z.string(),
    title: outLabel,
    value: zFact,
    unit: z.string(),
    asked: z.record(z.string(), z.union([z.string(), z.number()])),
    source: z.string(),
    article: z.string().optional(),
    confidence: outConfidence,
    checkedOn: z.string(),
    reading: z.string(),
    note: outLabel.optional(),
    overriddenBy: z.string().optional(),
    explanation: outLabel,
    /** The other readings of the text that can be asked for at the same index. */
    otherReadings: z.array(z.object({ reading: z.string(), value: zFact, source: z.string(), confidence: outConfidence })),
  }),
  read: (_sql, { parameter: name, ...fields }, context) => {
    const parameter = parameterNamed(name)
    const asked = questionOf(parameter, fields)
    const rule = context.rules.get(name, asked)
    const readings = [...new Set(parameter.values.map((value) => value.reading ?? 'default'))].filter(
      (reading) => reading !== rule.reading,
    )
    const others = readings
      .map((reading) => context.rules.find(name, { ...asked, reading }))
      .filter((other) => other !== undefined)
    return Promise.resolve({
      ...rule,
      title: parameter.title,
      explanation: explanationOf(parameter, rule),
      otherReadings: others.map(({ reading, value, source, confidence }) => ({ reading, value, source, confidence })),
    })
  },
})

export const views = [parametersView, parameterView, valueView]
