import { describe, test } from 'vitest'
import { readTree } from './house/files.ts'
import { halfSentences, unpairedKeys } from './house/languages.ts'
import { lawFindings } from './house/law.ts'
import { legalNumbers } from './house/legal-numbers.ts'
import { expectNone } from './house/sentences.ts'
import { budget, budgetFindings, leftovers, longFiles, longLines, names } from './house/size.ts'
import { sqlOutside } from './house/sql.ts'
import { verbsWithoutTest } from './house/verbs.ts'

const files = readTree('.')

describe('the house is tidy', () => {
  test('no file is longer than 500 lines', () => expectNone(longFiles(files)))
  test('the budget of file lengths holds', () => {
    const { files: count, median, p90, longest } = budget(files)
    console.log(`src: ${count} files, median ${median} lines, 90th percentile ${p90}, longest ${longest}`)
    expectNone(budgetFindings(files))
  })
  test('no line of code is longer than 130 characters', () => expectNone(longLines(files)))
  test('files and folders have kebab-case names', () => expectNone(names(files)))
  test('no mark of unfinished work, no silenced test, no cast to any', () => expectNone(leftovers(files)))
  test('every verb has its test beside it', () => expectNone(verbsWithoutTest(files)))
  test('only facts, views and tables touch SQL', () => expectNone(sqlOutside(files)))
})

describe('the law', () => {
  test('stands in rules/, not in code', () => expectNone(legalNumbers(files)))
  test('has a unit, an index, a source and a confidence for every value', () => expectNone(lawFindings('.')))
})

describe('two languages', () => {
  test('whoever says it in one says it in the other', () => expectNone(halfSentences(files)))
  test('the catalogue of the application has the same keys in both', () => expectNone(unpairedKeys(files)))
})
