import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { loadLaw } from './load.ts'

const good = `title: { zh: 甲, en: A }
unit: ratio
indexedBy: complianceYear
dimensions:
  unitClass: [I, II]
values:
  - when: { unitClass: I }
    from: 2023
    until: 2024
    value: '0.7910'
    source: Plan
    confidence: high
    checkedOn: 2026-11-20
`
const second = `  - when: { unitClass: II }
    from: 2023
    value: '0.8049'
    source: Plan
    confidence: high
    checkedOn: 2026-11-20
`

const words = 'ratio: { zh: 比例, en: ratio }\n'
const noted = `${good}    note: from memory\n`
const notes = '- en: from memory\n  zh: 凭记忆\n'

const roots: string[] = []
const planted = (text: string, name = 'share.yaml', catalogue: { words?: string; notes?: string } = {}): string => {
  const root = mkdtempSync(join(tmpdir(), 'rules-'))
  roots.push(root)
  mkdirSync(join(root, 'national', 'allocation'), { recursive: true })
  writeFileSync(join(root, 'national', 'allocation', name), text)
  writeFileSync(join(root, 'national', 'words.yaml'), catalogue.words ?? words)
  if (catalogue.notes !== undefined) writeFileSync(join(root, 'national', 'notes.zh.yaml'), catalogue.notes)
  return root
}
const loading = (text: string, name?: string) => () => loadLaw('national', planted(text, name))
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true })
})

const file = 'rules/national/allocation/share.yaml'

describe('a rule file that cannot stand is refused with file, key and problem', () => {
  test('a good file loads', () => {
    const law = loadLaw('national', planted(good + second))
    expect([...law.parameters.keys()]).toEqual(['allocation/share'])
    expect(law.parameters.get('allocation/share')?.values).toHaveLength(2)
  })

  const broken: readonly [string, string, string][] = [
    ['an unknown key', good.replace('unit: ratio', 'unit: ratio\ncolour: red'), `${file}: colour is not a known key.`],
    [
      'an unknown key of a value',
      good.replace('    source: Plan', '    sauce: x\n    source: Plan'),
      `${file}: values[0].sauce is not a known key.`,
    ],
    ['a missing source', good.replace('    source: Plan\n', ''), `${file}: values[0].source is missing.`],
    ['an empty source', good.replace('source: Plan', "source: ''"), `${file}: values[0].source is missing.`],
    ['a missing unit', good.replace('unit: ratio\n', ''), `${file}: unit is missing.`],
    ['a missing confidence', good.replace('    confidence: high\n', ''), `${file}: values[0].confidence is missing.`],
    [
      'an unknown confidence',
      good.replace('confidence: high', 'confidence: sure'),
      `${file}: values[0].confidence must be one of high, medium, low, draft.`,
    ],
    ['a missing checkedOn', good.replace('    checkedOn: 2026-11-20\n', ''), `${file}: values[0].checkedOn is missing.`],
    [
      'a malformed day',
      good.replace('2026-11-20', '2026-11-31'),
      `${file}: values[0].checkedOn must be a day such as 2024-05-01.`,
    ],
    [
      'a malformed index',
      good.replace('from: 2023', 'from: May 2023'),
      `${file}: values[0].from must be a year such as 2024 or a day such as 2024-05-01.`,
    ],
    ['a day on a year axis', good.replace('from: 2023', 'from: 2023-01-01'), `${file}: values[0].from must be a year.`],
    ['a missing from', good.replace('    from: 2023\n', ''), `${file}: values[0].from is missing.`],
    ['an until before from', good.replace('until: 2024', 'until: 2022'), `${file}: values[0].until is before from.`],
    [
      'a bare decimal',
      good.replace("'0.7910'", '0.7910'),
      `${file}: values[0].value must stand in quotes, because a decimal's trailing zeros are part of the law.`,
    ],
    ['a missing value', good.replace("    value: '0.7910'\n", ''), `${file}: values[0].value is missing.`],
    [
      'an unknown axis',
      good.replace('complianceYear', 'moonPhase'),
      `${file}: indexedBy must be one of emissionYear, complianceYear, tradingDay, settlementDay, surrenderDay, offenceDay, applicationDay, none.`,
    ],
    [
      'an unknown dimension',
      good.replace('when: { unitClass: I }', 'when: { fuel: coal }'),
      `${file}: values[0].when.fuel is not a dimension of this parameter.`,
    ],
    [
      'an unknown dimension value',
      good.replace('when: { unitClass: I }', 'when: { unitClass: V }'),
      `${file}: values[0].when.unitClass is V, which dimensions.unitClass does not list.`,
    ],
    [
      'a duplicate',
      good + second.replace('unitClass: II', 'unitClass: I'),
      `${file}: values[1] is a duplicate: values[0] is in force for the same index and the same reading.`,
    ],
    [
      'two defaults for one index',
      good +
        second
          .replace('unitClass: II', 'unitClass: I')
          .replace('    source', '    reading: other\n    default: true\n    source'),
      `${file}: values[1] overlaps values[0], and both are the default.`,
    ],
    [
      'a reading without a default',
      good.replace('    source', '    reading: other\n    source'),
      `${file}: values[0].reading is other, and no reading beside it is the default.`,
    ],
    ['no values', `${good.slice(0, good.indexOf('values:'))}values: []\n`, `${file}: values must hold at least one value.`],
  ]
  test.each(broken)('%s', (_what, text, sentence) => {
    expect(loading(text)).toThrow(new Error(sentence))
  })

  test('text that is not YAML, and a repeated key', () => {
    expect(loading('title: [')).toThrow(/^rules\/national\/allocation\/share\.yaml: is not YAML: /)
    expect(loading(`${good}unit: t\n`)).toThrow(/share\.yaml: is not YAML: Map keys must be unique/)
  })

  test('a file whose name is no parameter', () => {
    expect(loading(good, 'Share.yml')).toThrow(
      new Error('rules/national/allocation/Share.yml: must be a kebab-case name ending in .yaml.'),
    )
  })
})

describe('what is read by people is there in both languages', () => {
  const loadingWith = (text: string, catalogue: { words?: string; notes?: string }) => () =>
    loadLaw('national', planted(text, 'share.yaml', catalogue))
  const notesFile = 'rules/national/notes.zh.yaml'
  const wordsFile = 'rules/national/words.yaml'

  test('a note and a name come out as zh and en', () => {
    const parameter = loadingWith(noted, { notes })().parameters.get('allocation/share')
    expect(parameter?.values[0]?.note).toEqual({ zh: '凭记忆', en: 'from memory' })
    expect(parameter?.names).toEqual({ ratio: { zh: '比例', en: 'ratio' } })
  })

  test('a note without Chinese is refused, of a value and of the parameter', () => {
    expect(loadingWith(noted, {})).toThrow(new Error(`${file}: values[0].note has no Chinese in notes.zh.yaml: from memory.`))
    expect(loadingWith(good.replace('values:', 'note: a remark\nvalues:'), { notes })).toThrow(
      new Error(`${file}: note has no Chinese in notes.zh.yaml: a remark.`),
    )
  })

  test('an entry that is the note of nothing is refused, and one that is there twice', () => {
    expect(loadingWith(good, { notes })).toThrow(
      new Error(`${notesFile}: holds the Chinese of a note that no file has: from memory.`),
    )
    expect(loadingWith(noted, { notes: notes + notes })).toThrow(new Error(`${notesFile}: [1].en is there twice: from memory.`))
    expect(loadingWith(noted, { notes: '- en: from memory\n' })).toThrow(new Error(`${notesFile}: [0].zh is missing.`))
  })

  const unnamed: readonly [string, string, string][] = [
    ['a unit', good.replace('unit: ratio', 'unit: share'), 'unit holds a word that words.yaml does not name: share'],
    [
      'a dimension value',
      good.replace('[I, II]', '[I, gas]'),
      'dimensions.unitClass holds a word that words.yaml does not name: gas',
    ],
    [
      'a reading',
      good.replace('    source', '    reading: other\n    default: true\n    source'),
      'values[0].reading holds a word that words.yaml does not name: other',
    ],
    [
      'a field of a table',
      good.replace("'0.7910'", "{ low: '1' }"),
      'values[0].value holds a word that words.yaml does not name: low',
    ],
    ['a word in a list', good.replace("'0.7910'", '[sell]'), 'values[0].value holds a word that words.yaml does not name: sell'],
  ]
  test.each(unnamed)('%s without a name is refused', (_what, text, sentence) => {
    expect(loadingWith(text, {})).toThrow(new Error(`${file}: ${sentence}.`))
  })

  test('figures, days, document numbers, Chinese and what names itself need no name', () => {
    const value = "[1, '0.5', 2024-05-01, CCER-14-001-V01, 条例, { code: other, zh: 其他, en: other things }]"
    expect(loadingWith(good.replace("'0.7910'", value), {})).not.toThrow()
  })

  test('a name that nothing uses is refused', () => {
    expect(loadingWith(good, { words: `${words}gas: { zh: 燃气, en: gas }\n` })).toThrow(
      new Error(`${wordsFile}: names a word that no file has: gas.`),
    )
  })

  test('a name for one parameter comes before the name for all, and the name for all is then unused', () => {
    const own = 'allocation/share:ratio: 份额\n'
    expect(loadingWith(good, { words: own })().parameters.get('allocation/share')?.names['ratio']).toEqual({
      zh: '份额',
      en: '份额',
    })
    expect(loadingWith(good, { words: own + words })).toThrow(new Error(`${wordsFile}: names a word that no file has: ratio.`))
  })
})
