import { expect, test } from 'vitest'
import type { Translate } from '../../i18n/index.ts'
import { zh } from '../../i18n/zh.ts'
import { factsOf } from './facts.ts'

const nameOf = (id: string): string => (id === 'plant-0' ? '远岭云汀发电有限公司' : id)
const t: Translate = (key, fill = {}) =>
  Object.entries(fill).reduce((text: string, [name, value]) => text.replace(`{${name}}`, String(value)), zh[key])

test('a surrender reads as year, vintages with tonnes, and credits', () => {
  const input = { year: 2023, credits: 36_000, allowances: [{ product: 'CEA2022', quantity: 36_766 }] }
  expect(factsOf({ t }, input, nameOf)).toEqual([
    { name: '年度', lines: ['2023'] },
    { name: 'CCER（吨）', lines: ['36,000'] },
    { name: '配额', lines: ['CEA22 36,766'] },
  ])
})

test('a long list says how many more there are, an empty one is left out, an unknown field keeps its name', () => {
  const input = { organisations: Array.from({ length: 11 }, (_, index) => `plant-${index}`), deductions: [], oddField: 'x' }
  const [organisations, odd] = factsOf({ t }, input, nameOf)
  expect(organisations?.lines.at(-1)).toBe('另有 3 项')
  expect(organisations?.lines).toHaveLength(9)
  expect(organisations?.lines.slice(0, 2)).toEqual(['远岭云汀发电有限公司', 'plant-1'])
  expect(odd).toEqual({ name: 'oddField', lines: ['x'] })
})

test('money is shown in yuan', () => {
  expect(factsOf({ t }, { fineFen: 123_456_789 }, nameOf)).toEqual([{ name: '罚款（元）', lines: ['1,234,567.89'] }])
})
