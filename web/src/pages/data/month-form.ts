import {
  fuelFields,
  unitFields,
  type Evidence,
  type FuelField,
  type MonthAnswer,
  type UnitField,
  type UnitFiled,
} from './types.ts'

export type EvidenceFile = Omit<Evidence, 'unit'>

/** What stands in the form of one unit's month: text as typed, fuels by name in the order they were added. */
export interface UnitForm {
  readonly fuels: Readonly<Record<string, Readonly<Partial<Record<FuelField, string>>>>>
  readonly figures: Readonly<Partial<Record<UnitField, string>>>
  readonly evidence: readonly EvidenceFile[]
}

/** A month of a plant, by unit. */
export type MonthForm = Readonly<Record<string, UnitForm>>

/** Which figure of a unit: `generationMwh`, or `coal.ncv`. */
export type FigureKey = string

export const emptyUnit: UnitForm = { fuels: {}, figures: {}, evidence: [] }

const fuelKeyOf = (key: FigureKey): readonly [fuel: string, field: FuelField] | undefined => {
  const dot = key.lastIndexOf('.')
  return dot < 0 ? undefined : [key.slice(0, dot), key.slice(dot + 1) as FuelField]
}

export const valueOf = (form: UnitForm | undefined, key: FigureKey): string | null => {
  const fuel = fuelKeyOf(key)
  return (fuel ? form?.fuels[fuel[0]]?.[fuel[1]] : form?.figures[key as UnitField]) ?? null
}

const without = <Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))

const put = <Value>(record: Readonly<Record<string, Value>>, key: string, value: Value | null): Record<string, Value> =>
  value === null ? without(record, key) : { ...record, [key]: value }

export const withValue = (form: UnitForm, key: FigureKey, value: string | null): UnitForm => {
  const fuel = fuelKeyOf(key)
  if (!fuel) return { ...form, figures: put(form.figures, key, value) }
  return { ...form, fuels: { ...form.fuels, [fuel[0]]: put(form.fuels[fuel[0]] ?? {}, fuel[1], value) } }
}

const texts = (source: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (typeof source[name] === 'string' ? [[name, source[name]]] : [])))

const evidenceOf = (value: unknown): EvidenceFile[] =>
  Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>[])
        .map((file) => texts(file, ['parameter', 'sha256', 'name']))
        .filter(
          (file): file is Record<string, string> & EvidenceFile => 'sha256' in file && 'parameter' in file && 'name' in file,
        )
    : []

/** A filed month or a draft of one, whichever shape it was kept in: what is not text is not there. */
const unitFormOf = (source: Readonly<Record<string, unknown>>): UnitForm => {
  const burnt = Array.isArray(source['fuels']) ? (source['fuels'] as Readonly<Record<string, unknown>>[]) : []
  return {
    fuels: Object.fromEntries(
      burnt.filter((one) => typeof one['fuel'] === 'string').map((one) => [one['fuel'] as string, texts(one, fuelFields)]),
    ),
    figures: texts(source, unitFields),
    evidence: evidenceOf(source['evidence']),
  }
}

/** What a month's form starts from: its draft, else what was filed, else nothing. */
export const formOfMonth = (month: MonthAnswer, units: readonly { readonly id: string }[]): MonthForm =>
  Object.fromEntries(
    units.map(({ id }) => {
      const draft = month.draft?.units.find((unit) => unit['unit'] === id)
      if (draft) return [id, unitFormOf(draft)]
      const filed = month.units.find((unit) => unit.unit === id)
      const evidence = evidenceOf(month.evidence.filter((file) => file.unit === id))
      return [id, filed ? { ...unitFormOf({ ...filed }), evidence } : emptyUnit]
    }),
  )

const isEmpty = (fields: Readonly<Record<string, string>>): boolean => Object.keys(fields).length === 0

/** A month as it is kept and filed. A fuel without a single figure is no fuel. */
export const unitsOfForm = (form: MonthForm) =>
  Object.entries(form).map(([unit, { fuels, figures }]) => ({
    unit,
    fuels: Object.entries(fuels)
      .filter(([, fields]) => !isEmpty(fields as Record<string, string>))
      .map(([fuel, fields]) => ({ fuel, ...fields })),
    ...figures,
  }))

export const draftOfForm = (form: MonthForm) =>
  unitsOfForm(form).map((unit) => ({ ...unit, evidence: form[unit.unit]?.evidence ?? [] }))

export const evidenceOfForm = (form: MonthForm): Evidence[] =>
  Object.entries(form).flatMap(([unit, { evidence }]) =>
    evidence.map(({ parameter, sha256, name }) => ({ unit, parameter, sha256, name })),
  )

const required: readonly UnitField[] = ['purchasedPowerMwh', 'generationMwh', 'heatSuppliedGj', 'operatingHours']

/** Figures without which a month is not filed, by unit. What was not measured may be left to a default; these may not. */
export const missingOf = (form: UnitForm, mainFuel: string): FigureKey[] => {
  const burnt = Object.entries(form.fuels).filter(([, fields]) => !isEmpty(fields as Record<string, string>))
  const stands = form.figures.generationMwh !== undefined && /^0*(\.0*)?$/.test(form.figures.generationMwh)
  return [
    ...burnt.flatMap(([fuel, fields]) => (fields.amount === undefined ? [`${fuel}.amount`] : [])),
    ...(burnt.length === 0 && !stands ? [`${mainFuel}.amount`] : []),
    ...required.filter((name) => form.figures[name] === undefined),
  ]
}

/** Last month's figures into the empty fields of this one: nothing typed is overwritten. */
export const filledFrom = (form: UnitForm, last: UnitFiled): UnitForm => {
  const source = unitFormOf({ ...last })
  const measured = (fuel: string): boolean => !isEmpty((form.fuels[fuel] ?? {}) as Record<string, string>)
  return {
    fuels: {
      ...source.fuels,
      ...form.fuels,
      ...Object.fromEntries(Object.entries(source.fuels).filter(([fuel]) => !measured(fuel))),
    },
    figures: { ...source.figures, ...form.figures },
    evidence: form.evidence,
  }
}

/** How many figures stand in a month. */
export const figureCount = (form: MonthForm): number =>
  Object.values(form)
    .flatMap(({ fuels, figures }) => [...Object.values(fuels), figures])
    .reduce((count, fields) => count + Object.keys(fields).length, 0)

/** Units with figures and not one file of evidence behind them. */
export const bareUnits = (form: MonthForm): string[] =>
  Object.entries(form).flatMap(([unit, one]) => (figureCount({ [unit]: one }) > 0 && one.evidence.length === 0 ? [unit] : []))

/** Which field of the form the server means: `units.1.fuels.0.ncv` is the net calorific value of the second unit's first fuel. */
export const placeOfField = (
  form: MonthForm,
  field: string,
): { readonly unit: string; readonly key: FigureKey; readonly carbon?: true } | undefined => {
  const match = /^units\.(\d+)(?:\.fuels(?:\.(\d+))?)?(?:\.(\w+))?$/.exec(field)
  const filed = unitsOfForm(form)[Number(match?.[1])]
  if (!match || !filed) return undefined
  if (!field.includes('.fuels')) return match[3] ? { unit: filed.unit, key: match[3] } : undefined
  const fuel = filed.fuels[Number(match[2] ?? 0)]?.fuel ?? Object.keys(form[filed.unit]?.fuels ?? {})[0]
  if (fuel === undefined) return undefined
  if (match[3] === 'carbon') return { unit: filed.unit, key: `${fuel}.carbonReceived`, carbon: true }
  return { unit: filed.unit, key: `${fuel}.${match[3] ?? (match[2] === undefined ? 'amount' : 'moistureReceivedPct')}` }
}

/** Which unit and figure of a month a person typed into, so that refusals can stand there. */
export const cellId = (unit: string, key: FigureKey): string => `${unit}/${key}`
