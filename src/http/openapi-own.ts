import { roleNames, z } from '../kernel/index.ts'
import { claimInput } from './claim.ts'
import { stepInput } from './market.ts'
import { demoSignIn, signIn } from './sign-in.ts'
import { wireSchema, type JsonSchema } from './wire-schema.ts'

const zPerson = z.object({ id: z.string(), nameZh: z.string(), nameEn: z.string() })
const zOrganisation = zPerson.extend({ kind: z.string(), province: z.string().nullable(), parent: z.string().nullable() })
const zRoles = z.array(z.enum(roleNames as [string, ...string[]]))
const zClock = z.object({ businessDay: z.string(), phase: z.enum(['before', 'trading', 'settlement', 'closed']) })
const zFen = z.number().int()
const zPlace = z.object({ person: zPerson, organisation: zOrganisation, roles: zRoles })

const zDeadline = z.object({
  nameZh: z.string(),
  nameEn: z.string(),
  year: z.number().int(),
  day: z.string(),
  daysLeft: z.number().int(),
})

const zMarket = zClock.extend({
  kind: z.enum(['sandbox', 'production']),
  nameZh: z.string(),
  nameEn: z.string(),
  headPosition: z.number().int(),
  headSigned: z.boolean(),
  signedHead: z
    .object({ position: z.number().int(), hash: z.string(), businessDay: z.string(), publicKey: z.string() })
    .nullable(),
  rulesDigest: z.string(),
  watched: z.array(z.object({ product: z.string(), lastFen: zFen.nullable(), previousCloseFen: zFen })),
  deadline: zDeadline.nullable(),
  /** The compliance years one can look at: those with data, and the open one. */
  years: z.array(z.number().int()),
})

const zSession = z.object({
  person: zPerson.nullable(),
  organisation: zOrganisation.nullable(),
  roles: zRoles,
  memberships: z.array(z.object({ organisation: zOrganisation, roles: zRoles })),
  demo: z.boolean(),
  market: zMarket.nullable(),
})

const zLabel = z.object({ zh: z.string(), en: z.string() })

const zPeople = z.object({
  people: z.array(zPlace),
  groups: z.array(z.object({ role: z.string(), nameZh: z.string(), nameEn: z.string(), people: z.array(zPlace) })),
  /** Who takes the demo's unfinished plant through its year, in order; empty in a sandbox without those people. */
  walk: z.array(zPlace.extend({ step: z.number().int(), what: zLabel })),
})

const zCalculators = z.object({ rows: z.array(z.object({ name: z.string(), title: zLabel, summary: zLabel })) })

const json = (schema: z.ZodType, description: string): JsonSchema => ({
  description,
  content: { 'application/json': { schema: wireSchema(schema, 'output') } },
})
const file = (type: string, description: string): JsonSchema => ({
  description,
  content: { [type]: { schema: { type: 'string', format: 'binary' } } },
})
const ref = (name: string): JsonSchema => ({ $ref: `#/components/responses/${name}` })
const tonne = { $ref: '#/components/parameters/Tonne' }
const open = { security: [], tags: ['session'] }
const body = (schema: JsonSchema): JsonSchema => ({ required: true, content: { 'application/json': { schema } } })
const text = (name: string, required: boolean): JsonSchema => ({ name, in: 'query', required, schema: { type: 'string' } })
const inPath = (name: string): JsonSchema => ({ name, in: 'path', required: true, schema: { type: 'string' } })

const session: JsonSchema = {
  get: {
    ...open,
    operationId: 'session.get',
    summary: '当前会话与市场状态 / Who is signed in, and the market',
    responses: { 200: json(zSession, 'The session') },
  },
  post: {
    ...open,
    operationId: 'session.start',
    summary: '登录 / Sign in',
    description: 'In a sandbox a demo person without a password; in production address, password and one-time code.',
    parameters: [tonne],
    requestBody: body({ oneOf: [wireSchema(demoSignIn, 'input'), wireSchema(signIn, 'input')] }),
    responses: {
      201: json(z.object({ person: z.string(), organisation: z.string() }), 'Signed in; the cookie is set'),
      400: ref('BadInput'),
      401: ref('NotSignedIn'),
    },
  },
  delete: {
    ...open,
    operationId: 'session.end',
    summary: '退出 / Sign out',
    parameters: [tonne],
    responses: { 204: { description: 'Signed out' } },
  },
}

const zStep = z.object({ running: z.boolean(), target: zClock.nullable(), clock: zClock })
const step: JsonSchema = {
  get: {
    ...open,
    tags: ['market'],
    operationId: 'market.stepping',
    summary: '业务时钟 / Where the clock stands',
    responses: { 200: json(zStep, 'The clock') },
  },
  post: {
    tags: ['market'],
    operationId: 'market.step',
    summary: '推进业务时钟（演示市场） / Step a sandbox’s clock',
    description:
      '`day` goes to that day. With `Accept: application/x-ndjson` each phase entered is a line and the last line is the answer.',
    security: [{ session: [] }],
    parameters: [tonne],
    requestBody: body(wireSchema(stepInput, 'input')),
    responses: { 201: ref('Done'), 400: ref('BadInput'), 401: ref('NotSignedIn'), 404: ref('NotFound'), 409: ref('Refused') },
  },
}

/** The paths that no declaration stands behind. */
export const ownPaths: Readonly<Record<string, JsonSchema>> = {
  '/api/v1/session': session,
  '/api/v1/session/people': {
    get: {
      ...open,
      operationId: 'session.people',
      summary: '演示人员 / Demo people',
      responses: { 200: json(zPeople, 'People by role'), 404: ref('NotFound') },
    },
  },
  '/api/v1/session/claim': {
    post: {
      ...open,
      operationId: 'session.claim',
      summary: '启用账号（正式市场） / Take up a place with a one-time link',
      description: 'Sets password and one-time code once; only in a production market. The answer is shown this once.',
      parameters: [tonne],
      requestBody: body(wireSchema(claimInput, 'input')),
      responses: {
        201: json(z.object({ email: z.string(), uri: z.string() }), 'What the authenticator app reads'),
        400: ref('BadInput'),
        401: ref('NotSignedIn'),
        404: ref('NotFound'),
      },
    },
  },
  '/api/v1/market/step': step,
  '/api/v1/calc': {
    get: {
      security: [],
      tags: ['calc'],
      operationId: 'calc.list',
      summary: '计算器 / Calculators',
      responses: { 200: json(zCalculators, 'All') },
    },
  },
  '/api/v1/calc/{name}/schema': {
    get: {
      security: [],
      tags: ['calc'],
      operationId: 'calc.schema',
      summary: '输入格式 / Input schema',
      parameters: [inPath('name')],
      responses: { 200: json(z.unknown(), 'A JSON Schema'), 404: ref('NotFound') },
    },
  },
  '/api/v1/compliance/certificate.pdf': {
    get: {
      security: [],
      tags: ['compliance'],
      operationId: 'compliance.certificatePdf',
      summary: '清缴凭证 / Certificate as PDF',
      parameters: [text('number', true)],
      responses: { 200: file('application/pdf', 'A4'), 400: ref('BadInput'), 404: ref('NotFound') },
    },
  },
  '/api/v1/registry/statement.csv': {
    get: {
      security: [{ session: [] }],
      tags: ['registry'],
      operationId: 'registry.statementCsv',
      summary: '账户明细导出 / Statement as CSV',
      parameters: [text('organisation', false), text('product', false)],
      responses: { 200: file('text/csv', 'UTF-8 with byte order mark'), 401: ref('NotSignedIn'), 404: ref('NotFound') },
    },
  },
}
