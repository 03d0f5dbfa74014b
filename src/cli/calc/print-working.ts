import type { Working } from '../../kernel/index.ts'

const rounded = (working: Working): string => (working.rounding ? ` [${working.rounding.how} ${working.rounding.places}]` : '')

const sourceOf = (working: Working): string => {
  const { rule, from } = working
  if (from) return ` ← ${from}`
  if (!rule) return ''
  const reading = rule.reading === 'default' ? '' : `, ${rule.reading}`
  return ` ← ${rule.parameter}${reading} (${rule.confidence}; ${rule.source}${rule.article ? `, ${rule.article}` : ''})`
}

const lineOf = (working: Working, language: 'zh' | 'en'): string => {
  const unit = working.unit === '' ? '' : ` ${working.unit}`
  const formula = working.formula === undefined || working.formula === working.symbol ? '' : ` = ${working.formula}`
  return `${working.symbol}${formula} = ${working.value}${unit}${rounded(working)}  ${working.label[language]}${sourceOf(working)}`
}

/** The tree of a figure as text, two spaces a level: what `--explain` prints. */
export const printWorking = (working: Working, language: 'zh' | 'en' = 'en', depth = 0): string =>
  [
    `${'  '.repeat(depth)}${lineOf(working, language)}`,
    ...working.terms.map((term) => printWorking(term, language, depth + 1)),
  ].join('\n')
