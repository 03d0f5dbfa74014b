import { cityNames, provinceNames, riverWords } from './places.ts'
import { provinces } from './provinces.ts'

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '')

/** `huai an` -> 32; the first word of each name leads to the names that begin with it. */
const lexicon = (table: Readonly<Record<string, string>>): ReadonlyMap<string, readonly { words: string[]; code: string }[]> => {
  const found = new Map<string, { words: string[]; code: string }[]>()
  for (const [code, names] of Object.entries(table))
    for (const name of names.split(',')) {
      const words = name.split(' ')
      const first = words[0] ?? ''
      found.set(first, [...(found.get(first) ?? []), { words, code }])
    }
  return found
}

const byProvince = lexicon(provinceNames)
const byCity = lexicon(cityNames)

const lastNamed = (words: readonly string[], names: ReturnType<typeof lexicon>): string | undefined => {
  for (let start = words.length - 1; start >= 0; start -= 1)
    for (const name of names.get(words[start] ?? '') ?? []) {
      const after = words[start + name.words.length]
      if (name.words.every((word, i) => words[start + i] === word) && !(after && riverWords.has(after))) return name.code
    }
  return undefined
}

/**
 * The two-digit code of the province-level unit that a location text names, or undefined. An address runs from small to large,
 * so the last name counts: "Hainan District, Wuhai Prefecture, Inner Mongolia" is 15, not 46. A province's name goes before a
 * city's.
 */
export const provinceInText = (text: string): string | undefined => {
  const words = wordsOf(text)
  const named = lastNamed(words, byProvince)
  if (named) return named
  const inChinese = provinces.filter((province) => text.includes(province.zh)).at(-1)
  return inChinese?.code ?? lastNamed(words, byCity)
}
