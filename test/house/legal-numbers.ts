import ts from 'typescript'
import { isTest, type HouseFile, type Sentences } from './files.ts'
import { domains } from './imports.ts'
import { lineOf, parse, walk } from './syntax.ts'

const isDomainCode = (file: HouseFile): boolean =>
  domains.some((name) => file.path.startsWith(`src/${name}/`)) && file.path.endsWith('.ts') && !isTest(file)

/** Numbers that state no law: nothing, one, both sides, and the months of a year. */
const plain = new Set(['0', '1', '2', '12'])
/** Numbers a named conversion of units may hold: `fenPerYuan`, `hoursPerDay`. */
const conversion = /^(10+|0?\.0*1|7|24|60|3600|86400000|3600000)$/
const conversionName = /Per[A-Z]/
/** Names that say the number bounds the machine or the screen and not the market: `pageRowsMax`, `retryMs`, `shownPlaces`. */
const technicalName = /(shown|bytes|bits|ms|seconds|chars|rows|columns|pixels|attempts|entries|batch)([A-Z]|$)/i

const normal = (text: string): string => text.replaceAll('_', '').replace(/n$/, '').replace(/^-/, '')

const nameOfConstant = (node: ts.Node): string => {
  for (let at: ts.Node = node; at.parent; at = at.parent) {
    if (ts.isVariableDeclaration(at.parent) && ts.isIdentifier(at.parent.name)) return at.parent.name.text
    if (ts.isPropertyAssignment(at.parent)) return at.parent.name.getText()
    if (ts.isFunctionLike(at.parent) || ts.isBlock(at.parent)) return ''
  }
  return ''
}

const positional = /\.(at|slice|substring|charAt|charCodeAt|padStart|padEnd|repeat|toString)$/
const textBound = /(z\.string\(|z\.array\(|zText$|\bzId\b)/
const bound = /\.(min|max|length)$/

/** Places where a number is an index or the length of a text, not a quantity. */
const isPosition = (node: ts.Node): boolean => {
  const { parent } = node
  if (ts.isElementAccessExpression(parent)) return parent.argumentExpression === node
  if (!ts.isCallExpression(parent)) return false
  const callee = parent.expression.getText()
  if (positional.test(callee) || callee === 'zText') return true
  return bound.test(callee) && textBound.test(callee)
}

/** How many rows a question answers with: `limit` of a view's input. A view decides nothing. */
const isPageSize = (node: ts.Node): boolean =>
  /(^|[/-])views\.ts$/.test(node.getSourceFile().fileName) && nameOfConstant(node) === 'limit'

const isType = (node: ts.Node): boolean =>
  ts.isLiteralTypeNode(node.parent) || (node.parent.parent && ts.isLiteralTypeNode(node.parent.parent))

const dateText = /^(\d{4}-\d{2}-\d{2}|\d{2}-\d{2}|--\d{2}-\d{2})$/
const numberText = /^-?\d+(\.\d+)?%?$/

/** The number or date that a node states, as text, or undefined. */
const stated = (node: ts.Node): string | undefined => {
  if (ts.isNumericLiteral(node) || ts.isBigIntLiteral(node)) return node.getText()
  if (ts.isStringLiteralLike(node) && (numberText.test(node.text) || dateText.test(node.text))) return node.text
  return undefined
}

const isAllowed = (node: ts.Node, text: string): boolean => {
  const value = normal(text)
  if (plain.has(value) || isType(node) || isPosition(node) || isPageSize(node)) return true
  const name = nameOfConstant(node)
  return technicalName.test(name) || (conversionName.test(name) && conversion.test(value))
}

const escape = /\/\/.*\bnot law: \S/

/** `// not law: why` on the line, or alone on the line above, answers for a number that is arithmetic, not law. */
const isExcused = (lines: readonly string[], line: number): boolean =>
  escape.test(lines[line - 1] ?? '') || (/^\s*\/\//.test(lines[line - 2] ?? '') && escape.test(lines[line - 2] ?? ''))

/** Legal numbers, shares and dates in the domains' code. They belong into `rules/`, with a date and a source. */
export const legalNumbers = (files: readonly HouseFile[]): Sentences =>
  files.filter(isDomainCode).flatMap((file) => {
    const found: string[] = []
    const lines = file.text.split('\n')
    walk(parse(file), (node) => {
      if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return false
      const text = stated(node)
      if (text === undefined || isAllowed(node, text) || isExcused(lines, lineOf(node))) return
      found.push(`${file.path}:${lineOf(node)} holds ${text}: a legal number stands in rules/, not in code.`)
    })
    return found
  })
