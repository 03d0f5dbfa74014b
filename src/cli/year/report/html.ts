import type { Label } from '../../../kernel/index.ts'
import { escapeHtml, isLabel, type Cell } from './format.ts'
import type { Column, ReportTable } from './tables.ts'

/** A sentence in both languages; the page shows one. */
export const say = (label: Label | string): string =>
  typeof label === 'string'
    ? escapeHtml(label)
    : `<span lang="zh">${escapeHtml(label.zh)}</span><span lang="en">${escapeHtml(label.en)}</span>`

const cellClass = (column: Column, written: string, cell: Cell): string => {
  if (column.numeric) return `num${written.startsWith('−') ? ' bad' : written.startsWith('+') ? ' ok' : ''}`
  const longest = isLabel(cell) ? Math.max(cell.zh.length * 2, cell.en.length) : written.length
  return longest > 34 ? 'long' : longest > 14 ? 'name wide' : 'name'
}

const tableCell = (column: Column, cell: Cell): string => {
  const value = column.write(cell)
  if (column.seal) return `<td><span class="seal ${String(cell)}">${say(value)}</span></td>`
  const written = typeof value === 'string' ? value : value.en
  return `<td class="${cellClass(column, written, cell)}">${say(value)}</td>`
}

const tableRow = (table: ReportTable, row: readonly Cell[], kind = ''): string =>
  `<tr${kind}>${table.columns.map((column, i) => tableCell(column, row[i])).join('')}</tr>`

/** A table with a sticky first column, which scrolls inside itself where it is wider or, if tall, longer than its place. */
export const htmlTable = (table: ReportTable, tall = false): string => {
  const head = table.columns
    .map((column) => `<th scope="col"${column.numeric ? ' class="num"' : ''}>${say(column.label)}</th>`)
    .join('')
  const rows = table.rows.map((row) => tableRow(table, row)).join('\n')
  const sum = table.sum ? tableRow(table, table.sum, ' class="sum"') : ''
  const label = escapeHtml(`${table.title.zh} / ${table.title.en}`)
  const body = `<table><thead><tr>${head}</tr></thead><tbody>${rows}${sum}</tbody></table>`
  return `<div class="x${tall ? ' tall' : ''}" tabindex="0" role="region" aria-label="${label}">${body}</div>`
}

/** The only container: a heavy rule on top, a title, a note. */
export const sheet = (id: string, title: Label, note: Label | undefined, body: string): string =>
  `<section class="sheet" id="${id}"><header><h2>${say(title)}</h2>${note ? `<p>${say(note)}</p>` : ''}</header>${body}</section>`

export const tableSheet = (table: ReportTable, tall = false): string =>
  sheet(table.id, table.title, table.note, htmlTable(table, tall))
