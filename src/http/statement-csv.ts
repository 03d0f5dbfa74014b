import type { Actor } from '../kernel/index.ts'
import { ask, type App, type Reply } from '../store/index.ts'

interface StatementRow {
  readonly businessDay: string
  readonly name: string
  readonly product: string
  readonly quantity: bigint
  readonly fromAccount: string
  readonly fromState: string
  readonly toAccount: string
  readonly toState: string
  readonly event: string
  readonly position: bigint | null
}

interface StatementPage {
  readonly rows: readonly StatementRow[]
  readonly next: string | null
}

const columns = [
  ['业务日 Day', 'businessDay'],
  ['事项 Act', 'name'],
  ['品种 Product', 'product'],
  ['数量 Quantity', 'quantity'],
  ['转出账户 From', 'fromAccount'],
  ['转出状态 From state', 'fromState'],
  ['转入账户 To', 'toAccount'],
  ['转入状态 To state', 'toState'],
  ['事件 Event', 'event'],
  ['账本位置 Position', 'position'],
] as const satisfies readonly (readonly [string, keyof StatementRow])[]

const byteOrderMark = '\uFEFF'
const pageRows = 500
const rowsMax = 100_000

/** A cell that a spreadsheet would run as a formula gets an apostrophe in front; one with a comma or quote is quoted. */
export const csvCell = (value: string | bigint | null): string => {
  if (value === null) return ''
  if (typeof value === 'bigint') return value.toString()
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const textOf = (rows: readonly StatementRow[]): string => {
  const lines = [columns.map(([head]) => csvCell(head)), ...rows.map((row) => columns.map(([, key]) => csvCell(row[key])))]
  return byteOrderMark + lines.map((cells) => `${cells.join(',')}\r\n`).join('')
}

/** The whole statement as a file that Excel opens with its characters intact; read through the view, with its rights. */
export const statementCsv = async (app: App, actor: Actor, query: Readonly<Record<string, unknown>>): Promise<Reply> => {
  const rows: StatementRow[] = []
  let before: string | undefined
  for (;;) {
    const reply = await ask(
      app,
      'registry.statement',
      { ...query, limit: pageRows, ...(before === undefined ? {} : { before }) },
      actor,
    )
    if (reply.kind !== 'answer') return reply
    const page = reply.value as StatementPage
    rows.push(...page.rows)
    if (page.next === null || rows.length >= rowsMax) return { kind: 'answer', value: textOf(rows) }
    before = page.next
  }
}
