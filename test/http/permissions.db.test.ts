import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { permissionRows, type PermissionRow } from '../../src/http/index.ts'
import { roleNames, type Role } from '../../src/kernel/index.ts'
import { openHttpMarket, type HttpMarket } from './market.ts'

let market: HttpMarket
const cookies = new Map<Role, string>()
beforeAll(async () => {
  market = await openHttpMarket()
  for (const role of roleNames) cookies.set(role, await market.signIn(role))
})
afterAll(() => market.close())

interface TableRow {
  readonly method: string
  readonly path: string
  readonly anyone: boolean
  readonly roles: ReadonlySet<Role>
}

/** The committed table, read as a person would: what it says is what must hold. */
const table: readonly TableRow[] = readFileSync('docs/reference/permissions.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| (GET|POST) /.test(line))
  .map((line) => {
    const [route, , , anyone, ...marks] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    const [method, path] = (route ?? '').split(' ') as [string, string]
    return { method, path, anyone: anyone === '●', roles: new Set(roleNames.filter((_, i) => marks[i] === '●')) }
  })

const others = [
  'GET /api/v1/session',
  'POST /api/v1/session',
  'DELETE /api/v1/session',
  'POST /api/v1/session/claim',
  'GET /api/v1/session/people',
  'GET /api/v1/market/step',
  'POST /api/v1/market/step',
  'GET /api/v1/calc',
  'GET /api/v1/calc/:name/schema',
  'POST /api/v1/calc/:name',
  'GET /api/v1/compliance/certificate.pdf',
  'GET /api/v1/registry/statement.csv',
  'GET /api/v1/openapi.json',
]

/** Every method and path of the tree that the server prints: a line is a piece of path under the line it is indented below. */
const servedRoutes = (tree: string): string[] => {
  const above: string[] = []
  return tree.split('\n').flatMap((line) => {
    const [, indent, piece, methods] = /^([│ ]*)(?:└── |├── )(\S+)(?: \(([^)]*)\))?/.exec(line) ?? []
    if (indent === undefined || piece === undefined) return []
    const depth = indent.length / 4
    const path = `${depth === 0 ? '' : (above[depth - 1] ?? '')}${piece}`
    above[depth] = path
    return (methods ?? '')
      .split(', ')
      .filter((method) => method !== '' && method !== 'HEAD')
      .map((method) => `${method} ${path}`)
  })
}

const call = async (row: { method: string; path: string }, cookie?: string): Promise<number> =>
  (row.method === 'GET' ? await market.get(row.path, cookie) : await market.post(row.path, {}, cookie)).statusCode

describe('the permission matrix', () => {
  test('names every declared route once', () => {
    const declared = permissionRows(market.app).map((row: PermissionRow) => `${row.method} ${row.path}`)
    expect(table.map((row) => `${row.method} ${row.path}`)).toEqual(declared)
    expect(declared.length).toBeGreaterThan(40)
  })

  test('the routes served are those of the table and the few that no declaration stands behind', () => {
    const served = servedRoutes(market.server.printRoutes({ commonPrefix: false })).filter((route) => route.includes(' /api/v1/'))
    const known = [...table.map((row) => `${row.method} ${row.path}`), ...others]
    expect(served.filter((route) => !known.includes(route))).toEqual([])
    expect(known.filter((route) => !served.includes(route))).toEqual([])
    const following = [...market.app.commands.values()].filter((command) => command.who.length === 0)
    expect(following.length).toBeGreaterThan(0)
    for (const command of following) expect(known).not.toContain(`POST /api/v1/${command.name.replace('.', '/')}`)
  })

  test('nobody signed in: 401 but where anyone may', async () => {
    const wrong: string[] = []
    for (const row of table) {
      const status = await call(row)
      if (row.anyone ? status === 401 || status === 404 : status !== 401)
        wrong.push(`${row.method} ${row.path} answers ${status}`)
    }
    expect(wrong).toEqual([])
  })

  test.each(roleNames)('%s gets an answer where the table has a dot, and 404 everywhere else', async (role) => {
    const wrong: string[] = []
    let allowed = 0
    for (const row of table) {
      const status = await call(row, cookies.get(role))
      const may = row.anyone || row.roles.has(role)
      if (may) allowed += 1
      if (may ? status === 401 || status === 404 || status >= 500 : status !== 404)
        wrong.push(`${row.method} ${row.path} answers ${status}`)
    }
    expect(wrong).toEqual([])
    expect(allowed).toBeGreaterThan(3)
  })
})
