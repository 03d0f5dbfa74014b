import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { argv, exit, stdout } from 'node:process'
import { pathToFileURL } from 'node:url'

/** One row of the mission's checklist. */
export interface Requirement {
  readonly id: string
  readonly module: string
  readonly requirement: string
  readonly acceptance: string
}

/** A test that says it shows one or more rows, with what the last run said of it. */
export interface Shown {
  readonly ids: readonly string[]
  readonly file: string
  readonly title: string
  readonly result: 'passed' | 'failed' | 'not run'
}

const root = join(import.meta.dirname, '..')
const idPattern = /RQ-\d{3}-\d{3}/g
export const idsOf = (title: string): string[] => [...new Set(title.match(idPattern) ?? [])]
const idsMax = 3

const testFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return ['node_modules', 'dist'].includes(entry.name) ? [] : testFiles(path)
    return /\.test\.tsx?$/.test(entry.name) ? [path] : []
  })

/** Titles of tests and groups in a source text: the first text of `test(`, `describe(` and their `.each`. */
export const titlesIn = (text: string): string[] =>
  [...text.matchAll(/\b(?:test|it|describe)(?:\.each\([\s\S]*?\))?\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*)\1/g)].map(
    (match) => match[2] ?? '',
  )

const fromSources = (): Shown[] =>
  ['src', 'test', 'bench', 'web/src']
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder))
    .flatMap(testFiles)
    .flatMap((file) =>
      titlesIn(readFileSync(file, 'utf8'))
        .map((title) => ({ ids: idsOf(title), file: relative(root, file), title, result: 'not run' as const }))
        .filter(({ ids }) => ids.length > 0),
    )

interface Report {
  testResults: { name: string; assertionResults: { title: string; ancestorTitles: string[]; status: string }[] }[]
}

const fromResults = (path: string): Shown[] => {
  const { testResults } = JSON.parse(readFileSync(path, 'utf8')) as Report
  return testResults
    .flatMap(({ name, assertionResults }) =>
      assertionResults.flatMap(({ title, ancestorTitles, status }) =>
        [title, ...ancestorTitles].map((text): Shown => {
          const result = status === 'passed' || status === 'failed' ? status : 'not run'
          return { ids: idsOf(text), file: relative(root, name), title: text, result }
        }),
      ),
    )
    .filter(({ ids }) => ids.length > 0)
}

/** Every test that carries an id, as the sources stand, with its result of the last run where there is one. */
export const shownNow = (results = join(root, '.tmp/test-results.json')): Shown[] => {
  const ran = existsSync(results) ? fromResults(results) : []
  const resultOf = (file: string, title: string): Shown['result'] => {
    const found = ran.filter((item) => item.file === file && item.title === title).map(({ result }) => result)
    return found.includes('failed') ? 'failed' : (found[0] ?? 'not run')
  }
  return fromSources().map((item) => ({ ...item, result: resultOf(item.file, item.title) }))
}

export const checklist = (): Requirement[] =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'requirements.json'), 'utf8')) as Requirement[]

/** What is wrong with the titles themselves: too many ids on one test, an id that no row has. */
export const problemsIn = (shown: readonly Shown[], rows: readonly Requirement[]): string[] => {
  const known = new Set(rows.map(({ id }) => id))
  return shown.flatMap(({ ids, file, title }) => [
    ...(ids.length > idsMax ? [`${file}: "${title}" carries ${ids.length} ids: ${idsMax} is the most.`] : []),
    ...ids.filter((id) => !known.has(id)).map((id) => `${file}: "${title}" names ${id}, which the checklist does not have.`),
  ])
}

/**
 * `| RQ-… | reason |` and `| MODULE | reason |` rows of docs/requirements.md. Only modules named there are of a finished issue.
 */
export const reasonsIn = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(/^\| *(RQ-\d{3}-\d{3}|[A-Z][A-Z-]+) *\| *(.+?) *\|$/gm)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )

export const notShown = (shown: readonly Shown[], rows: readonly Requirement[], reasons: ReadonlyMap<string, string>) => {
  const held = new Set(shown.filter(({ result }) => result !== 'failed').flatMap(({ ids }) => ids))
  return rows
    .filter(({ id, module }) => reasons.has(module) && !held.has(id))
    .map(({ id, module, requirement }) => ({ id, module, requirement, reason: reasons.get(id) ?? reasons.get(module) ?? '' }))
}

const print = (shown: readonly Shown[], rows: readonly Requirement[], missing: ReturnType<typeof notShown>): void => {
  const tests = (id: string): Shown[] => shown.filter(({ ids }) => ids.includes(id))
  for (const { id } of rows) {
    for (const { file, title, result } of tests(id)) stdout.write(`${id}  ${result.padEnd(8)} ${file}: ${title}\n`)
  }
  const ids = new Set(shown.flatMap((item) => item.ids))
  const passed = new Set(shown.filter(({ result }) => result === 'passed').flatMap((item) => item.ids))
  stdout.write(`\n${ids.size} rows of ${rows.length} are named by a test, ${passed.size} of them passed in the last run.\n`)
  stdout.write(`\nNot shown, of the modules that a finished issue has touched (${missing.length}):\n`)
  for (const { id, module, requirement, reason } of missing)
    stdout.write(`${id}  ${module.padEnd(5)} ${requirement}\n            ${reason}\n`)
}

const main = (): void => {
  const rows = checklist()
  const shown = shownNow()
  const reasons = reasonsIn(readFileSync(join(root, 'docs/requirements.md'), 'utf8'))
  const missing = notShown(shown, rows, reasons)
  const problems = problemsIn(shown, rows)
  if (argv.includes('--json')) stdout.write(`${JSON.stringify({ shown, notShown: missing, problems }, null, 2)}\n`)
  else print(shown, rows, missing)
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  if (problems.length > 0 || shown.some(({ result }) => result === 'failed')) exit(1)
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) main()
