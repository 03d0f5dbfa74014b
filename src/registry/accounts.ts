import type { OrganisationKind } from '../parties/index.ts'

/** registry: units of record. trading: units moved to the exchange. cash: the holder's part of the settlement account. */
export type AccountKind = 'registry' | 'trading' | 'cash'

/** One account of each kind an organisation, so its number follows from the organisation's. */
export const registryAccount = (organisation: string): string => `R-${organisation}`
export const tradingAccount = (organisation: string): string => `T-${organisation}`
export const cashAccount = (organisation: string): string => `M-${organisation}`

/** The competent authority of the State Council: mints, and receives what is surrendered. */
export const ministryId = 'mee'
export const ministryAccount = registryAccount(ministryId)

export { cancelledAccount } from '../ledger/index.ts'

const kinds: Readonly<Partial<Record<OrganisationKind, readonly AccountKind[]>>> = {
  ministry: ['registry'],
  province: ['registry'],
  emitter: ['registry', 'trading', 'cash'],
  projectOwner: ['registry', 'trading', 'cash'],
  bank: ['registry'],
}

/** Which accounts a kind of organisation gets. Only key emitters and CCER owners trade (facts: market/account-types). */
export const accountKindsOf = (kind: OrganisationKind): readonly AccountKind[] => kinds[kind] ?? []

const prefixes = { registry: 'R', trading: 'T', cash: 'M' } as const
export const accountOf = (organisation: string, kind: AccountKind): string => `${prefixes[kind]}-${organisation}`
