import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../kernel/index.ts'
import { actorFor } from '../parties/index.ts'
import type { App } from '../store/index.ts'
import { endSession, keepSession, readSession, touchSession } from './session-facts.ts'
import type { SignedIn } from './sign-in.ts'

export const cookieName = 'tonne_session'

/** How long a session holds at most, and how long without a request. */
export interface SessionSpan {
  readonly holdsMs: number
  readonly idleMs: number
}

const hourMs = 3_600_000
export const demoSpan: SessionSpan = { holdsMs: 12 * hourMs, idleMs: 12 * hourMs }
export const productionSpan: SessionSpan = { holdsMs: 8 * hourMs, idleMs: hourMs / 2 }
const seenEveryMs = 60_000

/** The database keeps a hash: whoever reads it cannot use what they read. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

const tokenOf = (request: FastifyRequest): string | undefined => {
  const token = request.cookies[cookieName]
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined
}

export interface Sessions {
  /** Who sends this request, with the roles held on the market's day; undefined when nobody is signed in. */
  readonly actorOf: (request: FastifyRequest) => Promise<Actor | undefined>
  /** Always a new, random id: one that came with the request is ended, never taken over. */
  readonly start: (request: FastifyRequest, reply: FastifyReply, who: SignedIn) => Promise<void>
  readonly end: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
}

export const openSessions = (app: App, span: SessionSpan, secure: boolean): Sessions => {
  const cookie = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const
  const endOld = async (request: FastifyRequest): Promise<void> => {
    const token = tokenOf(request)
    if (token !== undefined) await endSession(app.sql, hashOf(token), app.now())
  }
  return {
    actorOf: async (request) => {
      const token = tokenOf(request)
      if (token === undefined) return undefined
      const now = app.now()
      const found = await readSession(app.sql, hashOf(token), now, new Date(now.getTime() - span.idleMs))
      if (!found) return undefined
      if (now.getTime() - found.seenAt.getTime() > seenEveryMs) await touchSession(app.sql, hashOf(token), now)
      return actorFor(app.sql, found.person, found.organisation, found.businessDay)
    },
    start: async (request, reply, who) => {
      await endOld(request)
      const token = randomBytes(32).toString('base64url')
      const now = app.now()
      await keepSession(app.sql, hashOf(token), who.person, who.organisation, now, new Date(now.getTime() + span.holdsMs))
      void reply.setCookie(cookieName, token, { ...cookie, maxAge: span.holdsMs / 1000 })
    },
    end: async (request, reply) => {
      await endOld(request)
      void reply.clearCookie(cookieName, cookie)
    },
  }
}
