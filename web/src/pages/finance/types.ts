import type { Label, Working } from '../../api/types.ts'
import type { TagKind } from '../../parts/sheet.tsx'

/** What both sides must have read before they sign. */
export interface Notice extends Label {
  readonly references: readonly string[]
  readonly source: string
}

export interface Pledge {
  readonly id: string
  readonly pledgor: Label
  readonly pledgorId: string
  readonly pledgee: Label
  readonly pledgeeId: string
  readonly product: string
  readonly tonnes: number
  readonly loanFen: number
  readonly until: string
  readonly state: string
  readonly status: { readonly kind: TagKind; readonly text: Label }
  readonly proposedOn: string
  readonly registeredOn: string | null
  readonly endedOn: string | null
  readonly certificate: string | null
  readonly reason: string | null
  readonly acceptedAt: { readonly priceId: string; readonly priceFen: number } | null
  readonly valuation: {
    readonly priceId: string
    readonly priceFen: number
    readonly valueFen: number
    readonly valueWorking: Working
    readonly loanToValue: string
    readonly loanToValueWorking: Working
    readonly alertAt: string
    readonly alert: boolean
  } | null
  /** The commands that the reader's side may take next, by name. */
  readonly nextSteps: readonly string[]
}

export interface PledgesAnswer {
  readonly pledges: readonly Pledge[]
  readonly notice: Notice
}
