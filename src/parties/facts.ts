import { fact, type Actor, type Role, type Scope, type Sql } from '../kernel/index.ts'
import type { OrganisationKind } from './events.ts'

export interface Organisation {
  readonly id: string
  readonly kind: OrganisationKind
  readonly nameZh: string
  readonly nameEn: string
  readonly province: string | null
  readonly parent: string | null
}

const columns = `id, kind, name_zh, name_en, province, parent`

export const organisationOf = fact<string, Organisation | undefined>('parties.organisation', async (sql, ids) => {
  const rows = await sql.rows<Organisation>(`select ${columns} from organisation where id = any($1)`, [ids])
  const found = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => found.get(id))
})

/** The provincial authority of a province's code. */
export const authorityOf = fact<string, Organisation | undefined>('parties.authority', async (sql, codes) => {
  const rows = await sql.rows<Organisation>(
    `select ${columns} from organisation where kind = 'province' and province = any($1) order by id desc`,
    [codes],
  )
  const found = new Map(rows.map((row) => [row.province, row]))
  return codes.map((code) => found.get(code))
})

/** The emitters of a province, by id. */
export const emittersOf = fact<string, readonly Organisation[]>('parties.emitters', async (sql, provinces) => {
  const rows = await sql.rows<Organisation>(
    `select ${columns} from organisation where kind = 'emitter' and province = any($1) order by id`,
    [provinces],
  )
  return provinces.map((province) => rows.filter((row) => row.province === province))
})

export interface PersonRecord {
  readonly id: string
  readonly nameZh: string
  readonly nameEn: string
}

/** The actor a person is when acting for an organisation on a day; undefined when the person holds no role there. */
export const actorFor = async (sql: Sql, person: string, organisation: string, day: string): Promise<Actor | undefined> => {
  const rows = await sql.rows<{ role: Role; province: string | null }>(
    `select m.role, o.province from membership m join organisation o on o.id = m.organisation
     where m.person = $1 and m.organisation = $2 and (m.until is null or m.until > $3) order by m.role`,
    [person, organisation, day],
  )
  const [first] = rows
  if (!first) return undefined
  return {
    person,
    organisation,
    roles: rows.map((row) => row.role),
    ...(first.province === null ? {} : { province: first.province }),
  }
}

interface Question {
  readonly actor: Actor
  readonly scope: Scope
  readonly organisation: string
}

/** They read everybody's accounts and filings; which commands and views they have at all, their roles say. */
const marketWide: readonly Role[] = ['ministryOfficer', 'registryOperator', 'auditor']

const alwaysCovered: readonly Scope[] = ['public', 'market', 'ownPerson', 'assignment']

/** Whether each actor may touch that organisation's data. `assignment` is narrowed further by the verb's own facts. */
export const coversScopes = async (sql: Sql, questions: readonly Question[]): Promise<boolean[]> => {
  const ids = [
    ...new Set(
      questions.filter(({ actor, organisation }) => organisation !== actor.organisation).map(({ organisation }) => organisation),
    ),
  ]
  const found = ids.length === 0 ? [] : await organisationOf.load(sql, ids, undefined as never)
  const known = new Map(found.flatMap((item) => (item ? [[item.id, item] as const] : [])))
  return questions.map(({ actor, scope, organisation }) => {
    if (alwaysCovered.includes(scope) || organisation === actor.organisation) return true
    const other = known.get(organisation)
    if (!other) return false
    const inProvince = other.province !== null && other.province === actor.province && actor.roles.includes('provincialOfficer')
    if (scope === 'province') return inProvince
    return (
      scope === 'groupSubtree' &&
      (other.parent === actor.organisation || inProvince || actor.roles.some((role) => marketWide.includes(role)))
    )
  })
}
