import { describe, expect, test } from 'vitest'
import readXlsxFile from 'read-excel-file/node'
import { ticks } from './charts.ts'
import { figure, signed, yuan } from './format.ts'
import { page } from './page.ts'
import { printedSummary, printedTable, progressLine } from './printed.ts'
import { summaryJson } from './summary.ts'
import { sampleSummary as summary } from './summary.sample.ts'
import { classTable } from './tables.ts'
import { stepsOf } from './tile-grid.ts'
import { harmless, workbook } from './workbook.ts'

describe('figures', () => {
  test('thousands, places and a true minus', () => {
    expect([figure(1234567n), figure('1234567.5', 2), figure(-9800001n), figure(0n), figure(undefined)]).toEqual([
      '1,234,567',
      '1,234,567.50',
      '−9,800,001',
      '0',
      '–',
    ])
    expect([figure('-0.001', 2), signed(5n), signed(0), signed(-2.5, 1)]).toEqual(['0.00', '+5', '0', '−2.5'])
    expect([yuan(7065n), yuan(9n), yuan(-123456n), yuan('7065.25')]).toEqual(['70.65', '0.09', '−1,234.56', '70.65'])
  })

  test('axis marks are round and inside', () => {
    expect(ticks(86.2, 98.1, 4)).toEqual([90, 95])
    expect(ticks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
    expect(ticks(5, 5, 4)).toEqual([5])
  })

  test('steps of the grid hold about a quarter each', () => {
    const { stepOf } = stepsOf([1, 2, 3, 4, 5, 6, 7, 8])
    expect([1, 2, 3, 4, 5, 6, 7, 8].map(stepOf)).toEqual([1, 1, 2, 2, 3, 3, 4, 4])
  })
})

describe('summary.json', () => {
  test('amounts are integers, decimals text, and nothing of the place or time of making is in it', () => {
    const text = summaryJson(summary)
    const read = JSON.parse(text) as { byClass: { emissions: number; generationMwh: string }[] }
    expect(read.byClass[0]).toMatchObject({ emissions: 9_800_001, generationMwh: '12350000.125' })
    expect(text).toContain('simulated from a seed')
    expect(text).not.toMatch(/\/tmp|\/home|generatedAt|duration/)
    expect(summaryJson(summary)).toBe(text)
  })
})

describe('the workbook', () => {
  test('holds every sheet, raw tonnes, and no cell that would run', async () => {
    const sheets = await readXlsxFile(await workbook(summary, 'en'))
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'classes',
      'provinces',
      'emitters',
      'prices',
      'balance',
      'list',
      'exclusions',
      'remarks',
      'invariants',
      'sources',
    ])
    const classes = sheets[0]?.data.flat()
    expect(classes).toContain(9_800_001)
    expect(classes?.some((cell) => String(cell).includes('simulated from a seed'))).toBe(true)
    const all = sheets.flatMap(({ data }) => data.flat()).filter((cell) => typeof cell === 'string')
    expect(all).toContain(`'=HYPERLINK("x")`)
    expect(all).toContain(`'@Tide`)
    expect(all.filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([])
  })

  test.each(['=1+1', '+1', '-cmd', '@SUM(A1)', ' =1', '\t=1'])('%j is made harmless', (text) => {
    expect(harmless(text)).toBe(`'${text}`)
  })

  test('a plain name or a negative number stays', () => {
    expect([harmless('Stone Bank'), harmless('-12.5')]).toEqual(['Stone Bank', '-12.5'])
  })

  test('the same summary gives the same bytes', async () => {
    const first = await workbook(summary)
    await new Promise((resolve) => setTimeout(resolve, 2100))
    expect((await workbook(summary)).equals(first)).toBe(true)
  })
})

describe('the page', () => {
  const html = page(summary)

  test('fetches nothing, says that operation is simulated, in both languages', () => {
    expect(html).not.toMatch(/(src|href)="(?!#)/)
    expect(html).not.toMatch(/@import|url\(/)
    expect(html).toContain('simulated from a seed')
    expect(html).toContain('由程序按种子模拟')
    expect(html).toContain('The fleet is partial')
  })

  test('shows names as text, never as markup', () => {
    expect(html).toContain('Stone Bank &lt;Coal&gt;')
    expect(html).not.toContain('<Coal>')
  })

  test('has a square for each of the 34 units and dashes those without a plant', () => {
    const tiles = /<ul class="tiles".*?<\/ul>/s.exec(html)?.[0] ?? ''
    expect(tiles.match(/<li /g)).toHaveLength(34)
    expect(tiles.match(/<li class="none"/g)).toHaveLength(32)
  })

  test('every word that is shown in one language has its other', () => {
    expect(html.match(/<span lang="zh">/g)?.length).toBe(html.match(/<span lang="en">/g)?.length)
    expect(html.match(/<text[^>]* lang="zh"/g)?.length).toBe(html.match(/<text[^>]* lang="en"/g)?.length)
  })

  test('a year without a trade has no price line and still a page', () => {
    const quiet = page({ ...summary, market: { days: [], volume: 0n, turnoverFen: 0n } })
    expect(quiet).not.toContain('id="price-line"')
    expect(quiet).not.toMatch(/NaN|Infinity|undefined/)
    expect(html).not.toMatch(/NaN|Infinity|undefined/)
  })
})

describe('the terminal', () => {
  test('aligns columns whatever the script', () => {
    const lines = printedTable(classTable(summary), 'zh').split('\n')
    const width = (text: string): number => [...text].reduce((sum, char) => sum + (/[\u2E80-\u9FFF]/.test(char) ? 2 : 1), 0)
    expect(new Set(lines.slice(1).map(width)).size).toBe(1)
  })

  test('prints totals, exclusions with all reasons, published figures and invariants', () => {
    const text = printedSummary(summary, 'en')
    for (const part of [
      'Operational Status = Shutdown (shut down); Capacity (MW) = – (capacity is blank)',
      'By unit class',
      'By province',
    ])
      expect(text).toContain(part)
    for (const part of ['2 emitters, 2 compliant', '2,087', 'every class sums to zero', 'partial']) expect(text).toContain(part)
  })

  test('a progress line says step, of how many, what', () => {
    expect(progressLine(3, 12, { zh: '最终分配', en: 'final allocation' }, '1,011', 'en')).toBe('[ 3/12] final allocation  1,011')
  })
})
