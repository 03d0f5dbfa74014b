import { unitText } from '../../format/number.ts'
import type { TextKey, Translate } from '../../i18n/index.ts'
import { zh } from '../../i18n/zh.ts'

/** What the server's word for a unit or a record is called; a symbol and a record's own name stay as they are. */
const named = (t: Translate, group: 'working.unit' | 'working.from', word: string): string | undefined => {
  const key = `${group}.${word}`
  return key in zh ? t(key as TextKey) : undefined
}

/** A plain share and a plain count have no unit of their own. */
const withoutUnit: readonly string[] = ['ratio', 'number', 'none']

export interface Names {
  readonly unit: (unit: string) => string
  /** Where a figure was read: `CEA2024 2025-11-18 previousClose` is a product, a day and a word. */
  readonly from: (from: string) => string
}

/** What units and records of a working are called in the reader's language. */
export const namesIn = (t: Translate): Names => ({
  unit: (unit) => (withoutUnit.includes(unit) ? '' : (named(t, 'working.unit', unit) ?? unitText(unit))),
  from: (from) =>
    from
      .split(' ')
      .map((word) => named(t, 'working.from', word) ?? word)
      .join(' '),
})
