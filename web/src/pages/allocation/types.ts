/** `allocation.entity`: whole tonnes; null where the step has not been taken. */
export interface EntityAllocation {
  readonly entity: string
  readonly year: number
  readonly province: string
  readonly preAmount: number | null
  readonly preIssued: number | null
  readonly deductionDue: number
  readonly preUnits: readonly { readonly unit: string; readonly basisTonnes: string; readonly amount: number }[] | null
  readonly preOn: string | null
  readonly amount: number | null
  readonly finalUnits:
    | readonly {
        readonly unit: string
        readonly unitClass: string | null
        readonly emissionsTonnes: string
        readonly formulaAmount: number
        readonly amount: number
      }[]
    | null
  readonly emissions: number | null
  readonly obligation: number | null
  readonly unitsTotal: number | null
  readonly gasTopUp: number | null
  readonly capTopUp: number | null
  readonly gapRatePct: string | null
  readonly deductionLeft: number | null
  readonly toIssue: number | null
  readonly toRecall: number | null
  readonly determinedOn: string | null
}

export interface TableRow {
  readonly entity: string
  readonly nameZh: string
  readonly nameEn: string
  readonly province: string
  readonly preAmount: number | null
  readonly amount: number | null
  readonly emissions: number | null
  readonly obligation: number | null
  readonly gapRatePct: string | null
}

export interface Totals {
  readonly entities: number
  readonly preAmount: number
  readonly amount: number
  readonly emissions: number
  readonly obligation: number
}

/** `allocation.table`. */
export interface TableAnswer {
  readonly rows: readonly TableRow[]
  readonly provinces: readonly (Totals & { readonly province: string })[]
  readonly nation: Totals
  /** Whom each of a province's two acts would reach; null for who only reads. */
  readonly due: Due | null
}

export interface Due {
  readonly determine: readonly string[]
  readonly preAllocate: readonly string[]
  /** The base year of the pre-allocation. */
  readonly referenceYear: number | null
  /** A draft plan allocates nothing. */
  readonly planIsDraft: boolean
}
