import type { FastifyInstance } from 'fastify'
import { roleNames, roles, type Actor } from '../kernel/index.ts'
import type { App } from '../store/index.ts'
import { notFound, notSignedIn, send, sendAnswer } from './answer.ts'
import { claim, claimInput } from './claim.ts'
import { parse } from './input.ts'
import { marketState } from './market.ts'
import { marketRow, membershipsOf, type Membership } from './session-facts.ts'
import type { Sessions } from './session.ts'
import { walkWith } from './walk.ts'
import { demoSignIn, signIn, signInAsDemoPerson, signInWithPassword, type SignedIn } from './sign-in.ts'

const personOf = ({ person, personZh, personEn }: Membership) => ({ id: person, nameZh: personZh, nameEn: personEn })

/** One row for each person and organisation, with all roles held there. */
const places = (memberships: readonly Membership[]) => {
  const found = new Map<
    string,
    { person: ReturnType<typeof personOf>; organisation: Membership['organisation']; roles: Membership['role'][] }
  >()
  for (const item of memberships) {
    const key = `${item.person} ${item.organisation.id}`
    const place = found.get(key) ?? { person: personOf(item), organisation: item.organisation, roles: [] }
    place.roles.push(item.role)
    found.set(key, place)
  }
  return [...found.values()]
}

const whoIs = async (app: App, actor: Actor | undefined) => {
  const held = actor ? places(await membershipsOf(app.sql, actor.person)) : []
  const here = held.find((place) => place.organisation.id === actor?.organisation)
  return {
    person: here?.person ?? null,
    organisation: here?.organisation ?? null,
    roles: here?.roles ?? [],
    memberships: held.map(({ organisation, roles }) => ({ organisation, roles })),
  }
}

export interface SessionOptions {
  readonly dataDir: string
  readonly signInsPerMinute: number
}

/** Who is signed in, signing in and out. None of it is a command: nothing legal happens. */
export const mountSession = (server: FastifyInstance, app: App, sessions: Sessions, options: SessionOptions): void => {
  const strict = { config: { rateLimit: { max: options.signInsPerMinute, timeWindow: '1 minute' } } }

  server.get('/api/v1/session', async (request) => {
    const market = await marketState(app, options.dataDir)
    const who = await whoIs(app, await sessions.actorOf(request))
    return { ...who, demo: market?.kind === 'sandbox', market: market ?? null }
  })

  server.post('/api/v1/session', strict, async (request, reply) => {
    const demo = (await marketRow(app.sql))?.kind === 'sandbox'
    const parsed = demo ? parse(demoSignIn, request.body) : parse(signIn, request.body)
    if ('problems' in parsed) return sendAnswer(request, reply, { kind: 'badInput', problems: parsed.problems })
    const found: SignedIn | undefined =
      'password' in parsed.value
        ? await signInWithPassword(app, parsed.value)
        : demo
          ? await signInAsDemoPerson(app, parsed.value)
          : undefined
    if (!found) return send(reply, notSignedIn)
    await sessions.start(request, reply, found)
    return reply.code(201).send({ person: found.person, organisation: found.organisation })
  })

  server.post('/api/v1/session/claim', strict, async (request, reply) => {
    if ((await marketRow(app.sql))?.kind !== 'production') return send(reply, notFound)
    const parsed = parse(claimInput, request.body)
    if ('problems' in parsed) return sendAnswer(request, reply, { kind: 'badInput', problems: parsed.problems })
    const claimed = await claim(app, parsed.value)
    return claimed ? reply.code(201).send(claimed) : send(reply, notSignedIn)
  })

  server.delete('/api/v1/session', async (request, reply) => {
    await sessions.end(request, reply)
    return reply.code(204).send()
  })

  server.get('/api/v1/session/people', async (_request, reply) => {
    if ((await marketRow(app.sql))?.kind !== 'sandbox') return send(reply, notFound)
    const people = places(await membershipsOf(app.sql))
    const groups = roleNames
      .map((role) => ({
        role,
        nameZh: roles[role].zh,
        nameEn: roles[role].en,
        people: people.filter((place) => place.roles.includes(role)),
      }))
      .filter((group) => group.people.length > 0)
    return { people, groups, walk: walkWith(people) }
  })
}
