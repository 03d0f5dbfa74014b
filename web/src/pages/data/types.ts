import type { Label } from '../../i18n/language.ts'

/** A name of the catalogue: a fuel, a kind of unit, a benchmark class. */
export interface Named extends Label {
  readonly id: string
}
export interface FuelNamed extends Named {
  readonly kind: 'coal' | 'oil' | 'gas'
  /** t, or 1e4 Nm3 of gas. */
  readonly unit: string
}
export interface Catalogue {
  readonly fuels: readonly FuelNamed[]
  readonly kinds: readonly Named[]
  readonly classes: readonly Named[]
}

export interface UnitNamed {
  readonly id: string
  readonly name: string
  /** MW. */
  readonly capacityMw: string
  readonly kind: string
  readonly chp: boolean
}

export const fuelFields = [
  'amount',
  'ncv',
  'carbonReceived',
  'carbonAirDry',
  'moistureAirDryPct',
  'carbonDry',
  'moistureReceivedPct',
  'carbonContent',
] as const
export type FuelField = (typeof fuelFields)[number]

export const unitFields = [
  'purchasedPowerMwh',
  'generationMwh',
  'netSupplyMwh',
  'heatSuppliedGj',
  'heatRatio',
  'operatingHours',
] as const
export type UnitField = (typeof unitFields)[number]

export type FuelFiled = { readonly fuel: string } & Readonly<Partial<Record<FuelField, string>>>

/** One unit's month as filed: decimals as text, MWh, GJ, hours, tCO2. */
export type UnitFiled = {
  readonly unit: string
  readonly fuels: readonly FuelFiled[]
  readonly fuelHeatGj: string
  readonly emissionsTonnes: string
} & Readonly<Partial<Record<UnitField, string>>>

export interface Evidence {
  readonly unit: string
  readonly parameter: string
  readonly sha256: string
  readonly name: string
}

export type MonthStatus = 'future' | 'open' | 'overdue' | 'filed'

export interface MonthAnswer {
  readonly month: string
  readonly status: MonthStatus
  readonly dueOn: string | null
  readonly version: number
  readonly submittedOn: string | null
  readonly late: boolean
  readonly emissionsTonnes: string | null
  readonly units: readonly UnitFiled[]
  readonly evidence: readonly Evidence[]
  readonly draft: { readonly savedOn: string; readonly units: readonly Readonly<Record<string, unknown>>[] } | null
}

/** `mrv.monthGrid`. */
export interface GridAnswer {
  readonly organisation: string
  readonly year: number
  readonly status: string
  readonly plan: string | null
  readonly units: readonly UnitNamed[]
  readonly before: readonly UnitFiled[]
  readonly months: readonly MonthAnswer[]
}

/** One unit's year: of the annual report and of the conclusion. */
export interface UnitYear {
  readonly unit: string
  readonly name?: string
  readonly kind?: string
  readonly unitClass?: string | null
  readonly capacityMw?: string
  readonly generationMwh?: string
  readonly netSupplyMwh?: string
  readonly heatSuppliedGj?: string
  readonly operatingHours?: string
  readonly heatRatio?: string
  readonly loadFactor?: string
  readonly emissionsTonnes?: string
}

export interface Correction {
  readonly unit: string
  readonly was: string
  readonly is: string
  readonly reason: string
}

/** `mrv.annual`. */
export interface AnnualAnswer {
  readonly organisation: string
  readonly year: number
  readonly status: string
  readonly plan: string | null
  readonly reportDueOn: string | null
  readonly verificationDueOn: string | null
  readonly verifier: string | null
  /** What the report would state: while it is not filed, and the twelve months are. */
  readonly toFile: { readonly emissionsTonnes: number; readonly units: readonly UnitYear[] } | null
  readonly annual: {
    readonly emissionsTonnes: number
    readonly submittedOn: string
    readonly dueOn: string
    readonly late: boolean
    readonly units: readonly UnitYear[]
  } | null
  readonly verified: {
    readonly emissionsTonnes: number
    readonly origin: string
    readonly verifiedOn: string
    readonly verifiedBy: string
    readonly units: readonly UnitYear[]
    readonly corrections: readonly Correction[]
  } | null
}
