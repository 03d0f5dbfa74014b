import { defineRefusals, type Label } from '../../kernel/index.ts'

/** Why a row of the plants file takes no part in the year. A row lists every one that holds. */
export const reasonTexts = {
  shutDown: { zh: '已关停', en: 'shut down' },
  underConstruction: { zh: '在建', en: 'under construction' },
  notOperating: { zh: '非运行状态', en: 'not in operation' },
  notYetOperating: { zh: '履约年度之后投产', en: 'starts after the compliance year' },
  capacityBlank: { zh: '装机容量为空', en: 'capacity is blank' },
  capacityNotANumber: { zh: '装机容量不是数字', en: 'capacity is not a number' },
  capacityNotPositive: { zh: '装机容量须大于零', en: 'capacity must be above zero' },
  outsideMarket: { zh: '所在地不在全国市场范围', en: 'lies outside the national market' },
  coordinatesBlank: { zh: '坐标为空，无法判断省份', en: 'coordinates are blank, so the province cannot be told' },
  coordinatesNotOnEarth: { zh: '坐标无效，无法判断省份', en: 'coordinates are not valid, so the province cannot be told' },
  noKnownNeighbour: { zh: '全表没有省份已知的电厂', en: 'no plant of the file has a known province' },
  identicalRow: { zh: '与前面一行完全相同', en: 'repeats an earlier row in every column' },
  columnCount: { zh: '列数与表头不符', en: 'has not as many columns as the head' },
  underThreshold: { zh: '年排放量低于纳入门槛', en: 'emits less than the inclusion threshold' },
} as const satisfies Record<string, Label>
export type ReasonCode = keyof typeof reasonTexts

/** What was noticed in a row that takes part all the same. */
export const remarkTexts = {
  repeatedId: { zh: '编号重复，已加序号', en: 'id is used before, a number was added' },
  repeatedName: { zh: '名称重复，数据不同，保留', en: 'name is used before with other data, kept' },
  oddCharacters: { zh: '含异常字符', en: 'has odd characters' },
  nameBlank: { zh: '名称为空，以编号代替', en: 'name is blank, the id stands in' },
  idBlank: { zh: '编号为空，以行号代替', en: 'id is blank, the row number stands in' },
} as const satisfies Record<string, Label>
export type RemarkCode = keyof typeof remarkTexts

/** One finding in one row. row: as a spreadsheet counts, the head being row 1. column: as the file's head writes it. */
export interface Finding<Code extends string> extends Label {
  readonly code: Code
  readonly column: string
  readonly value: string
}

export const reason = (code: ReasonCode, column: string, value: string): Finding<ReasonCode> => ({
  code,
  column,
  value,
  ...reasonTexts[code],
})
export const remark = (code: RemarkCode, column: string, value: string): Finding<RemarkCode> => ({
  code,
  column,
  value,
  ...remarkTexts[code],
})

export const plantsFileRefusals = defineRefusals({
  plantsFileUnknown: {
    zh: '无法识别电厂文件：缺少列 {limit}',
    en: 'The plants file is of no known format: columns {limit} are missing',
    source: 'World Resources Institute, Global Power Plant Database: raw file of China, or released file',
  },
  plantsFileBroken: {
    zh: '电厂文件无法读取：{asked}',
    en: 'The plants file cannot be read: {asked}',
    source: 'RFC 4180',
  },
})

export const yearRefusals = defineRefusals({
  yearWithoutRules: {
    zh: '{asked} 年度没有规则可依：缺少 {limit}',
    en: 'There are no rules for the compliance year {asked}: {limit} is missing',
    source: 'rules/',
  },
})
