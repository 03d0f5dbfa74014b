import type { WorkingRow } from '../workings.ts'
import { confidenceLabels } from './record-tables.ts'
import { number, text, type ReportTable } from './tables.ts'

const indent = (depth: number): string => '    '.repeat(depth)
const plain = (value: string | number | bigint | undefined): string => String(value ?? '')

/**
 * Every unit's allocation with the terms it was computed from: symbol, formula, value, unit, rule, article and how sure we are.
 */
export const workingTable = (rows: readonly WorkingRow[]): ReportTable => ({
  id: 'workings',
  title: { zh: '各机组配额的推导', en: 'Working of each unit’s allocation' },
  note: { zh: '缩进的项组成其上一项', en: 'indented terms make the one above them' },
  columns: [
    text('单位', 'Emitter'),
    text('机组', 'Unit'),
    text('项', 'Term'),
    text('名称', 'Name'),
    text('算式', 'Formula'),
    number('数值', 'Value', plain),
    text('计量单位', 'Unit of measure'),
    text('规则与来源', 'Rule and source'),
    text('可信度', 'Confidence'),
  ],
  rows: rows.map(({ entity, unit, depth, working }) => [
    entity,
    unit,
    `${indent(depth)}${working.symbol}`,
    working.label,
    working.formula ?? '',
    working.value,
    working.unit,
    working.rule
      ? `${working.rule.parameter} ${working.rule.source}${working.rule.article === undefined ? '' : ` ${working.rule.article}`}`
      : '',
    working.rule ? confidenceLabels[working.rule.confidence] : '',
  ]),
})
