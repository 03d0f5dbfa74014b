import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseDocument } from 'yaml'
import { checkParameter } from './check.ts'
import { zParameterFile, type Law, type Parameter } from './schema.ts'

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

/** One parameter out of one file's text; throws a sentence on anything that is not law as README.md describes it. */
export const readParameter = (file: string, name: string, text: string): Parameter => {
  const content = readYaml(file, text)
  const parsed = zParameterFile.safeParse(content)
  if (!parsed.success) return explainIssue(file, content, parsed.error.issues[0] as Issue)
  const parameter = { ...parsed.data, name, domain: name.slice(0, name.indexOf('/')) }
  checkParameter(parameter, (path, problem) => refuseFile(file, path, problem))
  return parameter
}

const fileName = /^[a-z][a-z0-9]*(-[a-z0-9]+)*\.yaml$/

/** Reads and checks every file of a market, `rules/<market>/<domain>/<parameter>.yaml`, in the order of their names. */
export const loadLaw = (market = 'national', root = rulesRoot): Law => {
  const parameters = new Map<string, Parameter>()
  const folder = join(root, market)
  for (const domain of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!domain.isDirectory()) continue
    for (const entry of readdirSync(join(folder, domain.name)).sort()) {
      const path = join(folder, domain.name, entry)
      const file = `rules/${relative(root, path)}`
      if (!fileName.test(entry)) refuseFile(file, '', 'must be a kebab-case name ending in .yaml')
      const name = `${domain.name}/${entry.slice(0, -'.yaml'.length)}`
      parameters.set(name, readParameter(file, name, readFileSync(path, 'utf8')))
    }
  }
  if (parameters.size === 0) refuseFile(`rules/${market}`, '', 'holds no parameter')
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
