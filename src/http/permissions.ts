import { roleNames, roles, type AnyCommand, type AnyView, type Role } from '../kernel/index.ts'
import { hasRoute, pathOf } from './mount.ts'
import type { Declared } from './openapi.ts'

/** One declared route and who may use it. */
export interface PermissionRow {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly name: string
  readonly who: readonly Role[] | 'anyone'
  readonly scope: string
  readonly fourEyes: boolean
}

const rowOf = (item: AnyCommand | AnyView): PermissionRow => ({
  method: item.kind === 'command' ? 'POST' : 'GET',
  path: pathOf(item.name),
  name: item.name,
  who: item.who,
  scope: item.scope,
  fourEyes: item.kind === 'command' && item.confirm !== undefined,
})

export const permissionRows = (declared: Declared): PermissionRow[] =>
  [...[...declared.commands.values()].filter(hasRoute), ...declared.views.values()]
    .map(rowOf)
    .sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1))

const mark = (row: PermissionRow, role: Role): string => (row.who === 'anyone' || row.who.includes(role) ? '●' : ' ')

/** The permission matrix as people read it; a test holds the served routes against it. */
export const permissionsText = (declared: Declared): string => {
  const legend = roleNames.map((role, i) => `${i + 1}. ${roles[role].zh} ${roles[role].en} (\`${role}\`)`)
  const head = ['route', 'scope', 'four eyes', 'anyone', ...roleNames.map((_, i) => String(i + 1))]
  const rows = permissionRows(declared).map((row) => [
    `${row.method} ${row.path}`,
    row.scope,
    row.fourEyes ? 'yes' : '',
    row.who === 'anyone' ? '●' : '',
    ...roleNames.map((role) => mark(row, role).trim()),
  ])
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    '# Who may call what',
    '',
    'Made from the declarations by `npx tsx test/http/write-reference.ts`; do not edit. A dot means the role may call',
    'the route, inside its scope. Without the role, or outside the scope, the answer is 404; without a session it is 401.',
    '',
    ...legend,
    '',
    line(head),
    line(head.map(() => '---')),
    ...rows.map(line),
    '',
  ].join('\n')
}
