import type { FastifyInstance } from 'fastify'
import { canonicalJson, NoRule, type AnyCalculator, type Domain } from '../kernel/index.ts'
import type { App, Reply } from '../store/index.ts'
import { refusals } from '../store/refusals.ts'
import { notFound, send, sendAnswer } from './answer.ts'
import { parse } from './input.ts'
import { wireSchema } from './wire-schema.ts'

export const calculatorsOf = (domains: readonly Domain[]): ReadonlyMap<string, AnyCalculator> =>
  new Map(domains.flatMap((domain) => domain.calculators ?? []).map((item) => [item.name, item]))

const calculate = (app: App, calculator: AnyCalculator, body: unknown, withWorking: boolean): Reply => {
  const parsed = parse(calculator.input, body)
  if ('problems' in parsed) return { kind: 'badInput', problems: parsed.problems }
  try {
    const found = calculator.run(parsed.value, app.rules())
    if (found.kind === 'refused') return found
    return { kind: 'answer', value: withWorking ? { result: found.result, working: found.working } : { result: found.result } }
  } catch (error) {
    if (!(error instanceof NoRule)) throw error
    const refusal = refusals.noRuleInForce({
      parameter: error.parameter,
      asked: canonicalJson(error.asked),
      field: error.parameter,
    })
    return { kind: 'refused', refusals: [refusal] }
  }
}

const asked = (value: unknown): boolean => value !== undefined && value !== 'false' && value !== '0'

/** The formulas, for anybody to try with figures of their own. They read nothing and change nothing. */
export const mountCalc = (server: FastifyInstance, app: App): void => {
  const calculators = calculatorsOf(app.domains)

  server.get('/api/v1/calc', () => ({
    rows: [...calculators.values()].map(({ name, title, summary }) => ({ name, title, summary })),
  }))

  server.get<{ Params: { name: string } }>('/api/v1/calc/:name/schema', (request, reply) => {
    const calculator = calculators.get(request.params.name)
    return send(reply, calculator ? { status: 200, body: wireSchema(calculator.input, 'input') } : notFound)
  })

  server.post<{ Params: { name: string }; Querystring: { explain?: string } }>('/api/v1/calc/:name', (request, reply) => {
    const calculator = calculators.get(request.params.name)
    if (!calculator) return send(reply, notFound)
    return sendAnswer(request, reply, calculate(app, calculator, request.body ?? {}, asked(request.query.explain)))
  })
}
