import { hash, verify } from '@node-rs/argon2'
import { generateSecret, generateURI, verifySync } from 'otplib'
import { z, zId, zText } from '../kernel/index.ts'
import type { App } from '../store/index.ts'
import { countTry, credentialsOf, forgetTries, lastSignIn, membershipsOf, writeCredentials } from './session-facts.ts'

export const demoSignIn = z.object({ person: zId, organisation: zId.optional() })
export const signIn = z.object({
  email: zText(200),
  password: z.string().min(1).max(200),
  code: z.string().regex(/^\d{6}$/, { error: 'must be six digits' }),
  organisation: zId.optional(),
})

/** For whom a session is opened. */
export interface SignedIn {
  readonly person: string
  readonly organisation: string
}

const triesMax = 5
const lockMs = 15 * 60_000
const codeSeconds = 30

/** The organisation asked for, or the first the person belongs to; undefined when there is none. */
const placeOf = async (app: App, person: string, asked: string | undefined): Promise<SignedIn | undefined> => {
  const memberships = await membershipsOf(app.sql, person)
  const found = memberships.find((item) => asked === undefined || item.organisation.id === asked)
  return found && { person, organisation: found.organisation.id }
}

/** In a sandbox anybody is whoever they name, and nowhere else. The caller has checked the market's kind. */
export const signInAsDemoPerson = (app: App, input: z.output<typeof demoSignIn>): Promise<SignedIn | undefined> =>
  placeOf(app, input.person, input.organisation)

let stranger: Promise<string> | undefined
/** What a password of nobody is compared with, so that an unknown address takes as long as a known one. */
const strangersHash = (): Promise<string> => (stranger ??= hash('nobody has this password'))

/** A code works once: the step of the last sign-in and those before it are used up. */
const codeHolds = (secret: string, code: string, now: Date, last: Date | undefined): boolean => {
  const afterTimeStep = last === undefined ? undefined : Math.floor(last.getTime() / 1000 / codeSeconds)
  const checked = verifySync({
    secret,
    token: code,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: [codeSeconds, 0],
    ...(afterTimeStep === undefined ? {} : { afterTimeStep }),
  })
  return checked.valid
}

/** Password and one-time code. Unknown, wrong and locked give the same answer in the same time: undefined. */
export const signInWithPassword = async (app: App, input: z.output<typeof signIn>): Promise<SignedIn | undefined> => {
  const now = app.now()
  const found = await credentialsOf(app.sql, input.email)
  const open = found !== undefined && (await countTry(app.sql, found.id, triesMax, now, new Date(now.getTime() + lockMs)))
  const password = await verify(found?.passwordHash ?? (await strangersHash()), input.password)
  if (!found || !open || !password || found.passwordHash === null || found.codeSecret === null) return undefined
  if (!codeHolds(found.codeSecret, input.code, now, await lastSignIn(app.sql, found.id))) return undefined
  await forgetTries(app.sql, found.id)
  return placeOf(app, found.id, input.organisation)
}

/** Sets a person's address, password and one-time-code secret; answers what the authenticator app reads. */
export const setCredentials = async (
  app: App,
  person: string,
  email: string,
  password: string,
): Promise<{ secret: string; uri: string }> => {
  const secret = generateSecret()
  await writeCredentials(app.sql, person, email, await hash(password), secret)
  return { secret, uri: generateURI({ issuer: 'Tonne', label: email, secret }) }
}
