import ts from 'typescript'
import { isTest, type HouseFile, type Sentences } from './files.ts'
import { domains } from './imports.ts'
import { lineOf, parse, walk } from './syntax.ts'

const home = /(^|\/)([a-z0-9-]+-)?(facts|views|tables)\.ts$/
const sqlText = /\b(select\b[\s\S]+\bfrom\b|insert\s+into|update\s+\w+\s+set|delete\s+from|create\s+table)\b/

const isDomainCode = (file: HouseFile): boolean =>
  ['parties', ...domains].some((name) => file.path.startsWith(`src/${name}/`)) && !isTest(file) && !home.test(file.path)

const touches = (node: ts.Node): boolean => {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'rows' && /sql$/i.test(node.expression.getText())
  if (ts.isStringLiteralLike(node)) return sqlText.test(node.text)
  return ts.isTemplateExpression(node) && sqlText.test(node.getText())
}

/** Only facts.ts, views.ts and tables.ts of a domain (also `noun-facts.ts` and so on) read or write SQL. */
export const sqlOutside = (files: readonly HouseFile[]): Sentences =>
  files.filter(isDomainCode).flatMap((file) => {
    const found: string[] = []
    walk(parse(file), (node) => {
      if (!touches(node)) return
      found.push(`${file.path}:${lineOf(node)} touches SQL: only facts.ts, views.ts and tables.ts of a domain do.`)
      return false
    })
    return found
  })
