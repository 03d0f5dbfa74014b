import type { Confidence, Label } from '../../../kernel/index.ts'
import { figure } from './format.ts'
import type { YearSummary } from './summary.ts'
import { number, text, type Column, type ReportTable } from './tables.ts'

/** A row's number is a name, not an amount: no separators. */
const rowNumber: Column = number('行', 'Row', (value) => String(value ?? '–'))

const stepLabels: Readonly<Record<YearSummary['fleet']['sieve'][number]['step'], Label>> = {
  coalAndGas: { zh: '煤电与气电', en: 'Coal and natural gas' },
  operating: { zh: '去掉关停与在建', en: 'Without shut down and under construction' },
  insideMarket: { zh: '去掉港澳台', en: 'Inside the national market' },
  usable: { zh: '去掉重复与缺数据', en: 'Without repeats and missing data' },
  overThreshold: { zh: '去掉门槛以下', en: 'Over the threshold' },
}

const otherRows = ({ fleet }: YearSummary): number => fleet.otherFuels.reduce((sum, { rows }) => sum + rows, 0)

export const sieveTable = (summary: YearSummary): ReportTable => ({
  id: 'sieve',
  title: { zh: '从文件到名录', en: 'From the file to the list' },
  note: {
    zh: `文件 ${figure(summary.fleet.rowsRead)} 行；其余燃料 ${figure(otherRows(summary))} 行不参加`,
    en: `${figure(summary.fleet.rowsRead)} rows in the file; ${figure(otherRows(summary))} burn other fuels`,
  },
  columns: [
    text('步骤', 'Step'),
    number('行', 'Rows', (value) => figure(value)),
    number('MW', 'MW', (value) => figure(value, 1)),
  ],
  rows: summary.fleet.sieve.map(({ step, rows, capacityMw }) => [stepLabels[step], rows, capacityMw]),
})

const joined = (labels: readonly Label[]): Label => ({
  zh: labels.map(({ zh }) => zh).join('；'),
  en: labels.map(({ en }) => en).join('; '),
})

export const exclusionTable = (summary: YearSummary): ReportTable => ({
  id: 'exclusions',
  title: { zh: '未纳入的行', en: 'Rows left out' },
  note: {
    zh: '行号按电子表格计，表头为第 1 行；列出全部原因',
    en: 'Row numbers as in a spreadsheet, the head being row 1; all reasons are listed',
  },
  columns: [
    rowNumber,
    text('名称', 'Name'),
    text('燃料', 'Fuel'),
    text('MW（原文）', 'MW as filed'),
    text('原因', 'Reasons'),
    text('列 = 值', 'Column = value'),
  ],
  rows: summary.exclusions.map((row) => [
    row.row,
    row.name,
    row.fuel === 'coal' ? { zh: '煤', en: 'coal' } : { zh: '天然气', en: 'natural gas' },
    row.capacityMw,
    joined(row.reasons),
    row.reasons.map(({ column, value }) => `${column} = ${value === '' ? '–' : value}`).join('; '),
  ]),
})

export const remarkTable = (summary: YearSummary): ReportTable => ({
  id: 'remarks',
  title: { zh: '纳入但需留意的行', en: 'Rows kept with a remark' },
  note: { zh: '不影响纳入', en: 'They take part all the same' },
  columns: [rowNumber, text('说明', 'Remark'), text('列', 'Column'), text('值', 'Value')],
  rows: summary.remarks.map((row) => [row.row, { zh: row.zh, en: row.en }, row.column, row.value]),
})

const holdsLabel = (holds: boolean): Label => (holds ? { zh: '成立', en: 'holds' } : { zh: '不成立', en: 'BROKEN' })

export const invariantTable = (summary: YearSummary): ReportTable => ({
  id: 'invariants',
  title: { zh: '不变量', en: 'Invariants' },
  note: { zh: '年度结束后逐项检查', en: 'Each checked after the year has ended' },
  columns: [text('代码', 'Name'), text('检查', 'Check'), text('结果', 'Result'), text('数', 'Detail')],
  rows: summary.invariants.map((row) => [row.name, row.label, holdsLabel(row.holds), row.detail]),
})

export const confidenceLabels: Readonly<Record<Confidence, Label>> = {
  high: { zh: '已核条文', en: 'read' },
  medium: { zh: '二手来源', en: 'secondary' },
  low: { zh: '待核', en: 'unchecked' },
  draft: { zh: '征求意见稿', en: 'draft' },
}

export const publishedTable = (summary: YearSummary): ReportTable => ({
  id: 'published',
  title: { zh: '本次模拟与全国公布数', en: 'Ours beside the published totals' },
  note: {
    zh: '名单不完整，运行为模拟，两列不应相等',
    en: 'The fleet is partial and operation simulated: the two need not agree',
  },
  columns: [
    text('指标', 'Figure'),
    text('时期', 'Period'),
    number('本次', 'Ours', (value) => (value === undefined ? '–' : figure(value, decimalsIn(String(value))))),
    number('公布', 'Published', (value) => writePublished(value)),
    text('单位', 'Unit'),
    text('来源', 'Source'),
    {
      label: { zh: '核实', en: 'Confidence' },
      numeric: false,
      seal: true,
      write: (cell) => confidenceLabels[cell as Confidence],
    },
  ],
  rows: summary.published.map((row) => [row.label, row.period, row.own, row.published, row.unit, row.source, row.confidence]),
})

const decimalsIn = (value: string): number => value.split('.')[1]?.length ?? 0
const writePublished = (value: string | number | bigint | undefined): string =>
  value !== undefined && /^-?\d+(\.\d+)?$/.test(String(value)) ? figure(value, decimalsIn(String(value))) : String(value ?? '–')
