import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadLaw, rulesRoot } from './load.ts'
import { dimensionsOf } from './check.ts'
import { axes, type Law, type Parameter } from './schema.ts'
import { usageOf } from './usage.ts'

/**
 * `npx tsx src/rulebook/print-index.ts` prints rules/README.md; with `--write` it writes that file and brings `usedBy` of every
 * rule file in line with the sources.
 */
const indexMark = '<!-- The index below is written by: npx tsx src/rulebook/print-index.ts --write -->'

const dimensionText = (parameter: Parameter): string =>
  dimensionsOf(parameter)
    .map((name) => {
      const values = parameter.dimensions?.[name] ?? []
      return values.length > 8 ? `${name} (${values.length})` : `${name}: ${values.join(' ')}`
    })
    .join('; ')

const row = (parameter: Parameter): string => {
  const { name, title, unit, indexedBy, values } = parameter
  const readings = [...new Set(values.flatMap((value) => value.reading ?? []))].join(' ')
  const span = values.flatMap((value) => [value.from, value.until]).filter((index) => index !== undefined)
  const open = values.some((value) => value.until === undefined) && axes[indexedBy] !== 'none'
  const range = span.length === 0 ? '' : `${[...span].sort()[0]}–${open ? '' : [...span].sort().at(-1)}`
  const cells = [name, `${title.zh}<br>${title.en}`, unit, indexedBy, range, dimensionText(parameter), readings]
  return `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`
}

const indexOf = (law: Law): string => {
  const domains = [...new Set([...law.parameters.values()].map((parameter) => parameter.domain))]
  const sections = domains.map((domain) => {
    const rows = [...law.parameters.values()].filter((parameter) => parameter.domain === domain).map(row)
    const head =
      '| parameter | title | unit | indexed by | years or days | dimensions | readings |\n|---|---|---|---|---|---|---|'
    return `### ${domain} (${rows.length})\n\n${head}\n${rows.join('\n')}\n`
  })
  return `${indexMark}\n\n## Index: ${law.market}, ${law.parameters.size} parameters\n\n${sections.join('\n')}`
}

const readme = join(rulesRoot, 'README.md')

/** The hand-written part of the README with the index of the law as it stands. */
export const readmeWith = (law: Law, text: string): string => `${text.split(indexMark)[0]?.trimEnd() ?? ''}\n\n${indexOf(law)}`

const withUsedBy = (text: string, modules: readonly string[]): string => {
  const rest = text.replace(/^usedBy:.*\n(?: {2}.*\n)*/m, '')
  if (modules.length === 0) return rest
  return rest.replace(/^values:\n/m, `usedBy:\n${modules.map((module) => `  - ${module}\n`).join('')}values:\n`)
}

const writeUsedBy = (law: Law): void => {
  const { usedBy } = usageOf(law)
  for (const name of law.parameters.keys()) {
    const path = join(rulesRoot, law.market, `${name}.yaml`)
    const before = readFileSync(path, 'utf8')
    const after = withUsedBy(before, usedBy.get(name) ?? [])
    if (after !== before) writeFileSync(path, after)
  }
}

if (process.argv[1] === import.meta.filename) {
  const law = loadLaw()
  const text = readmeWith(law, readFileSync(readme, 'utf8'))
  if (process.argv.includes('--write')) {
    writeUsedBy(law)
    writeFileSync(readme, text)
  } else process.stdout.write(text)
}
