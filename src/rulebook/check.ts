import { axes, type AxisKind, type DimensionName, type Parameter, type ParameterValue } from './schema.ts'

/** Says no to a file: never returns. */
type Refuse = (path: string, problem: string) => never

/** The name under which a value answers when no reading is asked for. */
export const defaultReading = 'default'
export const isDefault = (value: ParameterValue): boolean => value.reading === undefined || value.default === true

const checkIndex = (kind: AxisKind, value: ParameterValue, at: string, refuse: Refuse): void => {
  if (kind === 'none') {
    if (value.from !== undefined || value.until !== undefined) refuse(at, 'has a date, but the parameter is indexed by none')
    return
  }
  const wanted = kind === 'year' ? 'number' : 'string'
  if (value.from === undefined) refuse(`${at}.from`, 'is missing')
  if (typeof value.from !== wanted) refuse(`${at}.from`, `must be a ${kind}`)
  if (value.until !== undefined && typeof value.until !== wanted) refuse(`${at}.until`, `must be a ${kind}`)
  if (value.until !== undefined && value.from !== undefined && value.until < value.from) refuse(`${at}.until`, 'is before from')
}

const checkDimensions = (parameter: Parameter, value: ParameterValue, at: string, refuse: Refuse): void => {
  for (const [name, chosen] of Object.entries(value.when ?? {})) {
    const known = parameter.dimensions?.[name as DimensionName]
    if (!known) return refuse(`${at}.when.${name}`, 'is not a dimension of this parameter')
    for (const item of [chosen].flat())
      if (!known.includes(item)) refuse(`${at}.when.${name}`, `is ${item}, which dimensions.${name} does not list`)
  }
}

/** The values a dimension takes for a `when`: those it names, or all of them. */
export const chosen = (parameter: Parameter, when: ParameterValue['when'], name: DimensionName): readonly string[] => {
  const named = when?.[name]
  return named === undefined ? (parameter.dimensions?.[name] ?? []) : [named].flat()
}

export const dimensionsOf = (parameter: Parameter): DimensionName[] => Object.keys(parameter.dimensions ?? {}) as DimensionName[]

const inTimeOfEachOther = (a: ParameterValue, b: ParameterValue): boolean => {
  if (a.from === undefined || b.from === undefined) return true
  return !(a.until !== undefined && a.until < b.from) && !(b.until !== undefined && b.until < a.from)
}

const meet = (parameter: Parameter, a: ParameterValue, b: ParameterValue): boolean =>
  inTimeOfEachOther(a, b) &&
  dimensionsOf(parameter).every((name) =>
    chosen(parameter, a.when, name).some((item) => chosen(parameter, b.when, name).includes(item)),
  )

const nameOf = (value: ParameterValue): string => value.reading ?? defaultReading

const checkReadings = (parameter: Parameter, refuse: Refuse): void => {
  parameter.values.forEach((value, i) => {
    for (const [j, other] of parameter.values.slice(0, i).entries()) {
      if (!meet(parameter, value, other)) continue
      if (nameOf(value) === nameOf(other))
        refuse(`values[${i}]`, `is a duplicate: values[${j}] is in force for the same index and the same reading`)
      if (isDefault(value) && isDefault(other)) refuse(`values[${i}]`, `overlaps values[${j}], and both are the default`)
    }
    const hasDefault = isDefault(value) || parameter.values.some((other) => isDefault(other) && meet(parameter, value, other))
    if (!hasDefault) refuse(`values[${i}].reading`, `is ${nameOf(value)}, and no reading beside it is the default`)
  })
}

/** What the shape alone cannot show: indexes of the right kind, known dimension values, one default for each index. */
export const checkParameter = (parameter: Parameter, refuse: Refuse): void => {
  const kind = axes[parameter.indexedBy]
  parameter.values.forEach((value, i) => {
    if (value.default === true && value.reading === undefined)
      refuse(`values[${i}].default`, 'needs a reading to be the default of')
    checkIndex(kind, value, `values[${i}]`, refuse)
    checkDimensions(parameter, value, `values[${i}]`, refuse)
  })
  checkReadings(parameter, refuse)
}
