import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { loadLaw } from '../../src/rulebook/load.ts'
import type { Sentences } from './files.ts'

/**
 * Every market's rules load: unit, index, source, confidence and checkedOn on each value. The loader's own sentence says what
 * is wrong.
 */
export const lawFindings = (root: string): Sentences => {
  const rules = join(root, 'rules')
  const markets = existsSync(rules) ? readdirSync(rules, { withFileTypes: true }).filter((entry) => entry.isDirectory()) : []
  return markets.flatMap(({ name }) => {
    try {
      loadLaw(name, rules)
      return []
    } catch (error) {
      return [(error as Error).message]
    }
  })
}
