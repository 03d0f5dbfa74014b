import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from './process.ts'
import { atMost, type Row } from './row.ts'

const dist = join(root, 'web/dist')
const textOf = (file: string): string => readFileSync(join(dist, 'assets', file), 'utf8')

/** What a built file imports before it can run, and what its page on demand brings along with it. */
const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)].map((match) => match[1] ?? '')

const closureOf = (files: readonly string[]): Set<string> => {
  const found = new Set<string>()
  const visit = (file: string): void => {
    if (file === '' || found.has(file) || !existsSync(join(dist, 'assets', file))) return
    found.add(file)
    importsOf(textOf(file)).forEach(visit)
  }
  files.forEach(visit)
  return found
}

/** The home page's own files, named in the entry where the router asks for them. */
const homeOf = (entry: string): string[] =>
  [...entry.matchAll(/import\(\s*["'`]\.\/(home-[\w-]+\.js)["'`]\s*\)/g)].map((match) => match[1] ?? '')

/**
 * JavaScript that a browser loads for the first page, gzipped: the entry, what index.html preloads, and the home page with its
 * parts.
 */
export const firstRouteRows = (): Row[] => {
  const index = join(dist, 'index.html')
  if (!existsSync(index)) execFileSync('npm', ['run', 'build:web'], { cwd: root, stdio: ['ignore', 2, 2] })
  const named = [...readFileSync(index, 'utf8').matchAll(/(?:src|href)="\/assets\/([\w.-]+\.js)"/g)].map(
    (match) => match[1] ?? '',
  )
  const start = closureOf(named)
  const pages = [...start].flatMap((file) => homeOf(textOf(file)))
  const files = closureOf([...start, ...pages, ...pages.flatMap((file) => homeOf(textOf(file)))])
  const kilobytes = [...files].reduce((sum, file) => sum + gzipSync(textOf(basename(file)), { level: 6 }).length, 0) / 1000
  return [atMost('first route, JavaScript gzipped', 'kB', [kilobytes], 350)]
}
