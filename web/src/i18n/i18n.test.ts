import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { en } from './en.ts'
import { zh, type TextKey } from './zh.ts'

const keys = Object.keys(zh) as TextKey[]
const places = (text: string): string[] => [...text.matchAll(/\{\w+\}|<\w+>/g)].map((match) => match[0]).sort()

test('both languages have the same keys and none is empty', () => {
  expect(Object.keys(en).sort()).toEqual([...keys].sort())
  expect(Object.entries({ ...zh, ...en }).filter(([, text]) => text.length === 0)).toEqual([])
})

test('a sentence has the same places to fill in both languages', () => {
  expect(keys.filter((key) => places(zh[key]).join() !== places(en[key]).join())).toEqual([])
})

test('Chinese uses full-width punctuation and a space between Han and Latin', () => {
  const wrong = keys.filter((key) =>
    /[\u4e00-\u9fff][A-Za-z0-9{]|[A-Za-z0-9}][\u4e00-\u9fff]|[\u4e00-\u9fff][,;:!?]/.test(zh[key]),
  )
  expect(wrong.filter((key) => !allowedTight.has(key))).toEqual([])
})

/** Where the filled-in value is Chinese itself. */
const allowedTight = new Set<TextKey>([
  'book.sell',
  'book.buy',
  'working.title',
  'data.dueBy',
  'data.stillMissing',
  'data.missingTitle',
  'data.filed',
  'data.copied',
  'data.copyNothingThere',
  'data.noEvidence',
  'data.filedBare',
  'data.attach',
  'data.evidenceTitle',
  'data.pickFileFor',
  'annual.missing',
  'certificate.capitals',
  'book.levelCount',
  'surrender.notFree',
  'home.assume',
  'ticket.reviewList',
  'ticket.reviewPick',
  'audit.own',
  'rules.metaIndex',
  'rules.metaWords',
])

test('no exclamation mark, no please, no successfully', () => {
  expect(keys.filter((key) => /[!！]|(?<!申)请(?!求)|成功|please|successfully/i.test(zh[key] + en[key]))).toEqual([])
})

test('every text is used, and every used text exists', () => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !/^i18n\/(zh|en)[/.]|\.test\.ts$/.test(name),
  )
  const source = files.map((name) => readFileSync(root + name, 'utf8')).join('\n')
  // Keys made from a value of the API: phases, events, domains, units and the like by name.
  const made = /^(phase|event|ledger|domain|index|dimension|field|home\.plan|working\.unit|working\.from)\./
  expect(keys.filter((key) => !made.test(key) && !source.includes(`'${key}'`))).toEqual([])
})
