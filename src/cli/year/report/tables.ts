import type { Label } from '../../../kernel/index.ts'
import { provinceOfCode } from '../provinces.ts'
import { figure, gigawatts, megatonnes, signed, yuan, type Cell } from './format.ts'
import type { Totals, YearSummary } from './summary.ts'

/** A column: what it holds and how the page and the terminal write it. A spreadsheet gets the raw value where there is one. */
export interface Column {
  readonly label: Label
  readonly numeric: boolean
  readonly write: (cell: Cell) => string | Label
  /** Shown as a small seal on the page; the cell is a confidence. */
  readonly seal?: true
}

/** One table of the report, the same on the page, in the workbook and in the terminal. sum: the last row, set off by a line. */
export interface ReportTable {
  readonly id: string
  readonly title: Label
  /** Units, and what the reader must know to read it. */
  readonly note: Label
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  readonly sum?: readonly Cell[]
}

const plain = (cell: Cell): string | Label =>
  cell === undefined || cell === '' ? '–' : typeof cell === 'object' ? cell : String(cell)
const scalar = (cell: Cell): string | number | bigint | undefined => (typeof cell === 'object' ? undefined : cell)

export const text = (zh: string, en: string): Column => ({ label: { zh, en }, numeric: false, write: plain })
export const number = (zh: string, en: string, write: (value: string | number | bigint | undefined) => string): Column => ({
  label: { zh, en },
  numeric: true,
  write: (cell) => write(scalar(cell)),
})
const whole = (zh: string, en: string): Column => number(zh, en, (value) => figure(value))
const mega = (zh: string, en: string, places = 1): Column =>
  number(zh, en, (value) => (typeof value === 'bigint' ? megatonnes(value, places) : '–'))

const totalsColumns: readonly Column[] = [
  whole('单位', 'Emitters'),
  whole('机组', 'Units'),
  number('装机 GW', 'GW', (value) => (value === undefined ? '–' : gigawatts(String(value)))),
  number('发电量 TWh', 'TWh', (value) => (value === undefined ? '–' : figure(Number(value) / 1_000_000, 1))),
  number('供热量 PJ', 'Heat PJ', (value) => (value === undefined ? '–' : figure(Number(value) / 1_000_000, 1))),
  mega('排放 Mt', 'Emissions Mt', 2),
  mega('配额 Mt', 'Allocation Mt', 2),
  number('盈缺 Mt', 'Surplus or gap Mt', (value) => (typeof value === 'bigint' ? signed(Number(value) / 1_000_000, 2) : '–')),
]

const totalsCells = (totals: Totals): Cell[] => [
  totals.entities,
  totals.units,
  totals.capacityMw,
  totals.generationMwh,
  totals.heatGj,
  totals.emissions,
  totals.allocation,
  totals.difference,
]

export const sumLabel: Label = { zh: '合计', en: 'Total' }

export const classLabel = (unitClass: string): Label => ({ zh: `${unitClass} 类`, en: `Class ${unitClass}` })

export const classTable = (summary: YearSummary): ReportTable => ({
  id: 'classes',
  title: { zh: '按机组类别', en: 'By unit class' },
  note: {
    zh: '一家单位可有几类机组，单位数之和可大于合计',
    en: 'An emitter may have units of several classes, so emitters may add up to more than the total',
  },
  columns: [text('类别', 'Class'), ...totalsColumns],
  rows: summary.byClass.map((row) => [classLabel(row.unitClass), ...totalsCells(row)]),
  sum: [sumLabel, ...totalsCells(summary.total)],
})

export const provinceTable = (summary: YearSummary): ReportTable => ({
  id: 'provinces',
  title: { zh: '按省份', en: 'By province' },
  note: {
    zh: `按行政区划代码排列；${summary.fleet.provincesInferred} 家电厂的省份由最近的已知电厂推断`,
    en:
      'In order of the administrative code; the province of ' +
      `${summary.fleet.provincesInferred} plants is inferred from the nearest known one`,
  },
  columns: [text('省份', 'Province'), ...totalsColumns, whole('足额', 'Compliant'), whole('未足额', 'Short')],
  rows: summary.byProvince.map((row) => [nameOf(row.province), ...totalsCells(row), row.compliant, row.short]),
  sum: [sumLabel, ...totalsCells(summary.total), summary.compliance.compliant, summary.compliance.short],
})

const nameOf = (code: string): Label => {
  const { zh, en } = provinceOfCode(code)
  return { zh, en }
}

const yesNo = (value: boolean): Label => (value ? { zh: '足额', en: 'compliant' } : { zh: '缺', en: 'short' })

export const entityTable = (summary: YearSummary): ReportTable => ({
  id: 'entities',
  title: { zh: '重点排放单位', en: 'Emitters' },
  note: { zh: '吨二氧化碳', en: 'Tonnes of CO2' },
  columns: [
    text('编号', 'Id'),
    text('名称', 'Name'),
    text('省份', 'Province'),
    text('集团', 'Group'),
    number('装机 MW', 'MW', (value) => figure(value, 1)),
    whole('机组', 'Units'),
    whole('应清缴', 'Obligation'),
    whole('配额', 'Allocation'),
    number('盈缺', 'Surplus or gap', (value) => (typeof value === 'bigint' ? signed(value) : '–')),
    whole('买入', 'Bought'),
    whole('卖出', 'Sold'),
    whole('已清缴配额', 'Surrendered'),
    whole('抵销 CCER', 'CCER used'),
    whole('结转', 'Carried over'),
    whole('未清缴', 'Shortfall'),
    text('结果', 'Result'),
  ],
  rows: summary.entities.map((row) => [
    row.id,
    row.name,
    nameOf(row.province),
    row.group,
    row.capacityMw,
    row.units,
    row.obligation,
    row.allocation,
    row.allocation - row.obligation,
    row.bought,
    row.sold,
    row.surrendered,
    row.creditsUsed,
    row.carriedOver,
    row.shortfall,
    yesNo(row.compliant),
  ]),
})

const price = (zh: string, en: string): Column => number(zh, en, (value) => (typeof value === 'bigint' ? yuan(value) : '–'))

export const priceTable = (summary: YearSummary): ReportTable => ({
  id: 'prices',
  title: { zh: '每日行情', en: 'Prices by trading day' },
  note: { zh: '价格：元/吨；成交量：吨；成交额：元', en: 'Prices in yuan per tonne; volume in tonnes; turnover in yuan' },
  columns: [
    text('交易日', 'Day'),
    text('产品', 'Product'),
    price('开盘', 'Open'),
    price('最高', 'High'),
    price('最低', 'Low'),
    price('收盘', 'Close'),
    whole('成交量', 'Volume'),
    price('成交额', 'Turnover'),
  ],
  rows: summary.market.days.map((row) => [
    row.day,
    row.product,
    row.openFen,
    row.highFen,
    row.lowFen,
    row.closeFen,
    row.volume,
    row.turnoverFen,
  ]),
})

export const balanceTable = (summary: YearSummary): ReportTable => ({
  id: 'balance',
  title: { zh: '全国平衡', en: 'National balance' },
  note: {
    zh: '吨；发放量等于各项之和，余数必须为 0',
    en: 'Tonnes; what was issued is the sum of the others, the remainder must be 0',
  },
  columns: [
    text('产品', 'Product'),
    whole('发放或登记', 'Issued'),
    whole('清缴', 'Surrendered'),
    whole('注销', 'Cancelled'),
    whole('收回', 'Recalled'),
    whole('年末持有', 'Held'),
    whole('余数', 'Remainder'),
  ],
  rows: summary.balance.map((row) => [
    row.product,
    row.issued,
    row.surrendered,
    row.cancelled,
    row.recalled,
    row.held,
    row.remainder,
  ]),
})
