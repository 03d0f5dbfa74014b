// Everything that must hold before a commit, one after the other, with a line for each at the end.
// `npm test` runs all of it, `npm test -- unit house` the named vitest projects only.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'

const projects = process.argv.slice(2)
const vitest = ['vitest', 'run', '--reporter=default', '--reporter=json', '--outputFile.json=.tmp/test-results.json']

const all = [
  ['types', ['tsc', '-p', '.', '--noEmit']],
  ...(existsSync('web/tsconfig.json') ? [['types of the pages', ['tsc', '-p', 'web', '--noEmit']]] : []),
  ['eslint', ['eslint', '.']],
  ['prettier', ['prettier', '--check', '--log-level=warn', '.']],
  ['tests', vitest],
]
const stages = projects.length === 0 ? all : [['tests', [...vitest, ...projects.flatMap((name) => ['--project', name])]]]

mkdirSync('.tmp', { recursive: true })
const lines = []
for (const [name, [program, ...args]] of stages) {
  console.log(`\n== ${name}`)
  const began = Date.now()
  const { status } = spawnSync(`node_modules/.bin/${program}`, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  const seconds = ((Date.now() - began) / 1000).toFixed(0)
  lines.push({ failed: status !== 0, text: `${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)` })
}

console.log(`\n${lines.map((line) => line.text).join('\n')}`)
process.exit(lines.some((line) => line.failed) ? 1 : 0)
