import type { FastifyInstance } from 'fastify'
import type { AnyCommand, AnyView } from '../kernel/index.ts'
import { ask, run, type App } from '../store/index.ts'
import { notSignedIn, send, sendAnswer } from './answer.ts'
import { problem, unknownKeys } from './input.ts'
import { refusals } from './refusals.ts'
import type { Sessions } from './session.ts'

/** `registry.moveToTrading` is /api/v1/registry/moveToTrading. */
export const pathOf = (name: string): string => `/api/v1/${name.replace('.', '/')}`

/** A command that nobody may start by hand follows from events only, and has no route. */
export const hasRoute = (command: AnyCommand): boolean => command.who.length > 0

const keyPattern = /^[\w.:-]{1,100}$/

const mountCommand = (server: FastifyInstance, app: App, sessions: Sessions, command: AnyCommand): void => {
  server.post(pathOf(command.name), async (request, reply) => {
    const actor = await sessions.actorOf(request)
    if (!actor) return send(reply, notSignedIn)
    const input = request.body ?? {}
    const problems = command.who.some((role) => actor.roles.includes(role)) ? unknownKeys(command.input, input) : []
    const key = request.headers['idempotency-key'] ?? request.id
    if (!keyPattern.test(String(key))) problems.push(problem('Idempotency-Key', refusals.badKey()))
    if (problems.length > 0) return sendAnswer(request, reply, { kind: 'badInput', problems })
    // A key belongs to the person who made it up; two people may think of the same one.
    const answer = await run(app, { command: command.name, input, actor, idempotencyKey: `${actor.person}:${String(key)}` })
    return sendAnswer(request, reply, answer)
  })
}

const mountView = (server: FastifyInstance, app: App, sessions: Sessions, view: AnyView): void => {
  server.get(pathOf(view.name), async (request, reply) => {
    const actor = await sessions.actorOf(request)
    if (!actor && view.who !== 'anyone') return send(reply, notSignedIn)
    const allowed = view.who === 'anyone' || view.who.some((role) => actor?.roles.includes(role))
    const problems = allowed ? unknownKeys(view.input, request.query) : []
    if (problems.length > 0) return sendAnswer(request, reply, { kind: 'badInput', problems })
    return sendAnswer(request, reply, await ask(app, view.name, request.query, actor))
  })
}

/** One route for each declaration; there is no router file to forget one in. */
export const mountDeclarations = (server: FastifyInstance, app: App, sessions: Sessions): void => {
  for (const command of app.commands.values()) if (hasRoute(command)) mountCommand(server, app, sessions, command)
  for (const view of app.views.values()) mountView(server, app, sessions, view)
}
