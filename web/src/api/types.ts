import type { Confidence } from '../../../src/kernel/rule.ts'
import type { Role } from '../../../src/kernel/role.ts'
import type { Phase } from '../../../src/kernel/command.ts'
import type { Working, WorkingRule } from '../../../src/kernel/working.ts'
import type { Label } from '../i18n/language.ts'

export type { Confidence, Label, Phase, Role, Working, WorkingRule }

/** What a refusal may carry over the wire: bigints arrive as JSON integers. */
export type RefusalValue = number | string | readonly string[]

/** The dated rule that set a limit, as the server sends it. */
export interface RefusalRule {
  readonly parameter: string
  readonly value: unknown
  readonly unit: string
  readonly source: string
  readonly article?: string
  readonly confidence: Confidence
  readonly reading: string
}

export interface Refusal {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly source: string
  readonly asked?: RefusalValue
  readonly limit?: RefusalValue
  readonly nearest?: RefusalValue
  readonly field?: string
  readonly because?: RefusalRule
  readonly details?: Readonly<Record<string, RefusalValue>>
}

export interface Problem {
  readonly path: string
  readonly message: string
}

/** What a command answers: posted, waiting for a second person, refused with reasons, or not understood. */
export type Outcome<Result> =
  | { readonly kind: 'done'; readonly command: string; readonly result: Result }
  | { readonly kind: 'waiting'; readonly command: string; readonly proposal: string; readonly result: Result | undefined }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[]; readonly request: string }
  | { readonly kind: 'badInput'; readonly problems: readonly Problem[]; readonly request: string }

export interface Person {
  readonly id: string
  readonly nameZh: string
  readonly nameEn: string
}

export interface Organisation {
  readonly id: string
  readonly kind: string
  readonly nameZh: string
  readonly nameEn: string
  readonly province?: string | null
  readonly parent?: string | null
}

export interface WatchedPrice {
  readonly product: string
  /** Fen per tonne. */
  readonly last: number | null
  readonly change: number | null
  /** Share of the previous close, a decimal as text. */
  readonly changePct: string | null
}

export interface MarketState {
  readonly kind: 'sandbox' | 'production'
  readonly businessDay: string
  readonly phase: Phase
  readonly year: number
  readonly headPosition: number | null
  readonly headSigned: boolean
  readonly rulesDigest: string
  readonly watched: readonly WatchedPrice[]
  readonly deadline: { readonly name: Label | string; readonly day: string; readonly daysLeft: number } | null
}

export interface Session {
  readonly person: Person
  readonly organisation: Organisation
  readonly roles: readonly Role[]
  readonly demo: boolean
  readonly market: MarketState
}

/** A person one may sign in as in a demo market. */
export interface DemoPerson {
  readonly person: Person
  readonly organisation: Organisation
  readonly roles: readonly Role[]
}

/** A figure that can be asked for its working: the value, and the tree or where to ask for it. */
export interface Figured {
  readonly value: number | string
  readonly working?: Working | undefined
}
