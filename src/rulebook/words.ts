import { z, type Label } from '../kernel/index.ts'
import type { Fact, Parameter, ParameterFile } from './schema.ts'

const zText = z.string({ error: 'is missing' }).min(1, { error: 'is missing' })
const zBoth = z.strictObject({ zh: zText, en: zText })

/** `rules/<market>/notes.zh.yaml`: the Chinese of each note, by its English text. */
export const zNotes = z.array(z.strictObject({ en: zText, zh: zText }))
/** `rules/<market>/words.yaml`: what a word is called; one text where both languages use the same. */
export const zWords = z.record(z.string(), z.union([zText, zBoth], { error: 'must be a text, or a table of zh and en' }))

/** Fields whose text is a name of its own or a citation, not a word. */
const cited: readonly string[] = ['id', 'code', 'source', 'number']

/** A word of the rulebook, as opposed to a figure, a day, a roman numeral, a document's number or a Chinese text. */
const isWord = (text: string): boolean => /[a-z]{2}/.test(text) && !/\p{Script=Han}/u.test(text)

const isLabel = (value: object): boolean => 'zh' in value && 'en' in value

/** The words of a value: its texts, and the fields of its tables. A table with zh and en names itself. */
const wordsOf = (value: Fact): readonly string[] => {
  if (typeof value === 'string') return isWord(value) ? [value] : []
  if (typeof value !== 'object') return []
  if (Array.isArray(value)) return (value as readonly Fact[]).flatMap(wordsOf)
  if (isLabel(value)) return []
  return Object.entries(value).flatMap(([field, item]) => [field, ...(cited.includes(field) ? [] : wordsOf(item as Fact))])
}

/** Every word of a file that a reader sees, with the key at which it stands. Units always count, be they words or symbols. */
export const wordsIn = (file: ParameterFile): readonly { readonly at: string; readonly word: string }[] => [
  { at: 'unit', word: file.unit },
  ...Object.entries(file.dimensions ?? {}).flatMap(([name, items]) =>
    items.filter(isWord).map((word) => ({ at: `dimensions.${name}`, word })),
  ),
  ...file.values.flatMap(({ unit, reading, value }, i) => [
    ...(unit === undefined ? [] : [{ at: `values[${i}].unit`, word: unit }]),
    ...(reading === undefined ? [] : [{ at: `values[${i}].reading`, word: reading }]),
    ...wordsOf(value).map((word) => ({ at: `values[${i}].value`, word })),
  ]),
]

/** The two catalogues of a market. They remember what was asked for, so that what nothing uses is found. */
export interface Catalogue {
  /** The note in both languages; undefined where it has no Chinese. */
  note(english: string): Label | undefined
  /** What a word of a parameter is called; the name given for that parameter comes first. */
  word(parameter: string, word: string): Label | undefined
  unusedNotes(): readonly string[]
  unusedWords(): readonly string[]
}

const remembering = (entries: ReadonlyMap<string, Label>) => {
  const used = new Set<string>()
  return {
    find: (key: string): Label | undefined => {
      const found = entries.get(key)
      if (found) used.add(key)
      return found
    },
    unused: () => [...entries.keys()].filter((key) => !used.has(key)),
  }
}

export const catalogueOf = (notes: z.output<typeof zNotes>, words: z.output<typeof zWords>): Catalogue => {
  const noted = remembering(new Map(notes.map((note) => [note.en, note])))
  const named = remembering(
    new Map(Object.entries(words).map(([word, name]) => [word, typeof name === 'string' ? { zh: name, en: name } : name])),
  )
  return {
    note: noted.find,
    word: (parameter, word) => named.find(`${parameter}:${word}`) ?? named.find(word),
    unusedNotes: noted.unused,
    unusedWords: named.unused,
  }
}

/** A word of a parameter as a reader of one language sees it; a figure, a day or a market's own word stands as it is. */
export const nameIn = ({ names }: Parameter, word: string, language: 'zh' | 'en'): string => names[word]?.[language] ?? word
