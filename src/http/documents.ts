import type { FastifyInstance, FastifyRequest } from 'fastify'
import QRCode from 'qrcode'
import { z, zId } from '../kernel/index.ts'
import { ask, type App } from '../store/index.ts'
import { signedHead } from '../store/day-end.ts'
import { notFound, notSignedIn, send, sendAnswer } from './answer.ts'
import { certificatePdf, type Certificate } from './certificate-page.ts'
import { parse } from './input.ts'
import { marketRow } from './session-facts.ts'
import type { Sessions } from './session.ts'
import { statementCsv } from './statement-csv.ts'

export interface DocumentOptions {
  readonly dataDir: string
  readonly publicUrl?: string
}

const zCertificate = z.object({ number: zId })
const zStatement = z.object({ organisation: zId.optional(), product: z.string().max(20).optional() })

const originOf = (request: FastifyRequest, options: DocumentOptions): string =>
  options.publicUrl ?? `${request.protocol}://${request.host}`

/** Making a page takes a processor for a moment; nobody needs many a minute. */
const slow = { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } }

const mountCertificate = (server: FastifyInstance, app: App, options: DocumentOptions): void => {
  server.get('/api/v1/compliance/certificate.pdf', slow, async (request, reply) => {
    const parsed = parse(zCertificate, request.query)
    if ('problems' in parsed) return sendAnswer(request, reply, { kind: 'badInput', problems: parsed.problems })
    const { number } = parsed.value
    const answer = await ask(app, 'compliance.certificate', { number })
    const certificate = answer.kind === 'answer' ? (answer.value as { certificate: Certificate | null }).certificate : null
    if (!certificate) return send(reply, notFound)
    const checkUrl = `${originOf(request, options)}/check?number=${encodeURIComponent(number)}`
    const pdf = await certificatePdf({
      certificate,
      checkUrl,
      head: await signedHead(app, options.dataDir),
      code: await QRCode.toBuffer(checkUrl, { errorCorrectionLevel: 'M', margin: 1, width: 400 }),
      sandbox: (await marketRow(app.sql))?.kind === 'sandbox',
      now: app.now(),
    })
    return reply.type('application/pdf').header('content-disposition', `inline; filename="${number}.pdf"`).send(pdf)
  })
}

const mountStatement = (server: FastifyInstance, app: App, sessions: Sessions): void => {
  server.get('/api/v1/registry/statement.csv', slow, async (request, reply) => {
    const actor = await sessions.actorOf(request)
    if (!actor) return send(reply, notSignedIn)
    const parsed = parse(zStatement, request.query)
    if ('problems' in parsed) return sendAnswer(request, reply, { kind: 'badInput', problems: parsed.problems })
    const answer = await statementCsv(app, actor, parsed.value)
    if (answer.kind !== 'answer') return sendAnswer(request, reply, answer)
    const name = `statement-${parsed.value.organisation ?? actor.organisation}.csv`
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(Buffer.from(answer.value as string))
  })
}

/** What leaves as a file: the certificate for everybody, the statement for whoever may read the account. */
export const mountDocuments = (server: FastifyInstance, app: App, sessions: Sessions, options: DocumentOptions): void => {
  mountCertificate(server, app, options)
  mountStatement(server, app, sessions)
}
