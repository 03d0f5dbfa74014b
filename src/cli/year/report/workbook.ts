import writeXlsxFile, { type Cell as SheetCell, type SheetData } from 'write-excel-file/node'
import type { Label } from '../../../kernel/index.ts'
import { isLabel, type Cell, type Language } from './format.ts'
import { exclusionTable, invariantTable, publishedTable, remarkTable, sieveTable } from './record-tables.ts'
import type { YearSummary } from './summary.ts'
import { balanceTable, classTable, entityTable, priceTable, provinceTable, type Column, type ReportTable } from './tables.ts'
import type { WorkingRow } from '../workings.ts'
import { workingTable } from './working-table.ts'
import { withoutTimes } from './zip-time.ts'

/**
 * Names come from a file of strangers: a text that a spreadsheet would run as a formula gets an apostrophe in front and is
 * shown as it is. A tab or a line break in front would hide the sign from a careless reader, so they count too.
 */
export const harmless = (value: string): string =>
  /^[\s]*[=+\-@\t\r]/.test(value) && !/^-?[\d.,]+$/.test(value) ? `'${value}` : value

const both = (label: Label): string => `${label.zh} ${label.en}`
const numberPattern = /^-?\d{1,15}(\.\d+)?$/

/** Amounts stay numbers, so that the reader can sum them; beyond 15 digits a spreadsheet would round, so those stay text. */
const sheetCell = (given: Cell, column: Column): SheetCell => {
  const cell = column.seal ? column.write(given) : given
  if (cell === undefined || cell === '') return null
  const value = isLabel(cell) ? both(cell) : String(cell)
  if (column.numeric && numberPattern.test(value)) return { value: Number(value), type: Number, align: 'right' }
  return { value: harmless(value), type: String }
}

const headCell = (column: Column): SheetCell => ({
  value: harmless(both(column.label)),
  type: String,
  fontWeight: 'bold',
  align: column.numeric ? 'right' : 'left',
  bottomBorderStyle: 'thin',
  wrap: true,
})

const widthOf = (column: Column, rows: readonly (readonly Cell[])[], at: number): number => {
  const longest = rows.slice(0, 200).reduce((most, row) => {
    const cell = row[at]
    return Math.max(most, cell === undefined ? 0 : isLabel(cell) ? both(cell).length + cell.zh.length : String(cell).length)
  }, column.label.zh.length * 2)
  return Math.min(60, Math.max(9, longest + 2))
}

const titleRow = (value: string): SheetCell[] => [{ value: harmless(value), type: String, fontWeight: 'bold' }]

/** In a spreadsheet amounts are raw: tonnes, MW, MWh, GJ and fen, whatever the page rounds them to. */
const rawHeads: Readonly<Record<string, Label>> = {
  TWh: { zh: '发电量 MWh', en: 'Generation MWh' },
  GW: { zh: '装机 MW', en: 'MW' },
  'Heat PJ': { zh: '供热量 GJ', en: 'Heat GJ' },
  'Emissions Mt': { zh: '排放 t', en: 'Emissions t' },
  'Allocation Mt': { zh: '配额 t', en: 'Allocation t' },
  'Surplus or gap Mt': { zh: '盈缺 t', en: 'Surplus or gap t' },
  Open: { zh: '开盘 分/吨', en: 'Open fen/t' },
  High: { zh: '最高 分/吨', en: 'High fen/t' },
  Low: { zh: '最低 分/吨', en: 'Low fen/t' },
  Close: { zh: '收盘 分/吨', en: 'Close fen/t' },
  Turnover: { zh: '成交额 分', en: 'Turnover fen' },
}

const rawColumn = (column: Column): Column => ({ ...column, label: rawHeads[column.label.en] ?? column.label })

const sheetOf = (table: ReportTable, name: string, notes: readonly Label[]) => {
  const columns = table.columns.map(rawColumn)
  const cells = (row: readonly Cell[]): SheetCell[] => row.map((cell, i) => sheetCell(cell, columns[i] as Column))
  const data: SheetData = [
    titleRow(both(table.title)),
    ...notes.map((note) => [{ value: harmless(both(note)), type: String }]),
    columns.map(headCell),
    ...table.rows.map(cells),
    ...(table.sum
      ? [
          cells(table.sum).map((cell) =>
            cell && typeof cell === 'object' && 'value' in cell ? { ...cell, fontWeight: 'bold' as const } : cell,
          ),
        ]
      : []),
  ]
  return {
    sheet: name,
    data,
    columns: columns.map((column, i) => ({ width: widthOf(column, table.rows, i) })),
    stickyRowsCount: 2 + notes.length,
  }
}

const sourcesTable = (summary: YearSummary): ReportTable => ({
  ...publishedTable(summary),
  id: 'sources',
  title: { zh: '来源', en: 'Sources' },
  columns: publishedTable(summary).columns,
  rows: summary.published.map((row) => [
    row.label,
    row.period,
    row.own,
    row.published,
    row.unit,
    row.note === undefined ? row.source : `${row.source} (${both(row.note)})`,
    row.confidence,
  ]),
})

/**
 * The workbook: totals by class and province, emitters, prices, balance, exclusions, remarks, invariants, each unit's working,
 * sources. `language`
 * names the sheets. Same summary, same bytes.
 */
export const workbook = async (
  summary: YearSummary,
  language: Language = 'zh',
  workings: readonly WorkingRow[] = [],
): Promise<Buffer> => {
  const named = (zh: string, en: string): string => (language === 'zh' ? zh : en)
  const { notes } = summary.meta
  const sheets = [
    sheetOf(classTable(summary), named('类别', 'classes'), notes),
    sheetOf(provinceTable(summary), named('省份', 'provinces'), notes),
    sheetOf(entityTable(summary), named('单位', 'emitters'), notes),
    sheetOf(priceTable(summary), named('行情', 'prices'), notes),
    sheetOf(balanceTable(summary), named('平衡', 'balance'), notes),
    sheetOf(sieveTable(summary), named('名录', 'list'), notes),
    sheetOf(exclusionTable(summary), named('未纳入', 'exclusions'), notes),
    sheetOf(remarkTable(summary), named('留意', 'remarks'), notes),
    sheetOf(invariantTable(summary), named('不变量', 'invariants'), notes),
    ...(workings.length > 0 ? [sheetOf(workingTable(workings), named('推导', 'workings'), notes)] : []),
    sheetOf(sourcesTable(summary), named('来源', 'sources'), notes),
  ]
  return withoutTimes(await writeXlsxFile(sheets).toBuffer())
}
