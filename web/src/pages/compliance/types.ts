import type { Refusal, Working } from '../../api/types.ts'

export interface SurrenderAct {
  readonly id: string
  readonly day: string
  readonly allowances: readonly { readonly product: string; readonly quantity: number }[]
  readonly credits: number
  readonly late: boolean
}

/** `compliance.obligation`: what is due for a year, what is met, what may be offset, what a shortfall would cost. */
export interface ComplianceAnswer {
  readonly obligation: {
    readonly organisation: string
    readonly year: number
    readonly due: number
    readonly surrendered: number
    readonly offsetCredits: number
    readonly borrowed: number
    readonly missing: number
    readonly missingWorking: Working
    readonly deadline: string
    readonly status: string
    readonly certificate: string | null
  } | null
  readonly usableVintages: readonly string[]
  readonly offset: { readonly limit: number; readonly used: number; readonly working: Working } | null
  readonly exposure: {
    readonly fineMinFen: number
    readonly fineMaxFen: number
    readonly averageFen: number
    readonly working: Working
  } | null
  readonly acts: readonly SurrenderAct[]
  readonly shortfall: {
    readonly missing: number
    readonly fineMinFen: number
    readonly fineMaxFen: number
    readonly fineFen: number | null
    readonly foundOn: string
  } | null
}

/** `compliance.check`: what a surrender would come to, or every reason against it. */
export interface SurrenderCheck {
  readonly refusals: readonly Refusal[]
  readonly missing: number | null
  readonly certificate: string | null
  readonly late: boolean
}

/** `compliance.carryOverLimit`: the most that may be carried over, and into which vintage. */
export interface CarryOverAnswer {
  readonly limit: number
  readonly carried: number
  readonly until: string
  readonly into: string
  readonly from: readonly string[]
  readonly working: Working
}

export interface CertificateAnswer {
  readonly certificate: {
    readonly number: string
    readonly organisation: string
    readonly nameZh: string
    readonly nameEn: string
    readonly year: number
    readonly due: number
    readonly surrendered: number
    readonly credits: number
    readonly metOn: string
    readonly acts: readonly SurrenderAct[]
  } | null
}
