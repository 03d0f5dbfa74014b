import { createHash, randomBytes } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { generateSecret, generateURI } from 'otplib'
import { z, type Sql } from '../kernel/index.ts'
import type { App } from '../store/index.ts'

/** What a new person sends to take up their place: the one-time token, and the password they choose. */
export const claimInput = z.object({
  token: z.string().regex(/^[\w-]{43}$/, { error: 'must be the token of the link' }),
  password: z.string().min(12, { error: 'must have at least 12 characters' }).max(200),
})

const claimHoldsMs = 24 * 3_600_000

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** A token that lets one person set password and code once, within a day; the database keeps its hash. A new one ends the old. */
export const offerClaim = async (sql: Sql, person: string, now: Date): Promise<string> => {
  const token = randomBytes(32).toString('base64url')
  await sql.rows(`delete from claim where person = $1`, [person])
  await sql.rows(`insert into claim (id, person, ends_at) values ($1, $2, $3)`, [
    hashOf(token),
    person,
    new Date(now.getTime() + claimHoldsMs),
  ])
  return token
}

/** Uses a token up and sets password and one-time-code secret; answers what the authenticator app reads, this once. */
export const claim = async (
  app: App,
  input: z.output<typeof claimInput>,
): Promise<{ email: string; uri: string } | undefined> => {
  const secret = generateSecret()
  const [set] = await app.sql.rows<{ email: string }>(
    `with used as (delete from claim where id = $1 and ends_at > $2 returning person)
     update person p set password_hash = $3, code_secret = $4, failed = 0, locked_until = null from used where p.id = used.person
     returning coalesce(p.email, p.id) as email`,
    [hashOf(input.token), app.now(), await hash(input.password), secret],
  )
  return set && { email: set.email, uri: generateURI({ issuer: 'Tonne', label: set.email, secret }) }
}
