import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readTree } from './files.ts'
import { importFindings, verbImports } from './imports.ts'
import { halfSentences, unpairedKeys } from './languages.ts'
import { lawFindings } from './law.ts'
import { legalNumbers } from './legal-numbers.ts'
import { expectNone } from './sentences.ts'
import { leftovers, longFiles, longLines, names } from './size.ts'
import { sqlOutside } from './sql.ts'
import { verbsWithoutTest } from './verbs.ts'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tonne-planted-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const plant = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

describe('planted imports', () => {
  test('a domain that reaches past a front door', async () => {
    plant('src/exchange/book.ts', 'export const book = 1\n')
    plant('src/exchange/index.ts', `export { book } from './book.ts'\n`)
    plant('src/compliance/surrender.ts', `import { book } from '../exchange/book.ts'\nexport const x = book\n`)
    plant('src/compliance/fine.ts', `import { book } from '../exchange/index.ts'\nexport const y = book\n`)
    expect(await importFindings(root)).toEqual([
      'compliance/surrender.ts imports exchange/book.ts: exchange is entered by its index.ts only; ' +
        'compliance may import only kernel, rulebook, ledger, parties, mrv, allocation, registry, ccer, exchange, by their index.ts.',
    ])
  })

  test('a domain that the table does not name, a type only, and a call back up', async () => {
    plant('src/exchange/index.ts', 'export type Book = number\n')
    plant('src/registry/issue.ts', `import type { Book } from '../exchange/index.ts'\nexport const x: Book = 1\n`)
    plant('src/store/run.ts', 'export const run = 1\n')
    plant('src/kernel/day.ts', `import { run } from '../store/run.ts'\nexport const y = run\n`)
    expect(await importFindings(root)).toEqual([
      'kernel/day.ts imports store/run.ts: kernel may import nothing of ours.',
      'registry/issue.ts imports exchange/index.ts: registry may import only kernel, rulebook, ledger, parties, by their index.ts.',
    ])
  })

  test('a cycle, and the page that reaches into the server', async () => {
    plant('src/mrv/a.ts', `import { b } from './b.ts'\nexport const a = (): number => b()\n`)
    plant('src/mrv/b.ts', `import { a } from './a.ts'\nexport const b = (): number => a()\n`)
    plant('src/store/run.ts', 'export const run = 1\n')
    plant('web/src/page.tsx', `import { run } from '../../src/store/run.ts'\nexport const c = run\n`)
    const found = await importFindings(root)
    expect(found).toHaveLength(2)
    expect(found[0]).toBe('mrv/a.ts imports mrv/b.ts and is imported by it again: no cycles (mrv/b.ts -> mrv/a.ts).')
    expect(found[1]).toBe(
      "web/src/page.tsx imports store/run.ts: web may import only kernel's formatters and the generated client.",
    )
  })

  test('a verb that imports a package or node', () => {
    plant(
      'src/mrv/file-month.ts',
      `import { readFileSync } from 'node:fs'\nimport { z } from 'zod'\nexport const f = command({})\n`,
    )
    expect(verbImports(readTree(root))).toEqual(
      ['node:fs', 'zod'].map(
        (name) =>
          `mrv/file-month.ts imports ${name}: a verb imports no package and nothing of node:, only what kernel re-exports.`,
      ),
    )
  })
})

describe('a planted legal number', () => {
  const found = (code: string): readonly string[] => {
    plant('src/compliance/offset.ts', code)
    return legalNumbers(readTree(root)).map((sentence) => sentence.replace('src/compliance/offset.ts', ''))
  }
  const says = (line: number, text: string): string => `:${line} holds ${text}: a legal number stands in rules/, not in code.`

  test.each([
    ['a share as text', `const limit = decimal('0.05')`, '0.05'],
    ['a number', 'export const most = (due: bigint) => due + 10_000n', '10_000n'],
    ['a year', 'if (year > 2022) borrow()', '2022'],
    ['a day', `const deadline = day('2024-12-31')`, '2024-12-31'],
    ['a power of ten without a unit', 'const fine = 100_000n', '100_000n'],
    ['a legal number called a conversion', 'const tonnesPerFine = 5', '5'],
    ['a count of days', 'const delayDays = 3', '3'],
    ['a bound of a number', 'const price = z.number().max(300)', '300'],
  ])('%s is found', (_what, code, text) => {
    expect(found(`${code}\n`)).toEqual([says(1, text)])
  })

  test.each([
    ['0, 1, 2, -1 and 12 months', 'const a = [0, 1n, 2, -1, 12]'],
    ['a conversion of units', `const fenPerYuan = 100n\nconst kgPerTonne = decimal('1000')`],
    ['an index', `const a = list[3] ?? text.slice(4, 8)`],
    ['the length of a text', 'const name = z.string().trim().max(80)\nconst note = zText(400)'],
    ['a bound of the machine', 'const pageRowsMax = 200'],
    ['the places a figure is shown with', 'const shownPlaces = 9'],
    ['a type', 'type Quarter = 1 | 2 | 3 | 4'],
    ['a vintage', `const first = '2019-2020'`],
    ['a number that answers for itself', 'const half = 5 // not law: the middle of ten'],
  ])('%s is not', (_what, code) => {
    expect(found(`${code}\n`)).toEqual([])
  })

  test('a page of a view has a size; a limit elsewhere is law', () => {
    const input = 'const input = z.object({ limit: z.coerce.number().int().min(1).max(500).default(50) })\n'
    plant('src/compliance/views.ts', input)
    expectNone(legalNumbers(readTree(root)))
    expect(found(input)).toEqual([says(1, '500'), says(1, '50')])
  })

  test('tests may state them', () => {
    plant('src/compliance/offset.test.ts', 'expect(offset).toBe(63_000n)\n')
    expectNone(legalNumbers(readTree(root)))
  })
})

describe('planted rules', () => {
  const rule = (lines: readonly string[]): void => {
    plant('rules/national/compliance/offset-limit.yaml', `${lines.join('\n')}\n`)
  }
  const whole = [
    'title: { zh: 抵销比例上限, en: Offset limit }',
    'unit: share',
    'indexedBy: complianceYear',
    'values:',
    '  - from: 2021',
    "    value: '0.05'",
    '    source: Measures, art. 29',
    '    confidence: high',
    '    checkedOn: 2026-11-20',
  ]

  test('a parameter with everything passes; without its source it does not', () => {
    rule(whole)
    plant('rules/national/words.yaml', 'share: { zh: 比例, en: share }\n')
    expectNone(lawFindings(root))
    rule(whole.filter((line) => !line.includes('source')))
    expect(lawFindings(root)).toEqual(['rules/national/compliance/offset-limit.yaml: values[0].source is missing.'])
  })
})

describe('planted untidiness', () => {
  test('a file of 501 lines, and one of 500', () => {
    plant('src/mrv/long.ts', 'export {}\n'.repeat(501))
    plant('src/mrv/full.ts', 'export {}\n'.repeat(500))
    expect(longFiles(readTree(root))).toEqual(['src/mrv/long.ts has 501 lines: 500 is the most, split it by noun.'])
  })

  test('a long line, a wrong name, a mark, a cast, a silenced test', () => {
    plant('src/mrv/wide.ts', `export const sum = ${'a + '.repeat(40)}b\n`)
    plant('src/mrv/wrongName.ts', 'export const a = b as any\n// TODO later\n')
    plant('src/mrv/some.test.ts', `test.skip('later', () => {})\n`)
    const files = readTree(root)
    expect(longLines(files)).toEqual(['src/mrv/wide.ts:1 has 180 characters: 130 is the most.'])
    expect(names(files)).toEqual(['src/mrv/wrongName.ts: wrongName.ts is not a kebab-case name.'])
    expect(leftovers(files).map((sentence) => sentence.split(':')[1])).toEqual([
      '1 holds test.skip(',
      '1 holds as any',
      '2 holds TODO',
    ])
  })

  test('a verb without a test, and SQL in a verb', () => {
    plant('src/mrv/file-month.ts', 'export const f = command({ facts: () => sql.rows("select a from b") })\n')
    const files = readTree(root)
    expect(verbsWithoutTest(files)).toEqual([
      'src/mrv/file-month.ts declares a command and has no test beside it: write src/mrv/file-month.test.ts or src/mrv/file-month.db.test.ts.',
    ])
    expect(sqlOutside(files)[0]).toBe(
      'src/mrv/file-month.ts:1 touches SQL: only facts.ts, views.ts and tables.ts of a domain do.',
    )
    plant('src/mrv/file-month.db.test.ts', 'export {}\n')
    expectNone(verbsWithoutTest(readTree(root)))
  })

  test('a sentence in one language, and a catalogue key in one', () => {
    plant(
      'src/mrv/refusals.ts',
      `export const a = { zh: '已截止' }\nexport const b = { zh: '有', en: ' ' }\nexport const c = { zh: '有', en: 'yes' }\n`,
    )
    plant('web/src/i18n/zh.ts', `export const zh = { home: { tasks: '待办', due: '截止' } }\n`)
    plant('web/src/i18n/en.ts', `export const en = { home: { tasks: 'Tasks', day: 'Day' } }\n`)
    const files = readTree(root)
    expect(halfSentences(files).map((sentence) => sentence.split(' ')[0])).toEqual([
      'src/mrv/refusals.ts:1',
      'src/mrv/refusals.ts:2',
    ])
    expect(unpairedKeys(files)).toEqual([
      'web/src/i18n/en.ts lacks home.due, which web/src/i18n/zh.ts has.',
      'web/src/i18n/zh.ts lacks home.day, which web/src/i18n/en.ts has.',
    ])
  })

  test('a tree without any of it says nothing', () => {
    cpSync('src/kernel', join(root, 'src/kernel'), { recursive: true })
    const files = readTree(root)
    for (const check of [longFiles, names, leftovers, verbsWithoutTest, sqlOutside, legalNumbers, halfSentences])
      expectNone(check(files))
  })
})
