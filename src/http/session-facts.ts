import type { Phase, Role, Sql } from '../kernel/index.ts'
import type { Organisation } from '../parties/index.ts'

/** Sessions and sign-in live in the vault: no event names them, so they are written here and nowhere else. */
export interface SessionRow {
  readonly person: string
  readonly organisation: string
  readonly seenAt: Date
  readonly businessDay: string
}

/** The session under this hash if it still holds, with the business day that its roles are read on. */
export const readSession = async (sql: Sql, hash: string, now: Date, idleSince: Date): Promise<SessionRow | undefined> => {
  const [row] = await sql.rows<SessionRow>(
    `select s.person, s.organisation, s.seen_at, m.business_day from session s, market m
     where s.id = $1 and s.ends_at > $2 and s.seen_at > $3 and m.id = 'market'`,
    [hash, now, idleSince],
  )
  return row
}

export const keepSession = (
  sql: Sql,
  hash: string,
  person: string,
  organisation: string,
  now: Date,
  endsAt: Date,
): Promise<unknown> =>
  sql.rows(`insert into session (id, person, organisation, created_at, seen_at, ends_at) values ($1, $2, $3, $4, $4, $5)`, [
    hash,
    person,
    organisation,
    now,
    endsAt,
  ])

export const touchSession = (sql: Sql, hash: string, now: Date): Promise<unknown> =>
  sql.rows(`update session set seen_at = $2 where id = $1`, [hash, now])

/** An ended session stays for a day: it says when its one-time code was used. */
export const endSession = async (sql: Sql, hash: string, now: Date): Promise<void> => {
  await sql.rows(`update session set ends_at = least(ends_at, $2) where id = $1`, [hash, now])
  await sql.rows(`delete from session where ends_at < $1::timestamptz - interval '1 day'`, [now])
}

export const lastSignIn = async (sql: Sql, person: string): Promise<Date | undefined> => {
  const [row] = await sql.rows<{ at: Date | null }>(`select max(created_at) as at from session where person = $1`, [person])
  return row?.at ?? undefined
}

export interface Credentials {
  readonly id: string
  readonly passwordHash: string | null
  readonly codeSecret: string | null
}

export const credentialsOf = async (sql: Sql, email: string): Promise<Credentials | undefined> => {
  const [row] = await sql.rows<Credentials>(`select id, password_hash, code_secret from person where lower(email) = lower($1)`, [
    email,
  ])
  return row
}

export const writeCredentials = (
  sql: Sql,
  person: string,
  email: string,
  passwordHash: string,
  codeSecret: string,
): Promise<unknown> =>
  sql.rows(`update person set email = $2, password_hash = $3, code_secret = $4, failed = 0, locked_until = null where id = $1`, [
    person,
    email,
    passwordHash,
    codeSecret,
  ])

/**
 * Counts a try before it is looked at, so that tries sent at the same moment are counted too. The last one allowed locks the
 * person until `lockUntil`. False when the person was locked already.
 */
export const countTry = async (sql: Sql, person: string, triesMax: number, now: Date, lockUntil: Date): Promise<boolean> => {
  const rows = await sql.rows(
    `update person set
       failed = case when failed + 1 >= $2 then 0 else failed + 1 end,
       locked_until = case when failed + 1 >= $2 then $4::timestamptz end
     where id = $1 and (locked_until is null or locked_until <= $3) returning id`,
    [person, triesMax, now, lockUntil],
  )
  return rows.length > 0
}

export const forgetTries = (sql: Sql, person: string): Promise<unknown> =>
  sql.rows(`update person set failed = 0, locked_until = null where id = $1`, [person])

export interface Membership {
  readonly person: string
  readonly personZh: string
  readonly personEn: string
  readonly role: Role
  readonly organisation: Organisation
}

interface MembershipRow extends Organisation {
  readonly person: string
  readonly personZh: string
  readonly personEn: string
  readonly role: Role
}

/** Who holds which role where on the market's day: one person's, or everybody's. */
export const membershipsOf = async (sql: Sql, person?: string): Promise<Membership[]> => {
  const rows = await sql.rows<MembershipRow>(
    `select v.id as person, v.name_zh as person_zh, v.name_en as person_en, m.role, o.id, o.kind, o.name_zh, o.name_en,
       o.province, o.parent
     from membership m join person v on v.id = m.person join organisation o on o.id = m.organisation, market k
     where k.id = 'market' and (m.until is null or m.until > k.business_day) and ($1::text is null or m.person = $1)
     order by m.since, o.id, v.id, m.role`,
    [person ?? null],
  )
  return rows.map(({ person: id, personZh, personEn, role, ...organisation }) => ({
    person: id,
    personZh,
    personEn,
    role,
    organisation,
  }))
}

export interface MarketRow {
  readonly kind: 'sandbox' | 'production'
  readonly nameZh: string
  readonly nameEn: string
  readonly businessDay: string
  readonly phase: Phase
}

/** The first and the last year that a filed month, an allocation or an obligation belongs to; null in a market without any. */
export const yearsWithData = async (sql: Sql): Promise<{ first: number; last: number } | undefined> => {
  const [row] = await sql.rows<{ first: number | null; last: number | null }>(
    `select least((select min(year) from mrv_month), (select min(year) from pre_allocation), (select min(year) from obligation)) as first,
       greatest((select max(year) from mrv_month), (select max(year) from pre_allocation), (select max(year) from obligation)) as last`,
  )
  const { first = null, last = null } = row ?? {}
  return first === null || last === null ? undefined : { first, last }
}

export const marketRow = async (sql: Sql): Promise<MarketRow | undefined> => {
  const [row] = await sql.rows<MarketRow>(`select kind, name_zh, name_en, business_day, phase from market where id = 'market'`)
  return row
}
