import { filed } from '../../format/number.ts'
import { useTexts, type TextKey, type Texts } from '../../i18n/index.ts'
import { zh } from '../../i18n/zh.ts'
import type { Names } from './types.ts'

type Plain = string | number | boolean

const isPlain = (value: unknown): value is Plain => ['string', 'number', 'boolean'].includes(typeof value)
const isNumber = (value: unknown): boolean => /^-?\d+(\.\d+)?$/.test(String(value))
const hows: readonly string[] = ['halfUp', 'halfEven', 'down', 'up']

/** What a word of a rule is called: its unit, a reading, a dimension value; a figure or a symbol stays as it is. */
export const wordName = ({ language }: Texts, names: Names, word: string): string => names[word]?.[language] ?? word

/** Only figures are said with their unit: the unit of a word or of a day would say nothing. */
export const isFigure = (value: unknown): boolean => {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isFigure)
  return typeof value !== 'boolean' && isPlain(value) && isNumber(value)
}

/** What a dimension of a question is called. */
export const dimensionName = (t: Texts['t'], name: string): string => {
  const key = `dimension.${name}`
  return key in zh ? t(key as TextKey) : name
}

const plainText = (texts: Texts, value: Plain, names: Names): string => {
  if (typeof value === 'boolean') return texts.t(value ? 'rules.yes' : 'rules.no')
  // A year is no quantity: it has no thousands.
  if (typeof value === 'number' && Number.isInteger(value) && value > 1900 && value < 2100) return String(value)
  return isNumber(value) ? filed(String(value)) : value === '' ? '–' : wordName(texts, names, String(value))
}

/** A rule's value as a line of text: numbers as filed, lists with commas, sides of a table as name and value. */
export const valueLine = (texts: Texts, value: unknown, names: Names): string => {
  if (isPlain(value)) return plainText(texts, value, names)
  const comma = texts.language === 'zh' ? '、' : ', '
  if (Array.isArray(value)) return value.map((item) => valueLine(texts, item, names)).join(comma)
  if (typeof value !== 'object' || value === null) return '–'
  const fields = value as Record<string, unknown>
  if (typeof fields['zh'] === 'string' && typeof fields['en'] === 'string') return String(fields[texts.language])
  if (typeof fields['how'] === 'string' && hows.includes(fields['how']))
    return texts.t(`working.${fields['how']}` as TextKey, { places: String(fields['places']) })
  return Object.entries(fields)
    .map(([name, item]) => `${wordName(texts, names, name)} ${valueLine(texts, item, names)}`)
    .join(texts.language === 'zh' ? '；' : '; ')
}

const longest = 160
const mostRows = 6

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('zh' in value)

/** The rows of a list of tables, be it the value itself or the only field of a table; undefined where there is no such list. */
export const tableRows = (value: unknown): readonly unknown[] | undefined => {
  const list = isTable(value) && Object.keys(value).length === 1 ? Object.values(value)[0] : value
  return Array.isArray(list) && list.some(isTable) ? list : undefined
}

const rowsOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value
  return isTable(value) ? Object.entries(value).map(([name, item]) => ({ [name]: item })) : [value]
}

/** A value in a cell: short ones as they are, a few tables one below the other, documents and long lists behind their count. */
export const RuleFigure = ({ value, names }: { readonly value: unknown; readonly names: Names }) => {
  const texts = useTexts()
  const text = valueLine(texts, value, names)
  const tables = tableRows(value)
  if (tables === undefined && text.length <= longest)
    return <span className={text.length > 24 ? 'rule-words' : 'rule-word'}>{text}</span>
  const rows = tables ?? rowsOf(value)
  const list = (
    <ul className="rule-rows" tabIndex={rows.length > mostRows ? 0 : undefined}>
      {rows.map((row, index) => (
        <li key={index}>{valueLine(texts, row, names)}</li>
      ))}
    </ul>
  )
  if (tables !== undefined && rows.length <= mostRows) return list
  return (
    <details className="rule-long">
      <summary>{texts.t('rules.entries', { count: rows.length })}</summary>
      {list}
    </details>
  )
}
