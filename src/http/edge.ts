import { randomUUID } from 'node:crypto'
import { isIP } from 'node:net'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify'
import { toJson } from '../kernel/index.ts'
import { problem } from './input.ts'
import { refusals } from './refusals.ts'

export interface EdgeOptions {
  /** Behind HTTPS: secure cookies and strict transport. */
  readonly secure: boolean
  /** Only names of this machine are answered: a page elsewhere that points its name here gets nothing (DNS rebinding). */
  readonly loopbackOnly: boolean
  readonly requestsPerMinute: number
  readonly bodyBytesMax: number
  readonly trustProxy: boolean
  readonly log?: FastifyBaseLogger
}

/** No inline script anywhere; antd writes its styles into the page, so styles may be inline. */
const contentSecurity = {
  useDefaults: false,
  directives: {
    defaultSrc: [`'self'`],
    scriptSrc: [`'self'`],
    styleSrc: [`'self'`, `'unsafe-inline'`],
    imgSrc: [`'self'`, 'data:'],
    fontSrc: [`'self'`, 'data:'],
    connectSrc: [`'self'`],
    objectSrc: [`'none'`],
    baseUri: [`'self'`],
    formAction: [`'self'`],
    frameAncestors: [`'none'`],
  },
}

const changes = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

const sameOrigin = (request: FastifyRequest): boolean => {
  const { origin } = request.headers
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  const { protocol, host } = new URL(origin)
  // Read the same way, so that a port that goes without saying is left out of both.
  return URL.canParse(`${protocol}//${request.host}`) && new URL(`${protocol}//${request.host}`).host === host
}

const isLoopback = (hostname: string): boolean => {
  const name = hostname.replace(/^\[|\]$/g, '')
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))
}

/** A form or a script of another site cannot set this header, and a browser says where it comes from. */
const fence = (server: FastifyInstance, options: EdgeOptions): void => {
  server.addHook('onRequest', async (request, reply) => {
    void reply.header('X-Request-Id', request.id)
    if (options.loopbackOnly && !isLoopback(request.hostname))
      return reply.code(421).send({ error: 'notThisHost', request: request.id })
    if (!changes.has(request.method)) return
    if (request.headers['x-tonne'] === '1' && sameOrigin(request)) return
    return reply.code(403).send({ error: 'notSameOrigin', request: request.id })
  })
}

const errorNames: Readonly<Record<number, string>> = { 413: 'tooLarge', 415: 'notJson', 429: 'tooManyRequests' }

const failures = (server: FastifyInstance): void => {
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500
    const name = errorNames[status]
    if (name) return reply.code(status).send({ error: name, request: request.id })
    if (status >= 400 && status < 500) {
      return reply.code(400).send({ error: 'badInput', problems: [problem('', refusals.notJson())], request: request.id })
    }
    request.log.error({ err: error, request: request.id }, 'failed')
    return reply.code(500).send({ error: 'failed', request: request.id })
  })
}

/** A server with nothing on it yet but its edge: request numbers, headers, limits, same-origin fence, silent errors. */
export const openEdge = async (options: EdgeOptions): Promise<FastifyInstance> => {
  const server = Fastify({
    ...(options.log ? { loggerInstance: options.log } : { logger: false }),
    bodyLimit: options.bodyBytesMax,
    trustProxy: options.trustProxy,
    genReqId: () => randomUUID(),
    routerOptions: { ignoreTrailingSlash: true },
    forceCloseConnections: 'idle',
  })
  server.setReplySerializer((payload) => toJson(payload))
  fence(server, options)
  failures(server)
  await server.register(cookie)
  await server.register(helmet, {
    contentSecurityPolicy: contentSecurity,
    strictTransportSecurity: options.secure,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  })
  await server.register(rateLimit, { max: options.requestsPerMinute, timeWindow: '1 minute' })
  return server
}
