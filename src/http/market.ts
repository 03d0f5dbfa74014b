import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { addDays, canonicalJson, yearOf, z, zDay, type Actor, type Day } from '../kernel/index.ts'
import { ask, clockOf, headOf, nextPhase, type App, type Clock } from '../store/index.ts'
import { newestAnchor, stepThrough } from '../store/day-end.ts'
import { notSignedIn, notFound, send, sendAnswer, wireAnswer } from './answer.ts'
import { deadlinesFrom } from './deadlines.ts'
import { parse } from './input.ts'
import { refusals } from './refusals.ts'
import { marketRow, yearsWithData } from './session-facts.ts'
import type { Sessions } from './session.ts'

interface ProductDay {
  readonly product: string
  readonly lastFen: bigint | null
  readonly previousCloseFen: bigint
}

/** Every year from the first with data to the last: the open one, and the one whose months are being filed, among them. */
const yearsOf = async (app: App, businessDay: Day, open: number | undefined): Promise<number[]> => {
  const found = await yearsWithData(app.sql)
  const filing = yearOf(businessDay)
  const named = [filing - 1, filing, ...(open === undefined ? [] : [open]), ...(found ? [found.first, found.last] : [])]
  const first = Math.min(...named)
  return Array.from({ length: Math.max(...named) - first + 1 }, (_, i) => first + i)
}

/** The state of the market for the strip above every page; public. */
export const marketState = async (app: App, dataDir: string) => {
  const market = await marketRow(app.sql)
  if (!market) return undefined
  const products = await ask(app, 'exchange.products', {})
  const rows = products.kind === 'answer' ? (products.value as { rows: readonly ProductDay[] }).rows : []
  const head = await headOf(app.sql)
  const signed = await newestAnchor(app, dataDir)
  const [deadline] = deadlinesFrom(app.rules(), market.businessDay as Day)
  return {
    ...market,
    headPosition: Number(head.position),
    headSigned: signed !== undefined,
    signedHead: signed
      ? { position: signed.position, hash: signed.hash, businessDay: signed.businessDay, publicKey: signed.publicKey }
      : null,
    rulesDigest: app.rules().digest,
    watched: rows.map(({ product, lastFen, previousCloseFen }) => ({ product, lastFen, previousCloseFen })),
    deadline: deadline ?? null,
    years: await yearsOf(app, market.businessDay as Day, deadline?.year),
  }
}

export const stepInput = z.object({ to: z.enum(['nextPhase', 'nextDay', 'nextDeadline', 'day']), day: zDay.optional() })

const targetOf = (app: App, now: Clock, input: z.output<typeof stepInput>): Clock | undefined => {
  if (input.day !== undefined) return { businessDay: input.day, phase: 'trading' }
  if (input.to === 'nextPhase') return nextPhase(now)
  if (input.to === 'nextDay') return { businessDay: addDays(now.businessDay, 1), phase: 'trading' }
  const next = deadlinesFrom(app.rules(), addDays(now.businessDay, 1))[0]
  return next && { businessDay: next.day, phase: 'trading' }
}

/** What a sandbox does besides when its clock has entered a phase: the demo's other people act. */
export type AfterPhase = (clock: Clock) => Promise<void>

interface Step {
  readonly target: Clock
  reached: Clock
}

/** The sandbox's clock over HTTP: one step at a time, its progress by asking or as a stream of lines. */
export const mountMarket = (
  server: FastifyInstance,
  app: App,
  sessions: Sessions,
  dataDir: string,
  afterPhase: AfterPhase,
): void => {
  let under: Step | undefined

  const walk = async (actor: Actor, step: Step, told: (clock: Clock) => void) => {
    under = step
    try {
      return await stepThrough(app, actor, step.target, dataDir, async ({ clock, answer }) => {
        step.reached = clock
        told(clock)
        if (answer.kind === 'done') await afterPhase(clock)
      })
    } finally {
      under = undefined
    }
  }

  const stream = async (request: FastifyRequest, reply: FastifyReply, actor: Actor, step: Step) => {
    reply.hijack()
    reply.raw.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8', 'x-request-id': request.id })
    try {
      const answer = await walk(actor, step, (clock) => reply.raw.write(`${canonicalJson({ clock })}\n`))
      reply.raw.end(
        `${canonicalJson({ status: wireAnswer(answer, request.id).status, body: wireAnswer(answer, request.id).body })}\n`,
      )
    } catch (error) {
      request.log.error({ err: error, request: request.id }, 'failed')
      reply.raw.end(`${canonicalJson({ status: 500, body: { error: 'failed', request: request.id } })}\n`)
    }
  }

  server.get('/api/v1/market/step', async () => ({
    running: under !== undefined,
    target: under?.target ?? null,
    clock: await clockOf(app.sql),
  }))

  server.post('/api/v1/market/step', async (request, reply) => {
    const actor = await sessions.actorOf(request)
    if (!actor) return send(reply, notSignedIn)
    if ((await marketRow(app.sql))?.kind !== 'sandbox') return send(reply, notFound)
    const parsed = parse(stepInput, request.body)
    if ('problems' in parsed) return sendAnswer(request, reply, { kind: 'badInput', problems: parsed.problems })
    const now = await clockOf(app.sql)
    const target = targetOf(app, now, parsed.value)
    if (!target)
      return sendAnswer(request, reply, { kind: 'refused', refusals: [refusals.noDeadlineAhead({ asked: now.businessDay })] })
    if (under)
      return sendAnswer(request, reply, {
        kind: 'refused',
        refusals: [refusals.stepUnderWay({ limit: under.target.businessDay })],
      })
    const step: Step = { target, reached: now }
    if (request.headers.accept?.includes('application/x-ndjson')) return stream(request, reply, actor, step)
    return sendAnswer(request, reply, await walk(actor, step, () => undefined))
  })
}
