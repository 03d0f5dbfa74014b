import { filed } from '../../format/number.ts'
import { useTexts, type TextKey, type Texts } from '../../i18n/index.ts'
import { zh } from '../../i18n/zh.ts'

type Plain = string | number | boolean

const isPlain = (value: unknown): value is Plain => ['string', 'number', 'boolean'].includes(typeof value)
const isNumber = (value: unknown): boolean => /^-?\d+(\.\d+)?$/.test(String(value))
const hows: readonly string[] = ['halfUp', 'halfEven', 'down', 'up']

/** What a rule's unit is called; a symbol stays a symbol. */
export const unitName = (t: Texts['t'], unit: string): string => {
  const key = `ruleUnit.${unit}`
  return key in zh ? t(key as TextKey) : unit === '1' ? '' : unit.replaceAll('CO2', 'CO₂')
}

/** What a dimension of a question is called. */
export const dimensionName = (t: Texts['t'], name: string): string => {
  const key = `dimension.${name}`
  return key in zh ? t(key as TextKey) : name
}

const plainText = ({ t }: Texts, value: Plain): string => {
  if (typeof value === 'boolean') return t(value ? 'rules.yes' : 'rules.no')
  // A year is no quantity: it has no thousands.
  if (typeof value === 'number' && Number.isInteger(value) && value > 1900 && value < 2100) return String(value)
  return isNumber(value) ? filed(String(value)) : value === '' ? '–' : String(value)
}

/** A rule's value as a line of text: numbers as filed, lists with commas, sides of a table as name and value. */
export const valueLine = (texts: Texts, value: unknown): string => {
  if (isPlain(value)) return plainText(texts, value)
  const comma = texts.language === 'zh' ? '、' : ', '
  if (Array.isArray(value)) return value.map((item) => valueLine(texts, item)).join(comma)
  if (typeof value !== 'object' || value === null) return '–'
  const fields = value as Record<string, unknown>
  if (typeof fields['zh'] === 'string' && typeof fields['en'] === 'string') return String(fields[texts.language])
  if (typeof fields['how'] === 'string' && hows.includes(fields['how']))
    return texts.t(`working.${fields['how']}` as TextKey, { places: String(fields['places']) })
  return Object.entries(fields)
    .map(([name, item]) => `${name} ${valueLine(texts, item)}`)
    .join(texts.language === 'zh' ? '；' : '; ')
}

const longest = 160

/** A value in a cell: short ones as they are, tables and documents behind their count. */
export const RuleFigure = ({ value }: { readonly value: unknown }) => {
  const texts = useTexts()
  const text = valueLine(texts, value)
  if (text.length > longest)
    return (
      <details className="rule-long">
        <summary>{texts.t('rules.entries', { count: Array.isArray(value) ? value.length : 1 })}</summary>
        <pre tabIndex={0}>{JSON.stringify(value, null, 1)}</pre>
      </details>
    )
  return <span className={text.length > 24 ? 'rule-words' : undefined}>{text}</span>
}
