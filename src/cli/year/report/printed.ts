import type { Label } from '../../../kernel/index.ts'
import { figure, isLabel, megatonnes, yuan, type Cell, type Language } from './format.ts'
import { invariantTable, publishedTable, sieveTable } from './record-tables.ts'
import type { YearSummary } from './summary.ts'
import { classTable, provinceTable, type ReportTable } from './tables.ts'

/** Han characters and full-width marks take two columns of a terminal. */
const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, char) =>
      sum + (/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]/.test(char) ? 2 : 1),
    0,
  )

const pad = (text: string, width: number, right: boolean): string => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)))
  return right ? space + text : text + space
}

const shorten = (text: string, most: number): string => {
  if (widthOf(text) <= most) return text
  let kept = ''
  for (const char of text) {
    if (widthOf(kept + char) > most - 1) break
    kept += char
  }
  return `${kept}…`
}

const say = (value: string | Label, language: Language): string => (typeof value === 'string' ? value : value[language])

/** A table in a terminal: a title, a head, a rule, rows, and a sum under a rule. Numbers to the right, text to the left. */
export const printedTable = (table: ReportTable, language: Language, widest = 44): string => {
  const head = table.columns.map(({ label }) => label[language])
  const line = (row: readonly Cell[]): string[] =>
    table.columns.map((column, i) => {
      const cell = row[i]
      return shorten(isLabel(cell) && !column.numeric ? cell[language] : say(column.write(cell), language), widest)
    })
  const rows = table.rows.map(line)
  const sum = table.sum ? [line(table.sum)] : []
  const widths = head.map((text, i) => Math.max(...[head, ...rows, ...sum].map((row) => widthOf(row[i] ?? text))))
  const joined = (row: readonly string[]): string =>
    row
      .map((text, i) => pad(text, widths[i] ?? 0, table.columns[i]?.numeric ?? false))
      .join('  ')
      .trimEnd()
  const rule = '-'.repeat(widths.reduce((total, width) => total + width + 2, -2))
  return [
    table.title[language],
    joined(head),
    rule,
    ...rows.map(joined),
    ...(sum.length > 0 ? [rule, ...sum.map(joined)] : []),
  ].join('\n')
}

/** One line of progress: `[ 3/12] final allocation  1,011 emitters`. Goes to standard error; durations are for the eye only. */
export const progressLine = (step: number, steps: number, label: Label, detail: string, language: Language): string =>
  `[${String(step).padStart(String(steps).length)}/${steps}] ${label[language]}${detail === '' ? '' : `  ${detail}`}`

const sentence = ({ compliance: c, market }: YearSummary, language: Language): string => {
  const average = market.averageFen === undefined ? '–' : yuan(market.averageFen)
  const traded = megatonnes(market.volume, 2)
  const [entities, compliant, short, owed] = [c.entities, c.compliant, c.short, c.shortfall].map((value) => figure(value))
  const [credits, kept] = [figure(c.creditsUsed), figure(c.carriedOver)]
  return language === 'zh'
    ? `${entities} 家重点排放单位，${compliant} 家足额清缴，${short} 家仍缺 ${owed} 吨；` +
        `使用 CCER ${credits} 吨；成交 ${traded} Mt，均价 ${average} 元/吨，结转 ${kept} 吨。`
    : `${entities} emitters, ${compliant} compliant, ${short} still short of ${owed} t; ` +
        `${credits} t of CCER used; ${traded} Mt traded at ${average} yuan/t on average, ${kept} t carried over.`
}

const exclusionLines = (summary: YearSummary, language: Language): string[] =>
  summary.exclusions.map(({ row, name, reasons }) => {
    const all = reasons.map((reason) => `${reason.column} = ${reason.value === '' ? '–' : reason.value} (${reason[language]})`)
    return `${pad(String(row), 6, true)}  ${shorten(name, 40)}: ${all.join('; ')}`
  })

/** All that the terminal says at the end of a year. */
export const printedSummary = (summary: YearSummary, language: Language): string => {
  const left = language === 'zh' ? '未纳入的行' : 'Rows left out'
  return [
    ...summary.meta.notes.map((note) => note[language]),
    '',
    printedTable(sieveTable(summary), language),
    '',
    `${left} (${summary.exclusions.length})`,
    ...exclusionLines(summary, language),
    '',
    printedTable(classTable(summary), language),
    '',
    printedTable(provinceTable(summary), language),
    '',
    sentence(summary, language),
    '',
    printedTable(publishedTable(summary), language, 34),
    '',
    printedTable(invariantTable(summary), language, 72),
    '',
  ].join('\n')
}
