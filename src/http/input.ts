import { z, type Refusal } from '../kernel/index.ts'
import { problemsOf, type Problem } from '../store/problems.ts'
import { refusals } from './refusals.ts'

export type { Problem }

/** A refusal as one thing that is wrong with a request, before any schema has read it. */
export const problem = (path: string, refusal: Refusal): Problem => ({ ...refusal, path, message: refusal.en })

const keysOf = (schema: z.ZodType): readonly string[] | undefined =>
  schema instanceof z.ZodObject && schema.def.catchall === undefined ? Object.keys(schema.def.shape) : undefined

/** Keys a declaration does not know are a mistake of the caller; dropped silently, a misspelt limit would be no limit at all. */
export const unknownKeys = (schema: z.ZodType, input: unknown): Problem[] => {
  const known = keysOf(schema)
  if (!known || typeof input !== 'object' || input === null || Array.isArray(input)) return []
  return Object.keys(input)
    .filter((key) => !known.includes(key))
    .map((key) => problem(key, refusals.unknownKey({ field: key, limit: known })))
}

export type Parsed<Value> = { readonly value: Value } | { readonly problems: readonly Problem[] }

/** The body of a route that is no declaration, read by its schema. */
export const parse = <Schema extends z.ZodType>(schema: Schema, input: unknown): Parsed<z.output<Schema>> => {
  const strange = unknownKeys(schema, input)
  if (strange.length > 0) return { problems: strange }
  const parsed = schema.safeParse(input)
  return parsed.success ? { value: parsed.data } : { problems: problemsOf(parsed.error.issues, input) }
}
