import { product, tonnes, yuan } from '../../format/number.ts'
import type { Texts, TextKey } from '../../i18n/index.ts'
import { zh } from '../../i18n/zh.ts'
import type { NameOf } from './describe.ts'

const mostItems = 8

const fieldName = (t: Texts['t'], key: string): string => (`field.${key}` in zh ? t(`field.${key}` as TextKey) : key)

const resultFields = ['entities', 'emissionsTonnes', 'amount', 'toIssue', 'toRecall', 'missing'] as const
const tonneFields: ReadonlySet<string> = new Set(['quantity', 'credits', 'due', ...resultFields])

const one = (nameOf: NameOf, key: string, value: unknown): string => {
  if (typeof value === 'number' && tonneFields.has(key)) return tonnes(value)
  if (typeof value === 'number' && key.endsWith('Fen')) return yuan(value)
  if (key === 'product') return product(String(value))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([field, part]) => one(nameOf, field, part))
      .join(' ')
  return typeof value === 'string' ? nameOf(value) : String(value)
}

const inOneLine = (nameOf: NameOf, item: unknown): string =>
  typeof item === 'object' && item !== null
    ? Object.entries(item)
        .map(([key, value]) => one(nameOf, key, value))
        .join(' ')
    : one(nameOf, '', item)

export interface Fact {
  readonly name: string
  readonly lines: readonly string[]
}

/** What a proposal would do, as name and lines: the input of its command in the reader's words. */
export const factsOf = ({ t }: Pick<Texts, 't'>, input: unknown, nameOf: NameOf): Fact[] => {
  if (typeof input !== 'object' || input === null) return []
  return Object.entries(input)
    .filter(([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => {
      const name = fieldName(t, key)
      if (!Array.isArray(value)) return { name, lines: [one(nameOf, key, value)] }
      const rest = value.length - mostItems
      return {
        name,
        lines: [
          ...value.slice(0, mostItems).map((item) => inOneLine(nameOf, item)),
          ...(rest > 0 ? [t('proposal.more', { count: rest })] : []),
        ],
      }
    })
}

/** What it would come to, as far as the reader has words for it: the figures that the second person confirms. */
export const effectOf = ({ t }: Pick<Texts, 't'>, result: unknown): Fact[] => {
  if (typeof result !== 'object' || result === null) return []
  const figures = result as Readonly<Record<string, unknown>>
  return resultFields.flatMap((key) => {
    const value = figures[key]
    return typeof value === 'number' ? [{ name: fieldName(t, key), lines: [tonnes(value)] }] : []
  })
}
