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

/** What the trader may use: units and cash inside the trading system. */
export interface Desk {
  readonly units: number
  readonly sellable: number
  readonly cashFreeFen: number
  readonly cashHeldFen: number
}
