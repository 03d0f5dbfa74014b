import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { hydrate, installedBinaries, type Binaries } from './binaries.ts'
import { chooseLauncher, commandWith, noWayToRun } from './launcher.ts'

const passwd = 'root:x:0:0::/root:/bin/bash\nnobody:x:65534:65534::/:/bin/false\npostgres:x:101:104::/:/bin/bash\n'
const machine = (isRoot: boolean, works: readonly string[]) => ({
  isRoot,
  passwd: () => passwd,
  succeeds: (c: string) => works.includes(c),
})

test('an ordinary user runs it plainly', () => {
  const launcher = chooseLauncher(machine(false, []))
  expect(commandWith(launcher, '/pg/postgres', ['-D', '/data'])).toEqual(['/pg/postgres', ['-D', '/data']])
})

test('root takes a user namespace where there is one, else another user, else says what to do', () => {
  const inNamespace = chooseLauncher(machine(true, ['unshare', 'setpriv']))
  expect(commandWith(inNamespace, 'p', ['-x'])).toEqual(['unshare', ['--user', '--map-user=101', '--', 'p', '-x']])
  const asOther = chooseLauncher(machine(true, ['setpriv']))
  expect(commandWith(asOther, 'p', [])).toEqual(['setpriv', ['--reuid=101', '--regid=104', '--clear-groups', '--', 'p']])
  expect(() => chooseLauncher(machine(true, []))).toThrow(noWayToRun)
  expect(noWayToRun).toContain('DATABASE_URL')
})

test('the links that npm leaves out are made, and made once', () => {
  const installed = installedBinaries()
  if (!installed) return expect(process.env['DATABASE_URL'], 'no embedded PostgreSQL for this platform').toBeTruthy()
  const root = mkdtempSync(join(tmpdir(), 'tonne-binaries-'))
  const copy: Binaries = { ...installed, folder: join(root, 'native') }
  const list = join(installed.folder, 'pg-symlinks.json')
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) : []
  mkdirSync(copy.folder)
  for (const name of ['bin', 'pg-symlinks.json'])
    cpSync(join(installed.folder, name), join(copy.folder, name), { recursive: true })
  for (const { source } of links) cpSync(join(dirname(installed.folder), source), join(root, source), { recursive: true })
  hydrate(copy)
  hydrate(copy)
  for (const { target } of links) expect(existsSync(join(root, target)), target).toBe(true)
  rmSync(root, { recursive: true })
})
