import { readFileSync } from 'node:fs'
import { type Actor, type AnyCommand, type AnyView } from '../kernel/index.ts'
import { declarations, signInWithPassword, unknownKeys, type RunningApp } from '../main.ts'
import { actorFor } from '../parties/index.ts'
import { ask, clockOf, run, type Answer, type Reply } from '../store/index.ts'
import { anonymous } from '../store/ask.ts'
import { withMarket } from './open.ts'
import { Usage, languageOf, note, refusalLines, required, say, sayJson, text, type Flags } from './terminal.ts'

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const camel = (name: string): string => name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

type Declared = AnyCommand | AnyView

const declared = (): ReadonlyMap<string, Declared> => {
  const { commands, views } = declarations()
  return new Map<string, Declared>([...commands, ...views])
}

/** What follows events only is started by nobody, and has no line here as it has no route. */
const canBeStarted = (item: Declared): boolean => item.kind === 'view' || item.who.length > 0

export const isDomain = (word: string): boolean => [...declared().keys()].some((name) => name.startsWith(`${camel(word)}.`))

/** `tonne commands`: everything that can be done and asked, with its title. */
export const commandsCommand = (flags: Flags): number => {
  const all = [...declared().values()].filter(canBeStarted).sort((a, b) => (a.name < b.name ? -1 : 1))
  if (flags['json'] === true) {
    sayJson(all.map(({ kind, name, title, summary, who }) => ({ kind, name, title, summary, who })))
    return 0
  }
  for (const { kind, name, title } of all)
    say(`${kind === 'view' ? '?' : '!'} ${kebab(name).replace('.', ' ').padEnd(40)} ${title.zh} · ${title.en}`)
  return 0
}

const found = (words: readonly string[]): Declared => {
  const [domain = '', verb] = words
  const name = `${camel(domain)}.${camel(verb ?? '')}`
  const item = declared().get(name)
  if (item && canBeStarted(item) && words.length === 2) return item
  const known = [...declared().values()].filter((other) => canBeStarted(other) && other.name.startsWith(`${camel(domain)}.`))
  throw new Usage(
    `tonne ${domain} VERB --as PERSON@ORGANISATION; the verbs are ${known.map((other) => kebab(other.name.split('.')[1] ?? '')).join(', ')}`,
  )
}

const ownFlags = new Set(['json', 'lang', 'data', 'database', 'as', 'input', 'key'])

const jsonFrom = (file: string): unknown => {
  let raw: string
  try {
    raw = readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch {
    throw new Usage(`there is no file ${file}`)
  }
  try {
    return JSON.parse(raw) as unknown
  } catch (error) {
    throw new Usage(`${file} is not JSON: ${(error as Error).message}`)
  }
}

/** `--input` gives JSON; a view may also be asked by flags, as an address would: `--year 2024`. */
const inputOf = (item: Declared, flags: Flags): unknown => {
  const given = text(flags, 'input')
  const rest = Object.entries(flags).filter(([name, value]) => !ownFlags.has(name) && value !== undefined)
  const [first] = rest
  if (item.kind === 'command' && first)
    throw new Usage(`--${kebab(first[0])}: what a command is to do comes by --input FILE, or - for what is piped in`)
  if (given === undefined) return Object.fromEntries(rest)
  const input = jsonFrom(given)
  return typeof input === 'object' && input !== null && !Array.isArray(input) ? { ...input, ...Object.fromEntries(rest) } : input
}

/**
 * Who acts. In a sandbox whoever is named; in production the person signs in as everywhere: address, password and code, the last
 * two from TONNE_PASSWORD and TONNE_CODE so that they stand in no list of processes.
 */
const actorOf = async (app: RunningApp, flags: Flags): Promise<Actor> => {
  const as = required(flags, 'as', 'PERSON@ORGANISATION')
  const at = as.lastIndexOf('@')
  const who = as.slice(0, at)
  const organisation = as.slice(at + 1)
  if (at < 1 || organisation === '') throw new Usage('--as PERSON@ORGANISATION')
  const [market] = await app.sql.rows<{ kind: string }>(`select kind from market`)
  let person = who
  if (market?.kind !== 'sandbox') {
    const password = process.env['TONNE_PASSWORD'] ?? ''
    const code = process.env['TONNE_CODE'] ?? ''
    const signedIn = await signInWithPassword(app, { email: who, password, code, organisation })
    if (!signedIn)
      throw new Usage('not signed in: in production --as is ADDRESS@ORGANISATION, with TONNE_PASSWORD and TONNE_CODE set')
    person = signedIn.person
  }
  const actor = await actorFor(app.sql, person, organisation, (await clockOf(app.sql)).businessDay)
  if (!actor) throw new Usage(`${who} holds no role in ${organisation}`)
  return actor
}

const nothingThere = { zh: '没有此项，或您无权查看', en: 'There is no such thing, or it is not yours to see' } as const

/** Prints an answer; 0 when it was done or answered, 1 when it was refused, 2 when it could not be read. */
export const told = (answer: Answer | Reply, flags: Flags): number => {
  const language = languageOf(flags)
  const json = flags['json'] === true
  switch (answer.kind) {
    case 'answer':
      sayJson(json ? answer : answer.value)
      return 0
    case 'done':
      sayJson(json ? answer : answer.result)
      return 0
    case 'proposed':
      sayJson(json ? answer : answer.result)
      if (!json) note(language === 'zh' ? `待另一人确认：${answer.proposal}` : `waits for a second person: ${answer.proposal}`)
      return 0
    case 'refused':
      if (json) sayJson(answer)
      else for (const line of refusalLines(answer.refusals, language)) note(line)
      return 1
    case 'badInput':
      if (json) sayJson(answer)
      else
        for (const problem of answer.problems)
          note(`${problem.path === '' ? '' : `${problem.path}: `}${problem[language]} (${problem.message})`)
      return 2
    case 'notFound':
    case 'notAllowed':
      if (json) sayJson({ kind: 'notFound' })
      else note(nothingThere[language])
      return 1
  }
}

/** What the terminal runs or asks, for a market that is open. */
export const actOn = async (app: RunningApp, item: Declared, flags: Flags): Promise<Answer | Reply> => {
  const isOpen = item.kind === 'view' && item.who === 'anyone' && text(flags, 'as') === undefined
  const actor = isOpen ? anonymous : await actorOf(app, flags)
  const input = inputOf(item, flags)
  const problems = unknownKeys(item.input, input)
  if (problems.length > 0) return { kind: 'badInput', problems }
  if (item.kind === 'view') return ask(app, item.name, input, actor)
  const key = text(flags, 'key')
  return run(app, {
    command: item.name,
    input,
    actor,
    ...(key === undefined ? {} : { idempotencyKey: `${actor.person}:${key}` }),
  })
}

/** `tonne DOMAIN VERB --as PERSON@ORGANISATION`: any declared command or view, as the API has it. */
export const domainCommand = (words: readonly string[], flags: Flags): Promise<number> => {
  const item = found(words)
  return withMarket(flags, {}, async ({ app }) => told(await actOn(app, item, flags), flags))
}
