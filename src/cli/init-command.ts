import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import { dayInShanghai, z } from '../kernel/index.ts'
import { offerClaim, type RunningApp } from '../main.ts'
import { createMarket } from '../store/index.ts'
import { openMarket } from './open.ts'
import { Usage, languageOf, note, say, sayJson, text, type Flags } from './terminal.ts'

const zEmail = z.email()
const firstAdministrators = 2

export interface Founding {
  readonly nameZh: string
  readonly nameEn: string
  /** The addresses of the first two administrators. */
  readonly admins: readonly string[]
}

export interface Claimable {
  readonly person: string
  readonly email: string
  readonly token: string
}

const titles = [
  { zh: '系统管理员甲', en: 'First administrator' },
  { zh: '系统管理员乙', en: 'Second administrator' },
] as const

/** Founds a production market on an empty database, with two administrators who have yet to set password and code. */
export const found = async (app: RunningApp, { nameZh, nameEn, admins }: Founding): Promise<Claimable[]> => {
  const organisation = {
    id: 'tonne',
    kind: 'tonne',
    nameZh: '系统管理',
    nameEn: 'System administration',
    province: null,
    parent: null,
    details: {},
  }
  // The log names people by a number that says nothing about them; their address stands in the vault only.
  const people = admins.map((email, i) => ({
    person: `p-${randomBytes(6).toString('hex')}`,
    email,
    title: titles[i] ?? titles[0],
  }))
  const memberships = people.map(({ person }) => ({ person, organisation: organisation.id, role: 'administrator' }))
  const state = (name: string, data: unknown) => {
    const kind = app.events.get(name)
    if (!kind) throw new Error(`no domain declares ${name}`)
    return kind(data)
  }
  const claimable: Claimable[] = []
  const [held] = await app.sql.rows(`select 1 from market`)
  if (held) throw new Error('this database holds a market already')
  // People first: a founding that was cut off left no market, and the next one starts from nothing.
  await app.sql.rows(`delete from person`)
  for (const { person, email, title } of people) {
    await app.sql.rows(`insert into person (id, name_zh, name_en, email) values ($1, $2, $3, $4)`, [
      person,
      title.zh,
      title.en,
      email,
    ])
    claimable.push({ person, email, token: await offerClaim(app.sql, person, app.now()) })
  }
  await createMarket(app, { kind: 'production', nameZh, nameEn, businessDay: dayInShanghai(app.now()) }, [
    state('parties.organisationsAdmitted', { organisations: [organisation] }),
    state('parties.rolesGranted', { memberships }),
  ])
  return claimable
}

const asked = async (flags: Flags, name: string, question: string): Promise<string> => {
  const given = text(flags, name)
  if (given !== undefined && given.trim() !== '') return given.trim()
  if (!process.stdin.isTTY)
    throw new Usage(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} is needed: ${question}`)
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (await terminal.question(`${question}: `)).trim()
  } finally {
    terminal.close()
  }
}

const foundingOf = async (flags: Flags): Promise<Founding> => {
  const zh = languageOf(flags) === 'zh'
  const nameZh = await asked(flags, 'nameZh', zh ? '市场中文名' : 'name of the market in Chinese')
  const nameEn = await asked(flags, 'nameEn', zh ? '市场英文名' : 'name of the market in English')
  const admins = (
    await asked(flags, 'admin', zh ? '两位管理员的邮箱，用逗号分隔' : 'addresses of two administrators, with a comma between')
  )
    .split(',')
    .map((email) => email.trim().toLowerCase())
  for (const email of admins) if (!zEmail.safeParse(email).success) throw new Usage(`"${email}" is not an address`)
  if (admins.length !== firstAdministrators || new Set(admins).size !== firstAdministrators) {
    throw new Usage('a market is founded with two administrators: --admin EMAIL --admin EMAIL, two different people')
  }
  return { nameZh, nameEn, admins }
}

const tell = (claimable: readonly Claimable[], flags: Flags): void => {
  const address = (text(flags, 'url') ?? `http://localhost:${process.env['PORT'] ?? 4000}`).replace(/\/$/, '')
  const links = claimable.map((item) => ({ ...item, link: `${address}/claim#${item.token}` }))
  if (flags['json'] === true) return sayJson(links)
  for (const { email, link } of links) say(`${email}\n  ${link}`)
  note(
    languageOf(flags) === 'zh'
      ? '链接各用一次，24 小时内有效；本人打开后设置密码和动态口令。此后不再显示'
      : 'Each link works once, within 24 hours: its person sets password and one-time code there. They are not shown again',
  )
}

/** `tonne init --production`: founds a market that is no sandbox. */
export const initCommand = async (flags: Flags): Promise<number> => {
  if (flags['production'] !== true)
    throw new Usage('tonne init --production: a demo market needs no init, `tonne serve` builds it')
  const founding = await foundingOf(flags)
  const market = await openMarket(flags, { create: true })
  let isFounded = false
  try {
    const [held] = await market.app.sql.rows(`select 1 from market`)
    if (held) throw new Usage(`the database ${market.database} holds a market already; name another with --database`)
    tell(await found(market.app, founding), flags)
    isFounded = true
  } finally {
    await (market.created && !isFounded ? market.discard() : market.close())
  }
  return 0
}
