import { cruise, type ICruiseOptions, type IRegularForbiddenRuleType, type IViolation } from 'dependency-cruiser'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { HouseFile, Sentences } from './files.ts'

/** What every domain may import. */
export const base = ['kernel', 'rulebook', 'ledger', 'parties'] as const

/** The market's institutions in the order in which a tonne meets them. */
export const domains = [
  'mrv',
  'allocation',
  'registry',
  'ccer',
  'exchange',
  'clearing',
  'compliance',
  'finance',
  'enterprise',
  'supervision',
] as const

const domainsAbove = (name: (typeof domains)[number]): readonly string[] => domains.slice(0, domains.indexOf(name))

/** Who may import whom: the one table. dependency-cruiser's rules and the sentences of a failure are made from it. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  rulebook: ['kernel'],
  ledger: ['kernel'],
  parties: ['kernel'],
  mrv: base,
  registry: base,
  allocation: [...base, 'mrv', 'registry'],
  ccer: [...base, 'registry'],
  exchange: [...base, 'registry'],
  clearing: [...base, 'registry', 'exchange'],
  compliance: [...base, 'mrv', 'allocation', 'registry', 'ccer', 'exchange'],
  finance: [...base, 'registry', 'exchange', 'clearing'],
  enterprise: [...base, ...domainsAbove('enterprise')],
  supervision: [...base, ...domainsAbove('supervision')],
  store: ['kernel', 'ledger'],
  http: [...base, ...domains, 'store'],
  // The terminal's entry hands the terminal to main.ts, which wires it.
  cli: [...base, ...domains, 'store', 'main.ts'],
}

/** Entered by their index.ts only. */
export const withFrontDoor: readonly string[] = [...base, ...domains]

const anyOf = (names: readonly string[]): string => names.map((name) => name.replace('.', '\\.')).join('|')
const notTests = '\\.(test|fixture)\\.tsx?$'

const folderRules = (): IRegularForbiddenRuleType[] =>
  Object.entries(mayImport).map(([folder, allowed]) => ({
    name: `table:${folder}`,
    severity: 'error',
    from: { path: `^src/${folder}/`, pathNot: notTests },
    to: { path: '^src/', pathNot: `^src/(${anyOf([folder, ...allowed])})(/|$)` },
  }))

const frontDoorRules = (): IRegularForbiddenRuleType[] =>
  withFrontDoor.map((folder) => ({
    name: `door:${folder}`,
    severity: 'error',
    from: { path: '^src/', pathNot: `^src/${folder}/|${notTests}` },
    to: { path: `^src/${folder}/`, pathNot: `^src/${folder}/index\\.ts$` },
  }))

const edgeRules: readonly IRegularForbiddenRuleType[] = [
  { name: 'web', severity: 'error', from: { path: '^web/' }, to: { path: '^src/', pathNot: '^src/kernel/' } },
  { name: 'product', severity: 'error', from: { path: '^(src|web)/', pathNot: notTests }, to: { path: '^(test|bench)/' } },
  { name: 'server', severity: 'error', from: { path: '^src/' }, to: { path: '^web/' } },
  {
    name: 'cycle',
    severity: 'error',
    from: { path: '^(src|web)/' },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
]

/** dependency-cruiser's rules, from the table. */
export const forbidden = (): IRegularForbiddenRuleType[] => [...folderRules(), ...frontDoorRules(), ...edgeRules]

export const cruiseOptions = {
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '(^|/)(dist|node_modules)/' },
  enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
} satisfies ICruiseOptions

const short = (path: string): string => path.replace(/^src\//, '')
const folderOf = (path: string): string => short(path).split('/')[0] ?? ''

const may = (folder: string): string => {
  const allowed = mayImport[folder] ?? []
  if (allowed.length === 0) return `${folder} may import nothing of ours`
  return `${folder} may import only ${allowed.join(', ')}, by their index.ts`
}

const sentence = ({ from, to, rule, cycle }: IViolation): string => {
  const [kind] = rule.name.split(':')
  const what = `${short(from)} imports ${short(to)}`
  if (kind === 'table') return `${what}: ${may(folderOf(from))}.`
  if (kind === 'door') return `${what}: ${folderOf(to)} is entered by its index.ts only; ${may(folderOf(from))}.`
  if (kind === 'web') return `${what}: web may import only kernel's formatters and the generated client.`
  if (kind === 'cycle')
    return `${what} and is imported by it again: no cycles (${(cycle ?? []).map((step) => short(step.name)).join(' -> ')}).`
  return `${what}: the product may not depend on it.`
}

/** Every import below this root that the table does not allow, each edge once. */
export const importFindings = async (root: string): Promise<Sentences> => {
  const folders = ['src', 'web/src'].filter((folder) => existsSync(join(root, folder)))
  const { output } = await cruise(folders, {
    ...cruiseOptions,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: forbidden() },
  })
  if (typeof output === 'string') throw new Error(output)
  const edges = new Map<string, string>()
  for (const violation of output.summary.violations) {
    const edge = `${violation.from} ${violation.to}`
    if (!edges.has(edge)) edges.set(edge, sentence(violation))
  }
  return [...edges.values()].sort()
}

const importOf =
  /^\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm

export const isVerb = (file: HouseFile): boolean =>
  /^src\/[^/]+\/.+\.ts$/.test(file.path) &&
  !file.path.startsWith('src/kernel/') &&
  !/\.(test|fixture)\.ts$/.test(file.path) &&
  /(=|return|\()\s*command\(\s*\{/.test(file.text)

/** Verbs import no npm package but what kernel re-exports, and nothing of node. */
export const verbImports = (files: readonly HouseFile[]): Sentences =>
  files.filter(isVerb).flatMap((file) =>
    [...file.text.matchAll(importOf)]
      .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
      .filter((name) => !name.startsWith('.'))
      .map(
        (name) =>
          `${short(file.path)} imports ${name}: a verb imports no package and nothing of node:, only what kernel re-exports.`,
      ),
  )
