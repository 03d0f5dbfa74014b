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

/** One thing the server could not read: the path into what was sent, and why in both languages. */
export interface Problem {
  readonly path: string
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly source: string
  readonly asked?: RefusalValue
  readonly limit?: RefusalValue
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

/** Fen per tonne; `lastFen` is null until the first trade of the day. */
export interface WatchedPrice {
  readonly product: string
  readonly lastFen: number | null
  readonly previousCloseFen: number
}

/** The nearest day by which everybody must have done something, and the compliance year it belongs to. */
export interface NearestDeadline {
  readonly nameZh: string
  readonly nameEn: string
  readonly year: number
  readonly day: string
  readonly daysLeft: number
}

export interface MarketState {
  readonly kind: 'sandbox' | 'production'
  readonly nameZh: string
  readonly nameEn: string
  readonly businessDay: string
  readonly phase: Phase
  readonly headPosition: number
  readonly headSigned: boolean
  readonly signedHead: { readonly position: number; readonly hash: string } | null
  readonly rulesDigest: string
  readonly watched: readonly WatchedPrice[]
  readonly deadline: NearestDeadline | null
  /** The compliance years with data, the open one and the one being filed; oldest first. */
  readonly years: readonly number[]
}

export interface Membership {
  readonly organisation: Organisation
  readonly roles: readonly Role[]
}

/**
 * `GET /session`: the market is public, the rest is null for who is not signed in. `market` is null before the first market is
 * made.
 */
export interface SessionAnswer {
  readonly person: Person | null
  readonly organisation: Organisation | null
  readonly roles: readonly Role[]
  readonly memberships: readonly Membership[]
  readonly demo: boolean
  readonly market: MarketState | null
}

/** Somebody signed in. */
export interface Session extends SessionAnswer {
  readonly person: Person
  readonly organisation: Organisation
  readonly market: MarketState
}

/** A person one may sign in as in a demo market. */
export interface DemoPerson {
  readonly person: Person
  readonly organisation: Organisation
  readonly roles: readonly Role[]
}

/** A part of the README's walk, and who takes it. */
export interface WalkPart extends DemoPerson {
  readonly step: number
  readonly what: Label
}

/** `session/people`: the people of a demo market, and those of them whom the walk needs, in order. */
export interface DemoPeople {
  readonly people: readonly DemoPerson[]
  readonly walk: readonly WalkPart[]
}

/** A figure that can be asked for its working: the value, and the tree or where to ask for it. */
export interface Figured {
  readonly value: number | string
  readonly working?: Working | undefined
}

/** `approval.inbox`: the proposals, and the names of the organisations that their inputs give by id. */
export interface InboxAnswer {
  readonly rows: readonly InboxRow[]
  readonly names: readonly Person[]
}

/** A row of `approval.inbox`: what was proposed, by whom, and whether the reader may confirm it. */
export interface InboxRow {
  readonly id: string
  readonly command: string
  readonly titleZh: string
  readonly titleEn: string
  readonly onOrganisation: string
  readonly onZh: string | null
  readonly onEn: string | null
  readonly proposedBy: string
  readonly proposedByZh: string | null
  readonly proposedByEn: string | null
  readonly proposedOn: string
  readonly input: unknown
  /** What the proposed command answered: the figures that the second person confirms. */
  readonly result?: unknown
  readonly status: string
  readonly decidedBy: string | null
  readonly decidedByZh: string | null
  readonly decidedByEn: string | null
  readonly decidedOn: string | null
  readonly reason: string | null
  readonly mine: boolean
  readonly mayConfirm: boolean
}
