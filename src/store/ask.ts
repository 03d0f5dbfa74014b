import { canonicalJson, NoRule, type Actor, type Context } from '../kernel/index.ts'
import { clockOf, contextOf, type App } from './app.ts'
import { refusals } from './refusals.ts'
import { problemsOf } from './problems.ts'
import type { Answer } from './request.ts'

export type Reply =
  { readonly kind: 'answer'; readonly value: unknown } | Exclude<Answer, { kind: 'done' } | { kind: 'proposed' }>

/** Nobody signed in: may ask only what anyone may. */
export const anonymous: Actor = { person: 'anonymous', organisation: 'anonymous', roles: [] }

const record = async (app: App, name: string, input: unknown, { actor, now }: Context): Promise<void> => {
  await app.sql.rows(`insert into access_record (at, person, organisation, view, input) values ($1, $2, $3, $4, $5)`, [
    now,
    actor.person,
    actor.organisation,
    name,
    canonicalJson(input),
  ])
}

/** Answers one view for one actor: role, scope, schema, then the question itself. Outside the scope there is nothing. */
export const ask = async (app: App, name: string, raw: unknown, actor: Actor = anonymous): Promise<Reply> => {
  const view = app.views.get(name)
  if (!view) return { kind: 'notFound' }
  if (view.who !== 'anyone' && !view.who.some((role) => actor.roles.includes(role))) return { kind: 'notAllowed' }
  const parsed = view.input.safeParse(raw)
  if (!parsed.success) {
    return { kind: 'badInput', problems: problemsOf(parsed.error.issues, raw) }
  }
  const input: unknown = parsed.data
  const organisation = view.on ? view.on(input, actor) : actor.organisation
  const [covered] = await app.covers(app.sql, [{ actor, scope: view.scope, organisation }])
  if (covered !== true) return { kind: 'notFound' }
  await app.freshRules(app.sql)
  const context = contextOf(app, await clockOf(app.sql), actor, 'view')
  if (view.recorded === true || (organisation !== actor.organisation && view.who !== 'anyone'))
    await record(app, name, input, context)
  try {
    return { kind: 'answer', value: await view.read(app.sql, input, context) }
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
