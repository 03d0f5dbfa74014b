import { expect, test } from 'vitest'
import type { InboxRow } from '../../api/types.ts'
import type { Texts } from '../../i18n/index.ts'
import { en } from '../../i18n/en.ts'
import { zh } from '../../i18n/zh.ts'
import { describe as say, nameAmong } from './describe.ts'

const textsIn = (language: 'zh' | 'en'): Texts => ({
  t: (key, fill = {}) =>
    Object.entries(fill).reduce(
      (text: string, [name, value]) => text.replace(`{${name}}`, String(value)),
      { zh, en }[language][key],
    ),
  language,
  say: (label) => label[language],
  name: ({ nameZh, nameEn }) => (language === 'zh' ? nameZh : nameEn),
})
const names = [
  { id: 'jinling', nameZh: '启衡金陵发电有限公司', nameEn: 'Qiheng Jinling Power' },
  { id: 'xijiang', nameZh: '澄江西溪发电有限公司', nameEn: 'Chengjiang Xixi Power' },
]
const row = (command: string, input: unknown, on = names[0]): InboxRow => ({
  id: 'p-1',
  command,
  titleZh: '某事',
  titleEn: 'Something',
  onOrganisation: on?.id ?? '',
  onZh: on?.nameZh ?? null,
  onEn: on?.nameEn ?? null,
  proposedBy: 'a',
  proposedByZh: null,
  proposedByEn: null,
  proposedOn: '2025-11-18',
  input,
  status: 'waiting',
  decidedBy: null,
  decidedByZh: null,
  decidedByEn: null,
  decidedOn: null,
  reason: null,
  mine: false,
  mayConfirm: true,
})
const inBoth = (command: string, input: unknown): string[] =>
  (['zh', 'en'] as const).map((language) => {
    const texts = textsIn(language)
    return say(texts, row(command, input), nameAmong(texts, names))
  })

test('a surrender says who, which year and how much, and how much of it in credits', () => {
  const allowances = [
    { product: 'CEA2023', quantity: 200_000 },
    { product: 'CEA2024', quantity: 1_000_000 },
  ]
  expect(inBoth('compliance.surrender', { year: 2024, credits: 0, allowances })).toEqual([
    '启衡金陵发电有限公司 清缴 2024 年度 1,200,000 吨',
    'Qiheng Jinling Power surrenders 1,200,000 t for 2024',
  ])
  expect(inBoth('compliance.surrender', { year: 2024, credits: 5_000, allowances })[0]).toBe(
    '启衡金陵发电有限公司 清缴 2024 年度 1,205,000 吨，其中 CCER 5,000 吨',
  )
})

test('an allocation names its one plant, counts several, and says when it is everybody due', () => {
  expect(inBoth('allocation.determine', { year: 2024, organisations: ['xijiang'] })).toEqual([
    '核定 2024 年度配额，澄江西溪发电有限公司',
    'Determine the 2024 allocation, Chengjiang Xixi Power',
  ])
  expect(inBoth('allocation.determine', { year: 2024, organisations: ['xijiang', 'jinling'] })[1]).toBe(
    'Determine the 2024 allocation, 2 plants',
  )
  expect(inBoth('allocation.preAllocate', { year: 2024 })[0]).toBe('2024 年度预分配，全部待办单位')
})

test('a verification says whether it corrects; a transfer names the receiver; a command without a sentence its title', () => {
  expect(inBoth('mrv.verify', { year: 2024, organisation: 'jinling' })[0]).toBe(
    '启衡金陵发电有限公司 2024 年度核查结论，按报告量确认',
  )
  expect(inBoth('mrv.verify', { year: 2024, corrections: [{}] })[1]).toBe('Qiheng Jinling Power: conclusion of 2024, 1 corrected')
  expect(inBoth('registry.transfer', { to: 'xijiang', product: 'CEA2024', quantity: 50 })[0]).toBe(
    '启衡金陵发电有限公司 向 澄江西溪发电有限公司 划转 CEA24 50 吨',
  )
  expect(inBoth('market.other', null)).toEqual(['启衡金陵发电有限公司：某事', 'Qiheng Jinling Power: Something'])
})
