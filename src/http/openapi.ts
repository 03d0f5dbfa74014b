import {
  roleNames,
  roles,
  toJson,
  type AnyCalculator,
  type AnyCommand,
  type AnyView,
  type Domain,
  type Label,
} from '../kernel/index.ts'
import { calculatorsOf } from './calc.ts'
import { hasRoute, pathOf } from './mount.ts'
import { shared } from './openapi-shared.ts'
import { ownPaths } from './openapi-own.ts'
import { hoistDefinitions, wireSchema, type JsonSchema } from './wire-schema.ts'

/** What the document is made from: the declarations, no database. */
export interface Declared {
  readonly commands: ReadonlyMap<string, AnyCommand>
  readonly views: ReadonlyMap<string, AnyView>
  readonly domains: readonly Domain[]
}

const ref = (name: string) => ({ $ref: `#/components/responses/${name}` })
const json = (schema: JsonSchema) => ({ 'application/json': { schema } })
const both = (label: Label): string => `${label.zh} / ${label.en}`

const domainOf = (name: string): string => name.split('.')[0] ?? name

const whoMay = (who: AnyView['who']): string =>
  who === 'anyone' ? 'anyone' : who.map((role) => `${roles[role].en} (${role})`).join(', ')

const head = (item: AnyCommand | AnyView) => ({
  operationId: item.name,
  tags: [domainOf(item.name)],
  summary: both(item.title),
  description: `${both(item.summary)}\n\nWho: ${whoMay(item.who)}. Scope: ${item.scope}.`,
  'x-roles': item.who === 'anyone' ? roleNames : item.who,
  'x-scope': item.scope,
})

const commandPath = (command: AnyCommand): JsonSchema => ({
  post: {
    ...head(command),
    ...(command.confirm ? { 'x-confirm': command.confirm } : {}),
    security: [{ session: [] }],
    parameters: [{ $ref: '#/components/parameters/Tonne' }, { $ref: '#/components/parameters/IdempotencyKey' }],
    requestBody: { required: true, content: json(wireSchema(command.input, 'input')) },
    responses: {
      201: ref('Done'),
      ...(command.confirm || command.name === 'approval.confirm' ? { 202: ref('Waiting') } : {}),
      400: ref('BadInput'),
      401: ref('NotSignedIn'),
      404: ref('NotFound'),
      409: ref('Refused'),
      500: ref('Failed'),
    },
  },
})

const queryOf = (schema: JsonSchema): JsonSchema[] => {
  const required = new Set((schema['required'] as string[] | undefined) ?? [])
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: 'query',
    required: required.has(name),
    schema: property,
  }))
}

const viewPath = (view: AnyView): JsonSchema => ({
  get: {
    ...head(view),
    ...(view.recorded ? { 'x-recorded': true } : {}),
    security: view.who === 'anyone' ? [] : [{ session: [] }],
    parameters: queryOf(wireSchema(view.input, 'input')),
    responses: {
      200: { description: both(view.title), content: json(wireSchema(view.output, 'output')) },
      400: ref('BadInput'),
      ...(view.who === 'anyone' ? {} : { 401: ref('NotSignedIn') }),
      404: ref('NotFound'),
      409: ref('Refused'),
      500: ref('Failed'),
    },
  },
})

const calculatorPath = (calculator: AnyCalculator): JsonSchema => ({
  post: {
    operationId: `calc.${calculator.name}`,
    tags: ['calc'],
    summary: both(calculator.title),
    description: both(calculator.summary),
    security: [],
    parameters: [
      { $ref: '#/components/parameters/Tonne' },
      { name: 'explain', in: 'query', required: false, schema: { type: 'string' }, description: 'Answer the working too.' },
    ],
    requestBody: { required: true, content: json(wireSchema(calculator.input, 'input')) },
    responses: {
      200: { description: 'The figures', content: json({ $ref: '#/components/schemas/Calculation' }) },
      400: ref('BadInput'),
      409: ref('Refused'),
    },
  },
})

/** OpenAPI 3.1 of everything served, from the declarations; the same declarations give the same document. */
export const openApi = (declared: Declared): JsonSchema => {
  const commands = [...declared.commands.values()].filter(hasRoute).map((item) => [pathOf(item.name), commandPath(item)] as const)
  const views = [...declared.views.values()].map((item) => [pathOf(item.name), viewPath(item)] as const)
  const calculators = [...calculatorsOf(declared.domains).values()].map(
    (item) => [`/api/v1/calc/${item.name}`, calculatorPath(item)] as const,
  )
  const recursive: Record<string, JsonSchema> = {}
  const paths = [...Object.entries(ownPaths), ...commands, ...views, ...calculators].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tonne',
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'Tonnes and fen are JSON integers, at most 9007199254740991. Exact decimals are text. ' +
        'Days are YYYY-MM-DD in Asia/Shanghai. ' +
        'A refusal is an answer (409) with a code, what was asked, the limit, and the source that sets it.',
    },
    paths: hoistDefinitions(Object.fromEntries(paths), recursive),
    components: { ...shared, schemas: { ...(shared['schemas'] as JsonSchema), ...recursive } },
  }
}

export const openApiText = (declared: Declared): string => `${toJson(openApi(declared), 2)}\n`
