import { isDay, z, type Confidence, type Label } from '../kernel/index.ts'

/**
 * The axis on which a parameter's values lie. A year axis is asked with `year`, a day axis with `day`, `none` with neither.
 * emissionYear: when it was emitted. complianceYear: the year an obligation is for. tradingDay: the day of the order.
 * surrenderDay: the day of surrender. offenceDay: the day of the breach. applicationDay: the day an application comes in.
 */
export const axes = {
  emissionYear: 'year',
  complianceYear: 'year',
  tradingDay: 'day',
  settlementDay: 'day',
  surrenderDay: 'day',
  offenceDay: 'day',
  applicationDay: 'day',
  none: 'none',
} as const
export type IndexAxis = keyof typeof axes
export type AxisKind = (typeof axes)[IndexAxis]

/** Every dimension a parameter may have: the fields of the question `rulebook.value` and the options of `tonne rules get`. */
export const dimensionNames = [
  'unitClass',
  'product',
  'fuel',
  'fuelKind',
  'coalKind',
  'coalRank',
  'cooling',
  'dataKind',
  'sector',
  'market',
  'mode',
  'conduct',
  'person',
  'methodology',
  'scope',
  'metric',
  'period',
] as const
export type DimensionName = (typeof dimensionNames)[number]

export const confidences = ['high', 'medium', 'low', 'draft'] as const satisfies readonly Confidence[]

/** What a confidence is called where it is read in a sentence. */
export const confidenceNames: Readonly<Record<Confidence, Label>> = {
  high: { zh: '已核条文', en: 'high' },
  medium: { zh: '二手来源', en: 'medium' },
  low: { zh: '待核', en: 'low' },
  draft: { zh: '征求意见稿', en: 'draft' },
}

/**
 * What a rule may be: text, a whole number, a yes or no, a list or a small table. A decimal is text, so that 0.7910 keeps its
 * zero.
 */
export type Fact = string | number | boolean | readonly Fact[] | { readonly [name: string]: Fact }

const wholeNumber = z
  .number()
  .refine(Number.isSafeInteger, { error: "must stand in quotes, because a decimal's trailing zeros are part of the law" })
export const zFact: z.ZodType<Fact> = z.lazy(() =>
  z.union([z.string().min(1), wholeNumber, z.boolean(), z.array(zFact).min(1), z.record(z.string(), zFact)], {
    error: wrongFact,
  }),
)

function wrongFact(issue: { readonly input?: unknown }): string {
  if (issue.input === undefined) return 'is missing'
  if (typeof issue.input === 'number') return "must stand in quotes, because a decimal's trailing zeros are part of the law"
  return 'must be text, a whole number, true or false, a list or a table of these'
}

const indexError = 'must be a year such as 2024 or a day such as 2024-05-01'
export const zIndex = z.union([z.number().int().min(1990).max(2100), z.string().refine(isDay, { error: indexError })], {
  error: indexError,
})
const zDay = z
  .string({ error: (issue) => (issue.input === undefined ? 'is missing' : 'must be a day such as 2024-05-01') })
  .refine(isDay, {
    error: 'must be a day such as 2024-05-01',
  })
/** `allocation/benchmark`: the file's folder and name. */
export const zParameterName = z
  .string()
  .regex(/^[a-z]+\/[a-z0-9-]+$/, { error: 'must be a parameter such as allocation/benchmark' })

const zWord = z.string().regex(/^[a-z][A-Za-z0-9]*$/, { error: 'must be one camelCase word' })
const zSource = z.string({ error: 'is missing' }).min(1, { error: 'is missing' })
const zLabel = z.strictObject({ zh: zSource, en: zSource })
const zDimensionValue = z.string().min(1)

const zValue = z.strictObject({
  when: z.partialRecord(z.enum(dimensionNames), z.union([zDimensionValue, z.array(zDimensionValue).min(1)])).optional(),
  from: zIndex.optional(),
  until: zIndex.optional(),
  value: zFact,
  unit: z.string().min(1).optional(),
  reading: zWord.optional(),
  default: z.literal(true, { error: 'may only be true' }).optional(),
  source: zSource,
  article: z.string().min(1).optional(),
  confidence: z.enum(confidences, {
    error: (issue) => (issue.input === undefined ? 'is missing' : `must be one of ${confidences.join(', ')}`),
  }),
  checkedOn: zDay,
  note: z.string().min(1).optional(),
})

/** One file under rules/<market>/<domain>/. */
export const zParameterFile = z.strictObject({
  title: zLabel,
  unit: zSource,
  indexedBy: z.enum(Object.keys(axes) as [IndexAxis, ...IndexAxis[]], {
    error: (issue) => (issue.input === undefined ? 'is missing' : `must be one of ${Object.keys(axes).join(', ')}`),
  }),
  dimensions: z.partialRecord(z.enum(dimensionNames), z.array(zDimensionValue).min(1)).optional(),
  usedBy: z.array(z.string().min(1)).optional(),
  note: z.string().min(1).optional(),
  values: z.array(zValue, { error: 'is missing' }).min(1, { error: 'must hold at least one value' }),
})

export type ParameterFile = z.output<typeof zParameterFile>

/** A value with its note in both languages. */
export type ParameterValue = Omit<ParameterFile['values'][number], 'note'> & { readonly note?: Label }

/** A parameter of the law with its whole history. `name` is `domain/parameter`. */
export interface Parameter extends Omit<ParameterFile, 'note' | 'values'> {
  readonly name: string
  readonly domain: string
  readonly note?: Label
  readonly values: readonly ParameterValue[]
  /** What the units, fields, dimension values, readings and words of this parameter are called. */
  readonly names: Readonly<Record<string, Label>>
}

/** The shipped law of one market. */
export interface Law {
  readonly market: string
  readonly parameters: ReadonlyMap<string, Parameter>
}
