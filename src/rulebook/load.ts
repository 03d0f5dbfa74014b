import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseDocument } from 'yaml'
import type { Label, z } from '../kernel/index.ts'
import { checkParameter } from './check.ts'
import { zParameterFile, type Law, type Parameter, type ParameterFile } from './schema.ts'
import { catalogueOf, wordsIn, zNotes, zWords, type Catalogue } from './words.ts'

/** Where the shipped law lies: `rules/` at the root of the package. */
export const rulesRoot = fileURLToPath(new URL('../../rules', import.meta.url))

/** A rule file that cannot stand: the sentence names file, key path and problem. Loading stops at the first. */
const refuseFile = (file: string, path: string, problem: string): never => {
  throw new Error(`${file}: ${path === '' ? '' : `${path} `}${problem}.`)
}

const pathOf = (keys: readonly PropertyKey[]): string =>
  keys.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i === 0 ? '' : '.'}${String(key)}`)).join('')

interface Issue {
  readonly code?: string | undefined
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly keys?: readonly string[]
  readonly input?: unknown
}

const readYaml = (file: string, text: string): unknown => {
  const document = parseDocument(text, { uniqueKeys: true })
  const [error] = document.errors
  if (error) return refuseFile(file, '', `is not YAML: ${error.message.split('\n')[0]?.replace(/\.$/, '') ?? error.code}`)
  return document.toJS()
}

const valueAt = (root: unknown, keys: readonly PropertyKey[]): unknown =>
  keys.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], root)

const explainIssue = (file: string, content: unknown, issue: Issue): never => {
  if (issue.code === 'unrecognized_keys')
    return refuseFile(file, pathOf([...issue.path, issue.keys?.[0] ?? '']), 'is not a known key')
  if (issue.code === 'invalid_key') return refuseFile(file, pathOf(issue.path), 'is not a known dimension')
  const missing = valueAt(content, issue.path) === undefined && issue.code === 'invalid_type'
  return refuseFile(file, pathOf(issue.path), missing ? 'is missing' : issue.message)
}

/** What a file holds, in the shape it must have. */
const read = <Shape extends z.ZodType>(file: string, text: string, shape: Shape): z.output<Shape> => {
  const content = readYaml(file, text)
  const parsed = shape.safeParse(content)
  return parsed.success ? parsed.data : explainIssue(file, content, parsed.error.issues[0] as Issue)
}

const notesFile = 'notes.zh.yaml'
const wordsFile = 'words.yaml'

/** The note of a value or of the parameter in both languages. */
const noteOf = (file: string, path: string, english: string | undefined, catalogue: Catalogue): { note?: Label } => {
  if (english === undefined) return {}
  return { note: catalogue.note(english) ?? refuseFile(file, path, `has no Chinese in ${notesFile}: ${english}`) }
}

const namesOf = (file: string, name: string, content: ParameterFile, catalogue: Catalogue): Record<string, Label> =>
  Object.fromEntries(
    wordsIn(content).map(({ at, word }) => [
      word,
      catalogue.word(name, word) ?? refuseFile(file, at, `holds a word that ${wordsFile} does not name: ${word}`),
    ]),
  )

/** One parameter out of one file's text; throws a sentence on anything that is not law as README.md describes it. */
const readParameter = (file: string, name: string, text: string, catalogue: Catalogue): Parameter => {
  const content = read(file, text, zParameterFile)
  const { note, values, ...rest } = content
  const bare = values.map(({ note: _, ...value }) => value)
  const parameter = { ...rest, values: bare, name, domain: name.slice(0, name.indexOf('/')), names: {} }
  checkParameter(parameter, (path, problem) => refuseFile(file, path, problem))
  return {
    ...parameter,
    ...noteOf(file, 'note', note, catalogue),
    values: bare.map((value, i) => ({ ...value, ...noteOf(file, `values[${i}].note`, values[i]?.note, catalogue) })),
    names: namesOf(file, name, content, catalogue),
  }
}

/** The catalogue of a market: the Chinese of its notes and the names of its words, each text once. */
const readCatalogue = (market: string, folder: string): Catalogue => {
  const textOf = (name: string, empty: string): string =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : empty
  const notes = read(`rules/${market}/${notesFile}`, textOf(notesFile, '[]'), zNotes)
  const twice = notes.findIndex((note, i) => notes.findIndex((other) => other.en === note.en) < i)
  if (twice >= 0) refuseFile(`rules/${market}/${notesFile}`, `[${twice}].en`, `is there twice: ${notes[twice]?.en}`)
  return catalogueOf(notes, read(`rules/${market}/${wordsFile}`, textOf(wordsFile, '{}'), zWords))
}

/** An entry that nothing uses is a leftover, or a text that was meant to be another. */
const refuseUnused = (market: string, catalogue: Catalogue): void => {
  const [note] = catalogue.unusedNotes()
  if (note !== undefined) refuseFile(`rules/${market}/${notesFile}`, '', `holds the Chinese of a note that no file has: ${note}`)
  const [word] = catalogue.unusedWords()
  if (word !== undefined) refuseFile(`rules/${market}/${wordsFile}`, '', `names a word that no file has: ${word}`)
}

const fileName = /^[a-z][a-z0-9]*(-[a-z0-9]+)*\.yaml$/

/** Reads and checks every file of a market, `rules/<market>/<domain>/<parameter>.yaml`, in the order of their names. */
export const loadLaw = (market = 'national', root = rulesRoot): Law => {
  const parameters = new Map<string, Parameter>()
  const folder = join(root, market)
  const catalogue = readCatalogue(market, folder)
  for (const domain of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!domain.isDirectory()) continue
    for (const entry of readdirSync(join(folder, domain.name)).sort()) {
      const path = join(folder, domain.name, entry)
      const file = `rules/${relative(root, path)}`
      if (!fileName.test(entry)) refuseFile(file, '', 'must be a kebab-case name ending in .yaml')
      const name = `${domain.name}/${entry.slice(0, -'.yaml'.length)}`
      parameters.set(name, readParameter(file, name, readFileSync(path, 'utf8'), catalogue))
    }
  }
  if (parameters.size === 0) refuseFile(`rules/${market}`, '', 'holds no parameter')
  refuseUnused(market, catalogue)
  return { market, parameters }
}

const loaded = new Map<string, Law>()

/** The law as shipped with the program, read once. */
export const shippedLaw = (market = 'national'): Law => {
  const known = loaded.get(market)
  if (known) return known
  const law = loadLaw(market)
  loaded.set(market, law)
  return law
}
