import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Law } from './schema.ts'

/** Who asks for which parameter, read out of the sources. Runs in tests and in print-index.ts only, never in the program. */
export const sourceRoot = fileURLToPath(new URL('..', import.meta.url))

const isSource = (path: string): boolean =>
  path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.startsWith(`rulebook${sep}`)

export const sourceFiles = (root = sourceRoot): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(isSource)
    .map((path) => join(root, path))
    .sort()

const literal = /(['"`])([a-z]+\/[a-z0-9]+(?:-[a-z0-9]+)*)\1/g
const question = /\.(?:get|find|decimal)\(\s*(['"`])([a-z]+\/[a-z0-9]+(?:-[a-z0-9]+)*)\1/g

const namesIn = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[2] ?? '')

export interface Usage {
  /** parameter -> modules such as `allocation/unit-formula`, sorted. */
  readonly usedBy: ReadonlyMap<string, readonly string[]>
  /** Questions for a parameter that does not exist, each as `file asks for name`. */
  readonly unknown: readonly string[]
}

export const usageOf = (law: Law, root = sourceRoot): Usage => {
  const usedBy = new Map<string, string[]>()
  const unknown: string[] = []
  for (const file of sourceFiles(root)) {
    const text = readFileSync(file, 'utf8')
    const module = relative(root, file).split(sep).join('/').replace(/\.ts$/, '')
    for (const name of new Set(namesIn(text, literal)))
      if (law.parameters.has(name)) usedBy.set(name, [...(usedBy.get(name) ?? []), module])
    for (const name of namesIn(text, question)) if (!law.parameters.has(name)) unknown.push(`src/${module}.ts asks for ${name}`)
  }
  return { usedBy, unknown }
}
