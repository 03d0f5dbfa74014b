import { z } from '../kernel/index.ts'

export interface Problem {
  readonly path: string
  readonly message: string
}

const keysOf = (schema: z.ZodType): ReadonlySet<string> | undefined =>
  schema instanceof z.ZodObject && schema.def.catchall === undefined ? new Set(Object.keys(schema.def.shape)) : undefined

/** Keys a declaration does not know are a mistake of the caller; dropped silently, a misspelt limit would be no limit at all. */
export const unknownKeys = (schema: z.ZodType, input: unknown): Problem[] => {
  const known = keysOf(schema)
  if (!known || typeof input !== 'object' || input === null || Array.isArray(input)) return []
  return Object.keys(input)
    .filter((key) => !known.has(key))
    .map((key) => ({ path: key, message: `is not known here; known: ${[...known].join(', ') || 'nothing'}` }))
}

export type Parsed<Value> = { readonly value: Value } | { readonly problems: readonly Problem[] }

/** The body of a route that is no declaration, read by its schema. */
export const parse = <Schema extends z.ZodType>(schema: Schema, input: unknown): Parsed<z.output<Schema>> => {
  const strange = unknownKeys(schema, input)
  if (strange.length > 0) return { problems: strange }
  const parsed = schema.safeParse(input)
  if (parsed.success) return { value: parsed.data }
  return { problems: parsed.error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message })) }
}
