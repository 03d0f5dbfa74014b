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
      if (wire) replace(found, { ...wire, ...(io === 'input' && found['wire'] === 'integer' ? { minimum: 0, maximum: Number.MAX_SAFE_INTEGER } : {}) })
      else if (zodSchema._zod.def.type === 'bigint') replace(found, { type: 'integer', format: 'int64' })
      delete found['wire']
    },
  }) as JsonSchema
  delete made['$schema']
  delete made['~standard']
  return made
}
