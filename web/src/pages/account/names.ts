import { zh, type TextKey } from '../../i18n/zh.ts'
import type { Translate } from '../../i18n/index.ts'

const known: Readonly<Record<string, TextKey>> = {
  'R-cancelled': 'place.cancelled',
  'R-mee': 'place.ministry',
  'source:units': 'place.issue',
  'source:cash': 'place.bank',
}

const kinds: readonly (readonly [RegExp, TextKey])[] = [
  [/^R-province-/, 'place.province'],
  [/^R-/, 'place.registry'],
  [/^T-/, 'place.trading'],
  [/^M-/, 'place.cash'],
]

/** An account in words: own accounts by their kind, the authority's by their office, another holder's with its number. */
export const placeName = (t: Translate, account: string, own: readonly string[]): string => {
  const exact = known[account]
  if (exact) return t(exact)
  const kind = kinds.find(([pattern]) => pattern.test(account))?.[1]
  if (!kind) return account
  return own.includes(account) || kind === 'place.province' ? t(kind) : `${t(kind)} ${account}`
}

/** What a unit is doing, in words; a state without a text keeps the ledger's own name. */
export const stateName = (t: Translate, state: string): string => {
  const key = `ledger.${state}`
  return key in zh ? t(key as TextKey) : state
}
