import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal, RuleValue } from '../kernel/index.ts'
import type { Answer, Reply } from '../store/index.ts'

/** A status and a body, as the wire carries them. */
export interface WireAnswer {
  readonly status: number
  readonly body: unknown
}

const because = (rule: RuleValue) => ({
  parameter: rule.parameter,
  value: rule.value,
  unit: rule.unit,
  source: rule.source,
  ...(rule.article === undefined ? {} : { article: rule.article }),
  confidence: rule.confidence,
  reading: rule.reading,
  checkedOn: rule.checkedOn,
})

const wireRefusal = (refusal: Refusal) => ({ ...refusal, ...(refusal.because ? { because: because(refusal.because) } : {}) })

const repeated = (answer: Answer) => ('repeated' in answer ? { repeated: true } : {})

export const notFound: WireAnswer = { status: 404, body: { error: 'notFound' } }
export const notSignedIn: WireAnswer = { status: 401, body: { error: 'notSignedIn' } }

/** What the runner or a view answered, in HTTP. What a caller may not see, and what is not there, look the same. */
export const wireAnswer = (answer: Answer | Reply, request: string): WireAnswer => {
  switch (answer.kind) {
    case 'answer':
      return { status: 200, body: answer.value }
    case 'done':
      return { status: 201, body: { command: answer.command, result: answer.result, ...repeated(answer) } }
    case 'proposed': {
      const proposal = { id: answer.proposal, status: 'waiting' }
      return { status: 202, body: { command: answer.command, proposal, result: answer.result, ...repeated(answer) } }
    }
    case 'refused':
      return { status: 409, body: { error: 'refused', refusals: answer.refusals.map(wireRefusal), request } }
    case 'badInput':
      return { status: 400, body: { error: 'badInput', problems: answer.problems, request } }
    case 'notFound':
    case 'notAllowed':
      return notFound
  }
}

export const send = (reply: FastifyReply, { status, body }: WireAnswer): FastifyReply => reply.code(status).send(body)

export const sendAnswer = (request: FastifyRequest, reply: FastifyReply, answer: Answer | Reply): FastifyReply =>
  send(reply, wireAnswer(answer, request.id))
