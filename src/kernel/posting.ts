import type { Fen, Tonnes } from './tonnes.ts'
import type { Product } from './vintage.ts'

/** Money stands in the ledger beside the unit products; its quantity is fen. */
export type LedgerProduct = Product | 'CNY'

/**
 * Why a part of a holding may or may not move. Only `free` moves. order: in the order book. settling: traded, waiting for the
 * day end. proposal: waiting for the second person. pledge: collateral. recall: to be returned to the province.
 * carryOver: applied for. frozen: by a court or authority. Ranks: frozen > recall > pledge > order (market rules 5.1).
 */
export const holdingStates = ['free', 'order', 'settling', 'proposal', 'pledge', 'recall', 'carryOver', 'frozen'] as const
export type HoldingState = (typeof holdingStates)[number]

export interface Place {
  readonly account: string
  readonly state: HoldingState
}

/** One movement with both its sides: `quantity` leaves `from` and enters `to`. Tonnes for units, fen for CNY. */
export interface Posting {
  readonly product: LedgerProduct
  readonly quantity: Tonnes | Fen
  readonly from: Place
  readonly to: Place
}

export const move = (product: LedgerProduct, quantity: bigint, from: string, to: string): Posting => ({
  product,
  quantity,
  from: { account: from, state: 'free' },
  to: { account: to, state: 'free' },
})

/** Within one account: `hold(…, 'pledge')` takes free units out of reach, `release` gives them back. */
export const hold = (product: LedgerProduct, quantity: bigint, account: string, state: HoldingState): Posting => ({
  product,
  quantity,
  from: { account, state: 'free' },
  to: { account, state },
})
export const release = (product: LedgerProduct, quantity: bigint, account: string, state: HoldingState): Posting => ({
  product,
  quantity,
  from: { account, state },
  to: { account, state: 'free' },
})
