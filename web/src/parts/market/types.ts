import type { Refusal } from '../../api/types.ts'

/** A product's trading day; prices in fen per tonne, turnover in fen, volume in tonnes. */
export interface TradingDay {
  readonly product: string
  readonly day: string
  readonly previousCloseFen: number
  readonly openFen: number | null
  readonly highFen: number | null
  readonly lowFen: number | null
  readonly lastFen: number | null
  readonly closeFen: number | null
  readonly volume: number
  readonly turnoverFen: number
  readonly trades: number
}

export interface BookLevel {
  readonly priceFen: number
  readonly quantity: number
  readonly listings: readonly { readonly id: string; readonly remaining: number; readonly own: boolean }[]
}

export interface BookAnswer {
  readonly product: string
  readonly day: TradingDay | null
  readonly band: { readonly lowestFen: number; readonly highestFen: number } | null
  readonly sell: readonly BookLevel[]
  readonly buy: readonly BookLevel[]
}

export interface OwnListing {
  readonly id: string
  readonly product: string
  readonly day: string
  readonly side: 'buy' | 'sell'
  readonly priceFen: number
  readonly quantity: number
  readonly remaining: number
  readonly dealt: number
  readonly status: string
}

export interface OwnTrade {
  readonly id: string
  readonly product: string
  readonly day: string
  readonly side: 'buy' | 'sell'
  readonly priceFen: number
  readonly quantity: number
}

/** `exchange.desk`: what an organisation may use inside the trading system for one product, and why nothing trades now. */
export interface Desk {
  readonly organisation: string
  readonly product: string
  readonly units: {
    readonly sellable: number
    /** Bought too lately to be sold today. */
    readonly locked: number
    readonly inOrders: number
    /** Bought today, delivered at the day end. */
    readonly arriving: number
  }
  readonly cash: { readonly freeFen: number; readonly inOrdersFen: number; readonly settlingFen: number }
  /** The largest single listing; null where the rules name none. */
  readonly quantityMax: number | null
  readonly resaleDays: number
  readonly closed: Refusal | null
}

/** `exchange.check`: what an order comes to, or every reason against it. */
export interface OrderCheck {
  readonly refusals: readonly Refusal[]
  readonly priceFen: number
  readonly amountFen: number
}

export interface Settlement {
  readonly trade: string
  readonly settledOn: string
}
