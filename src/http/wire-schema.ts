import { createHash } from 'node:crypto'
import { z } from '../kernel/index.ts'

export type JsonSchema = Record<string, unknown>

/** What a field is on the wire, by the word its schema carries: amounts are integers, decimals text. */
const wires: Readonly<Record<string, JsonSchema>> = {
  integer: { type: 'integer', format: 'int64' },
  decimal: { type: 'string', format: 'decimal', pattern: '^-?\\d{1,24}(\\.\\d{1,24})?$' },
  day: { type: 'string', format: 'date' },
  month: { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' },
  product: { type: 'string', description: 'CCER, or an allowance product such as CEA2024' },
  vintage: { type: 'string', pattern: '^(2019-2020|20\\d\\d)$' },
  working: { $ref: '#/components/schemas/Working' },
  refusal: { $ref: '#/components/schemas/Refusal' },
}

const replace = (schema: JsonSchema, by: JsonSchema): void => {
  for (const key of Object.keys(schema)) if (key !== 'default') delete schema[key]
  Object.assign(schema, by)
}

/** A zod schema as JSON Schema 2020-12. `input` is what a caller sends, `output` what is answered. */
export const wireSchema = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema => {
  const made = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      const found = jsonSchema as JsonSchema
      const wire = wires[String(found['wire'])]
      if (wire)
        replace(found, {
          ...wire,
          ...(io === 'input' && found['wire'] === 'integer' ? { minimum: 0, maximum: Number.MAX_SAFE_INTEGER } : {}),
        })
      else if (zodSchema._zod.def.type === 'bigint') replace(found, { type: 'integer', format: 'int64' })
      delete found['wire']
    },
  }) as JsonSchema
  delete made['$schema']
  return made
}

/**
 * A schema that names itself carries its definitions along and points to them from its own root. In one document they belong to
 * the shared schemas: this moves them there, each once, and turns the pointers.
 */
export const hoistDefinitions = (node: unknown, into: Record<string, JsonSchema>): unknown => {
  if (Array.isArray(node)) return node.map((item) => hoistDefinitions(item, into))
  if (typeof node !== 'object' || node === null) return node
  const { $defs, ...rest } = node as JsonSchema
  if ($defs === undefined)
    return Object.fromEntries(Object.entries(rest).map(([key, item]) => [key, hoistDefinitions(item, into)]))
  const names = new Map(
    Object.entries($defs as JsonSchema).map(([name, item]) => [
      name,
      `Shared${createHash('sha256').update(JSON.stringify(item)).digest('hex').slice(0, 8)}`,
    ]),
  )
  const turned = (text: string): string =>
    text.replace(/"#\/\$defs\/(\w+)"/g, (_, name: string) => `"#/components/schemas/${names.get(name)}"`)
  for (const [name, item] of Object.entries($defs as JsonSchema))
    into[names.get(name) as string] = JSON.parse(turned(JSON.stringify(item))) as JsonSchema
  return JSON.parse(turned(JSON.stringify(rest)))
}
