import { event, z, zDay, type Day } from '../kernel/index.ts'
import { zOverrideConfidence, type Override } from './overrides.ts'
import { dimensionNames, zFact, zIndex } from './schema.ts'

const zOverridden = z.object({
  id: z.string(),
  /** Counts the overrides of one parameter: of two known from the same day the later one wins. */
  number: z.number().int().positive(),
  parameter: z.string(),
  when: z.partialRecord(z.enum(dimensionNames), z.string()),
  from: zIndex,
  until: zIndex.optional(),
  value: zFact,
  source: z.string(),
  article: z.string().optional(),
  confidence: zOverrideConfidence,
  knownFrom: zDay,
  by: z.string(),
})

/** A market has set a value of its own over the shipped law. */
export const overridden = event('rulebook.overridden', zOverridden)
export type Overridden = z.output<typeof zOverridden>

/** The event's data as the rules read it. */
export const overrideOf = ({ id: _id, number: _number, ...data }: Overridden): Override =>
  ({ ...data, knownFrom: data.knownFrom as Day }) as Override
