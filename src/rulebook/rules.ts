import { createHash } from 'node:crypto'
import { canonicalJson, decimal, isDay, NoRule, type Decimal, type RuleValue, type Rules } from '../kernel/index.ts'
import { chosen, defaultReading, dimensionsOf, isDefault } from './check.ts'
import { overrideReading, type Override } from './overrides.ts'
import { axes, type AxisKind, type DimensionName, type Law, type Parameter, type ParameterValue } from './schema.ts'

export type Asked = Readonly<Record<string, string | number>>
type Index = string | number | undefined

/** One value in force for a range, under one combination of dimension values. */
interface Entry {
  readonly value: ParameterValue
  readonly override?: Override
}

interface Compiled {
  readonly parameter: Parameter
  readonly kind: AxisKind
  readonly dimensions: readonly DimensionName[]
  /** By the dimension values joined; overrides first, the latest known first. */
  readonly entries: ReadonlyMap<string, readonly Entry[]>
}

const joined = (values: readonly string[]): string => values.join('\u0000')

const combinations = (parameter: Parameter, when: ParameterValue['when']): string[] =>
  dimensionsOf(parameter)
    .map((name) => chosen(parameter, when, name))
    .reduce<string[][]>((sets, values) => sets.flatMap((set) => values.map((value) => [...set, value])), [[]])
    .map(joined)

const asValue = (override: Override, parameter: Parameter): ParameterValue => ({
  when: override.when as ParameterValue['when'],
  from: override.from as ParameterValue['from'],
  value: override.value,
  source: override.source,
  confidence: override.confidence,
  checkedOn: override.knownFrom,
  ...(override.until === undefined ? {} : { until: override.until as ParameterValue['until'] }),
  ...(override.article === undefined ? {} : { article: override.article }),
  ...unitOf(parameter, override),
})

/** An override keeps the unit of the value it replaces. */
const unitOf = (parameter: Parameter, override: Override): { unit?: string } => {
  const replaced = parameter.values.find((value) =>
    Object.entries(override.when).every(([name, item]) => chosen(parameter, value.when, name as DimensionName).includes(item)),
  )
  return replaced?.unit === undefined ? {} : { unit: replaced.unit }
}

const compile = (parameter: Parameter, overrides: readonly Override[]): Compiled => {
  const entries = new Map<string, Entry[]>()
  const place = (entry: Entry): void => {
    for (const key of combinations(parameter, entry.value.when)) entries.set(key, [...(entries.get(key) ?? []), entry])
  }
  for (const override of overrides) place({ value: asValue(override, parameter), override })
  for (const value of parameter.values) place({ value })
  return { parameter, kind: axes[parameter.indexedBy], dimensions: dimensionsOf(parameter), entries }
}

/**
 * What a question lacks or has too much of, in words; undefined when it is well put. A question that is not is a bug of the
 * caller.
 */
export const wrongQuestion = (parameter: Parameter, asked: Asked): string | undefined => {
  const kind = axes[parameter.indexedBy]
  const name = parameter.name
  if (kind === 'year' && !Number.isInteger(asked.year)) return `${name} is indexed by ${parameter.indexedBy}: ask it for a year`
  if (kind === 'day' && !isDay(String(asked.day))) return `${name} is indexed by ${parameter.indexedBy}: ask it for a day`
  const dimensions: readonly string[] = dimensionsOf(parameter)
  const missing = dimensions.filter((dimension) => asked[dimension] === undefined)
  if (missing.length > 0) return `${name} must be asked with ${missing.join(', ')}`
  const known: readonly string[] = [...dimensions, 'reading', ...(kind === 'none' ? [] : [kind])]
  const strange = Object.keys(asked).filter((key) => !known.includes(key))
  return strange.length > 0 ? `${name} does not depend on ${strange.join(', ')}` : undefined
}

const answers = (entry: Entry, index: Index, reading: string | number | undefined): boolean => {
  const { from, until } = entry.value
  if (index !== undefined && from !== undefined && (index < from || (until !== undefined && index > until))) return false
  if (entry.override) return reading === undefined || reading === overrideReading
  if (reading === undefined) return isDefault(entry.value)
  return reading === (entry.value.reading ?? defaultReading)
}

const answer = ({ parameter }: Compiled, entry: Entry, asked: Asked): RuleValue => {
  const { value, override } = entry
  return Object.freeze({
    parameter: parameter.name,
    value: value.value,
    unit: value.unit ?? parameter.unit,
    asked: { ...asked },
    source: value.source,
    confidence: value.confidence,
    checkedOn: value.checkedOn,
    reading: override ? overrideReading : (value.reading ?? defaultReading),
    ...(value.article === undefined ? {} : { article: value.article }),
    ...(value.note === undefined ? {} : { note: value.note }),
    ...(override ? { overriddenBy: override.by } : {}),
  })
}

const indexOf = (kind: AxisKind, asked: Asked): Index => (kind === 'none' ? undefined : asked[kind])

const lookUp = (compiled: ReadonlyMap<string, Compiled>, name: string, asked: Asked): RuleValue | undefined => {
  const found = compiled.get(name)
  if (!found) throw new Error(`${name} is not a parameter of the rulebook`)
  const wrong = wrongQuestion(found.parameter, asked)
  if (wrong !== undefined) throw new Error(wrong)
  const index = indexOf(found.kind, asked)
  const key = joined(found.dimensions.map((dimension) => String(asked[dimension])))
  const entry = found.entries.get(key)?.find((item) => answers(item, index, asked.reading))
  return entry && answer(found, entry, asked)
}

/**
 * sha256 over everything that can change an answer: values, ranges, units, sources, readings, overrides. Titles and notes do
 * not count.
 */
const digestOf = (law: Law, overrides: readonly Override[]): string => {
  const parameters = [...law.parameters.values()]
    .map(({ name, unit, indexedBy, dimensions, values }) => ({
      name,
      unit,
      indexedBy,
      dimensions,
      values: values.map(({ note: _, ...rest }) => rest),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  return createHash('sha256')
    .update(canonicalJson({ market: law.market, parameters, overrides }))
    .digest('hex')
}

/** Questions are few and repeated; the answers are kept, and forgotten all at once should a caller ask for very many. */
const answersKept = 50_000

const keyOf = (name: string, asked: Asked): string => {
  let key = name
  for (const field in asked) key += typeof asked[field] === 'number' ? `|${field}#${asked[field]}` : `|${field}=${asked[field]}`
  return key
}

const byName = (overrides: readonly Override[]): Map<string, Override[]> => {
  const groups = new Map<string, Override[]>()
  for (const override of overrides) groups.set(override.parameter, [override, ...(groups.get(override.parameter) ?? [])])
  return groups
}

type Answer = RuleValue & { readonly decimal?: Decimal }

/** The rules of a market: the shipped law and over it the overrides given, of which the last one wins. */
export const rulesOf = (law: Law, overrides: readonly Override[] = []): Rules => {
  const groups = byName(overrides)
  const compiled = new Map([...law.parameters.values()].map((item) => [item.name, compile(item, groups.get(item.name) ?? [])]))
  const kept = new Map<string, RuleValue | undefined>()
  const keptDecimals = new Map<string, Required<Answer>>()
  const find = (name: string, asked: Asked, key = keyOf(name, asked)): RuleValue | undefined => {
    const known = kept.get(key)
    if (known !== undefined || kept.has(key)) return known
    const found = lookUp(compiled, name, asked)
    if (kept.size >= answersKept) kept.clear()
    kept.set(key, found)
    return found
  }
  const get = (name: string, asked: Asked): RuleValue => {
    const found = find(name, asked)
    if (!found) throw new NoRule(name, asked)
    return found
  }
  return {
    get,
    find: (name, asked) => find(name, asked),
    decimal: (name, asked) => {
      const key = keyOf(name, asked)
      const known = keptDecimals.get(key)
      if (known) return known
      const found = get(name, asked)
      if (typeof found.value !== 'string' && typeof found.value !== 'number')
        throw new Error(`${name} is not a decimal: ask for it with get`)
      const exact = Object.freeze({ ...found, decimal: decimal(found.value) }) as Required<Answer>
      if (keptDecimals.size >= answersKept) keptDecimals.clear()
      keptDecimals.set(key, exact)
      return exact
    },
    digest: digestOf(law, overrides),
  }
}
