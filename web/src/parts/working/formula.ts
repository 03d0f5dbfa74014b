import type { Working } from '../../api/types.ts'
import type { Names } from './names.ts'

/** One box of a laid-out formula: a term of the working, or a number that stands in the formula itself (44/12, 100). */
export type Box =
  | { readonly kind: 'term'; readonly operator: string; readonly term: Working }
  | { readonly kind: 'constant'; readonly operator: string; readonly text: string; readonly from: readonly Working[] }

const operators = new Set(['×', '+', '−', '-', '÷', '/', '*'])
const shownOperator: Record<string, string> = { '-': '−', '*': '×', '/': '÷' }

/** Cuts `FC × Car × OF × 44/12` at its operators. Operators need spaces around them, so `44/12` stays one piece. */
const cut = (formula: string): { operator: string; text: string }[] | undefined => {
  const pieces: { operator: string; text: string }[] = []
  let operator = ''
  for (const word of formula.trim().split(/\s+/)) {
    if (operators.has(word)) {
      if (operator || pieces.length === 0) return undefined
      operator = shownOperator[word] ?? word
    } else if (pieces.length > 0 && !operator) {
      return undefined
    } else {
      pieces.push({ operator, text: word })
      operator = ''
    }
  }
  return operator || pieces.length === 0 ? undefined : pieces
}

/** The two terms that a quotient like `44/12` stands for, where the working carries them with their source. */
const quotientTerms = (text: string, left: Working[]): readonly Working[] => {
  const [above, below] = text.split('/')
  const at = left.findIndex((term, index) => term.value === above && left[index + 1]?.value === below)
  return below === undefined || at < 0 ? [] : left.splice(at, 2)
}

/** Sums have as many terms as there are units or months: their boxes are joined by a plus. */
export const isSum = (working: Working): boolean => /^(.*=\s*)?Σ/.test(working.formula ?? '')

/**
 * The formula as boxes, when its pieces are the terms in any order plus plain numbers. A formula with brackets, functions or
 * repeated terms has no such layout: then the reader gets the written formula and the terms beside it.
 */
export const layOut = (working: Working): readonly Box[] | undefined => {
  if (isSum(working)) return working.terms.map((term, index) => ({ kind: 'term', operator: index === 0 ? '' : '+', term }))
  const pieces = cut((working.formula ?? '').replace(/^.*?=\s*/, ''))
  if (!pieces) return undefined
  const left = [...working.terms]
  const boxes: Box[] = []
  for (const { operator, text } of pieces) {
    const index = left.findIndex((term) => term.symbol === text)
    if (index >= 0) boxes.push({ kind: 'term', operator, term: left.splice(index, 1)[0]! })
    else if (/^[\d.,/%]+$/.test(text)) boxes.push({ kind: 'constant', operator, text, from: quotientTerms(text, left) })
    else return undefined
  }
  return left.length === 0 ? boxes : undefined
}

/** `Car` is C with ar below, `NCV_ar` is NCV with ar below, `FC` and `44/12` stand as they are. */
export const splitSymbol = (symbol: string): readonly [base: string, below: string] => {
  const underscore = symbol.indexOf('_')
  if (underscore > 0) return [symbol.slice(0, underscore), symbol.slice(underscore + 1)]
  const match = /^([A-Z]{1,3}|[ηφ])([a-z]{1,3}\d?|\d)$/.exec(symbol)
  return match ? [match[1] ?? symbol, match[2] ?? ''] : [symbol, '']
}

/** The whole tree as text, for the clipboard: one line a term, indented under what it makes. */
export const asText = (working: Working, language: 'zh' | 'en', names: Names, depth = 0): string => {
  const line = `${'  '.repeat(depth)}${working.symbol} ${working.label[language]} = ${working.formula ? `${working.formula} = ` : ''}${working.value} ${names.unit(working.unit)}`
  const source = working.rule ? `  [${working.rule.source}${working.rule.article ? ` ${working.rule.article}` : ''}]` : ''
  const from = working.from ? `  (${names.from(working.from)})` : ''
  return [line.trimEnd() + from + source, ...working.terms.map((term) => asText(term, language, names, depth + 1))].join('\n')
}

/** A computed term shows its own terms inside its box while they are few and given; else it gets an equation of its own below. */
const mostInside = 4
export const fitsInside = (term: Working): boolean =>
  term.terms.length > 0 && term.terms.length <= mostInside && term.terms.every((inner) => inner.terms.length === 0)

/** Exact decimals run to forty digits; on the screen they end where nobody reads on. The copied text keeps them all. */
const mostDecimals = 8
export const shownValue = (value: string): string => {
  const [whole = '', decimals = ''] = value.split('.')
  return decimals.length <= mostDecimals ? value : `${whole}.${decimals.slice(0, mostDecimals)}`
}
export const isCut = (value: string): boolean => shownValue(value) !== value
