import { expect, test } from 'vitest'
import { checklist, idsOf, notShown, problemsIn, reasonsIn, shownNow, titlesIn, type Shown } from './requirements.ts'

// Ids are put together here, so that this file shows none itself.
const id = (seed: string, row: string): string => `RQ-${seed}-${row}`
const shown = (...ids: string[]): Shown => ({ ids, file: 'a.test.ts', title: ids.join(' '), result: 'passed' })

test('no test carries more than three ids, and every id is a row of the checklist', () => {
  expect(problemsIn(shownNow('/nowhere'), checklist())).toEqual([])
})

test('a fourth id, and one that does not exist, are named', () => {
  const rows = checklist()
  const four = shown(id('000', '001'), id('000', '002'), id('000', '003'), id('000', '004'))
  expect(problemsIn([four, shown(id('009', '999'))], rows)).toEqual([
    expect.stringContaining('carries 4 ids'),
    expect.stringContaining('which the checklist does not have'),
  ])
})

test('titles are found in every way of writing a test', () => {
  const title = `${id('000', '001')} it holds`
  const text = [
    `test('${title}', () => {})`,
    `describe(\`${title}\`, f)`,
    `test.each([[1], [2]])("${title}", f)`,
    `other('${title}')`,
  ].join('\n')
  expect(titlesIn(text)).toEqual([title, title, title])
  expect(idsOf(title)).toEqual([id('000', '001')])
})

test('a row of a finished module that no test shows, or only a failing one, comes with its reason', () => {
  const row = (name: string, module: string) => ({ id: name, module, requirement: 'r', acceptance: 'a' })
  const rows = [row('RQ-1', 'REG'), row('RQ-2', 'REG'), row('RQ-3', 'REG'), row('RQ-4', 'GREEN')]
  const reasons = new Map([...reasonsIn('| REG | later |\n| module | reason |'), ['RQ-3', 'its own']])
  const tests: Shown[] = [shown('RQ-1'), { ...shown('RQ-2'), result: 'failed' }]
  expect(notShown(tests, rows, reasons).map(({ id: name, reason }) => `${name} ${reason}`)).toEqual([
    'RQ-2 later',
    'RQ-3 its own',
  ])
})
