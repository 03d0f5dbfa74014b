import ts from 'typescript'
import { isCode, isTest, type HouseFile, type Sentences } from './files.ts'
import { lineOf, parse, walk } from './syntax.ts'

const nameOf = (property: ts.ObjectLiteralElementLike): string =>
  property.name && !ts.isComputedPropertyName(property.name) ? property.name.text : ''

const isEmpty = (property: ts.ObjectLiteralElementLike): boolean =>
  ts.isPropertyAssignment(property) && ts.isStringLiteralLike(property.initializer) && property.initializer.text.trim() === ''

const isText = (property: ts.ObjectLiteralElementLike): boolean =>
  ts.isPropertyAssignment(property) &&
  (ts.isStringLiteralLike(property.initializer) || ts.isTemplateExpression(property.initializer))

/** `{ zh, en }`: whoever writes one language writes the other, and neither is empty. */
export const halfSentences = (files: readonly HouseFile[]): Sentences =>
  files
    .filter((file) => isCode(file) && !isTest(file) && /^(src|web)\//.test(file.path) && /\b(zh|en)\s*:/.test(file.text))
    .flatMap((file) => {
      const found: string[] = []
      walk(parse(file), (node) => {
        if (!ts.isObjectLiteralExpression(node)) return
        const spoken = node.properties.filter((property) => nameOf(property) === 'zh' || nameOf(property) === 'en')
        if (!spoken.some(isText)) return
        if (spoken.length === 2 && !spoken.some(isEmpty)) return
        found.push(`${file.path}:${lineOf(node)} says it in one language: a person reads zh and en.`)
      })
      return found
    })

/** The keys of a catalogue, dotted: of JSON, or of the object literals of a TypeScript file. */
const keysOf = (file: HouseFile): Set<string> => {
  const keys = new Set<string>()
  const source = file.path.endsWith('.json')
    ? parse({ path: `${file.path}.ts`, text: `export const all = ${file.text}` })
    : parse(file)
  const collect = (node: ts.ObjectLiteralExpression, under: string): void => {
    for (const property of node.properties) {
      const key = under + nameOf(property)
      const value = ts.isPropertyAssignment(property) ? property.initializer : undefined
      if (value && ts.isObjectLiteralExpression(value)) collect(value, `${key}.`)
      else keys.add(key)
    }
  }
  walk(source, (node) => {
    if (!ts.isObjectLiteralExpression(node)) return
    collect(node, '')
    return false
  })
  return keys
}

const catalogue = /^(web\/src\/i18n\/(?:.*\/)?)zh(-[a-z-]+)?\.(ts|json)$|^(web\/src\/i18n\/)zh\/(.+)\.(ts|json)$/

const otherLanguage = (path: string): string => path.replace(/\/zh([./])/, '/en$1')

/** The web catalogue has the same keys in both languages. */
export const unpairedKeys = (files: readonly HouseFile[]): Sentences =>
  files
    .filter((file) => catalogue.test(file.path))
    .flatMap((zh) => {
      const en = files.find((file) => file.path === otherLanguage(zh.path))
      if (!en) return [`${zh.path} has no English beside it: write ${otherLanguage(zh.path)}.`]
      const [chinese, english] = [keysOf(zh), keysOf(en)]
      return [
        ...[...chinese].filter((key) => !english.has(key)).map((key) => `${en.path} lacks ${key}, which ${zh.path} has.`),
        ...[...english].filter((key) => !chinese.has(key)).map((key) => `${zh.path} lacks ${key}, which ${en.path} has.`),
      ]
    })
