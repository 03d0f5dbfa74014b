import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readTree } from './files.ts'
import { importFindings, mayImport, verbImports } from './imports.ts'
import { expectNone } from './sentences.ts'

test('every import is one that the table allows', async () => {
  expectNone(await importFindings('.'))
})

test('a verb imports no package and nothing of node:', () => {
  expectNone(verbImports(readTree('.')))
})

test('the table names every folder of src, and no other', () => {
  const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(Object.keys(mayImport).sort()).toEqual(folders.map((entry) => entry.name).sort())
  expect(existsSync('src/kernel')).toBe(true)
})
