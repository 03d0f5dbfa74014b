import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A file of the project: path from the root with `/`, and its text. Every checker is a function from such a list to sentences.
 */
export interface HouseFile {
  readonly path: string
  readonly text: string
}

/** What a checker found: one plain sentence each, starting with where. Empty when the house is in order. */
export type Sentences = readonly string[]

const notOurs = new Set(['node_modules', '.git', '.tonne', '.tmp', 'dist', 'coverage', 'screens', 'out'])
const readable = /\.(ts|tsx|mts|mjs|js|json|yaml|yml|md|css|html)$/

/** Every readable file below the root that is ours, in the order of their paths. */
export const readTree = (root: string): HouseFile[] => {
  const found: HouseFile[] = []
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory() && !notOurs.has(entry.name)) walk(path)
      if (entry.isFile() && readable.test(entry.name)) found.push({ path, text: readFileSync(join(root, path), 'utf8') })
    }
  }
  walk('')
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

export const isCode = ({ path }: HouseFile): boolean => /\.(ts|tsx|mts|mjs)$/.test(path) && !path.endsWith('.d.ts')
export const isTest = ({ path }: HouseFile): boolean => /\.(test|fixture)\.tsx?$/.test(path) || path.startsWith('test/')

/** Line of a place in a text, counted from 1. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length
