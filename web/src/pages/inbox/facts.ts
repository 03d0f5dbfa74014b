import { product, tonnes, yuan } from '../../format/number.ts'
import type { Texts, TextKey } from '../../i18n/index.ts'
import { zh } from '../../i18n/zh.ts'

const mostItems = 8

const fieldName = (t: Texts['t'], key: string): string => (`field.${key}` in zh ? t(`field.${key}` as TextKey) : key)

const tonneFields = new Set(['quantity', 'credits', 'due'])

const one = (key: string, value: unknown): string => {
  if (typeof value === 'number' && tonneFields.has(key)) return tonnes(value)
  if (typeof value === 'number' && key.endsWith('Fen')) return yuan(value)
  if (key === 'product') return product(String(value))
  if (typeof value === 'object' && value !== null) return Object.values(value).map(String).join(' ')
  return String(value)
}

const inOneLine = (item: unknown): string =>
  typeof item === 'object' && item !== null
    ? Object.entries(item)
        .map(([key, value]) => one(key, value))
        .join(' ')
    : String(item)

export interface Fact {
  readonly name: string
  readonly lines: readonly string[]
}

/** What a proposal would do, as name and lines: the input of its command in the reader's words. */
export const factsOf = ({ t }: Pick<Texts, 't'>, input: unknown): Fact[] => {
  if (typeof input !== 'object' || input === null) return []
  return Object.entries(input)
    .filter(([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => {
      const name = fieldName(t, key)
      if (!Array.isArray(value)) return { name, lines: [one(key, value)] }
      const rest = value.length - mostItems
      return {
        name,
        lines: [...value.slice(0, mostItems).map(inOneLine), ...(rest > 0 ? [t('proposal.more', { count: rest })] : [])],
      }
    })
}
