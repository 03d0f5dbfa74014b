import type { JsonSchema } from './wire-schema.ts'

const text = { type: 'string' }
const integer = { type: 'integer', format: 'int64' }
const object = (properties: Record<string, JsonSchema>, optional: readonly string[] = []): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
})
const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items })
const answer = (description: string, schema: JsonSchema): JsonSchema => ({
  description,
  headers: { 'X-Request-Id': { schema: text } },
  content: { 'application/json': { schema } },
})
const is = (word: string): JsonSchema => ({ type: 'string', const: word })

const confidence = { enum: ['high', 'medium', 'low', 'draft'] }
const label = object({ zh: text, en: text })
const workingRule = object({ parameter: text, source: text, article: text, confidence, reading: text }, ['article'])
const refusalValue = { oneOf: [integer, { type: 'number' }, text, list(text)] }

const refusal = object(
  {
    code: text,
    zh: text,
    en: text,
    source: text,
    asked: refusalValue,
    limit: refusalValue,
    nearest: refusalValue,
    field: text,
    because: ref('RefusalRule'),
    details: { type: 'object', additionalProperties: refusalValue },
  },
  ['asked', 'limit', 'nearest', 'field', 'because', 'details'],
)

const schemas: Record<string, JsonSchema> = {
  Label: label,
  Working: object(
    {
      symbol: text,
      label,
      value: text,
      unit: text,
      formula: text,
      rounding: object({ places: { type: 'integer' }, how: text, rule: workingRule }, ['rule']),
      rule: workingRule,
      from: text,
      terms: list(ref('Working')),
    },
    ['formula', 'rounding', 'rule', 'from'],
  ),
  RefusalRule: object(
    {
      parameter: text,
      value: {},
      unit: text,
      source: text,
      article: text,
      confidence,
      reading: text,
      checkedOn: { type: 'string', format: 'date' },
    },
    ['article'],
  ),
  Refusal: refusal,
  Problem: { allOf: [refusal, object({ path: text, message: text })] },
  Calculation: object({ result: { type: 'object' }, working: ref('Working') }, ['working']),
}

const proposal = object({ id: text, status: is('waiting') })
const request = text

const responses: Record<string, JsonSchema> = {
  Done: answer(
    'Done. `repeated` is set when the same key had been answered before.',
    object({ command: text, result: {}, repeated: { const: true } }, ['repeated']),
  ),
  Waiting: answer(
    'Waits for a different natural person; what it moves is held.',
    object({ command: text, proposal, result: {}, repeated: { const: true } }, ['repeated']),
  ),
  BadInput: answer('Not understood', object({ error: is('badInput'), problems: list(ref('Problem')), request })),
  NotSignedIn: answer('Nobody is signed in', object({ error: is('notSignedIn') })),
  NotFound: answer('Not there, or not for this caller', object({ error: is('notFound') })),
  Refused: answer('Refused, with every reason', object({ error: is('refused'), refusals: list(ref('Refusal')), request })),
  Failed: answer('A fault of the program', object({ error: is('failed'), request })),
}

/** What every operation of the document refers to. */
export const shared: JsonSchema = {
  schemas,
  responses,
  parameters: {
    Tonne: {
      name: 'X-Tonne',
      in: 'header',
      required: true,
      schema: is('1'),
      description: 'Every changing request carries it: a form of another site cannot.',
    },
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', pattern: '^[\\w.:-]{1,100}$' },
      description: 'The same person, key and input act once; the first answer is given again.',
    },
  },
  securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'tonne_session' } },
}
