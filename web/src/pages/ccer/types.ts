import type { Label } from '../../api/types.ts'
import type { TagKind } from '../../parts/sheet.tsx'

interface Status {
  readonly kind: TagKind
  readonly text: Label
}

export interface Project {
  readonly id: string
  readonly name: Label
  readonly owner: Label
  readonly ownerId: string
  readonly type: string
  readonly methodology: Label
  readonly province: string
  readonly location: string
  readonly startOn: string
  readonly validator: string
  readonly registeredOn: string
  readonly issued: number
  readonly status: Status
}

export interface Batch {
  readonly id: string
  readonly projectId: string
  readonly project: Label
  readonly owner: string
  readonly from: string
  readonly until: string
  readonly tonnes: number
  readonly verifiedTonnes: number | null
  readonly verifier: string
  readonly appliedOn: string
  readonly verifiedOn: string | null
  readonly issuedOn: string | null
  readonly reportId: string
  readonly verificationId: string | null
  readonly state: string
  readonly status: Status
  readonly serials: { readonly first: number; readonly last: number } | null
}

export interface ProjectsAnswer {
  readonly projects: readonly Project[]
  readonly batches: readonly Batch[]
}

export interface Methodology {
  readonly code: string
  readonly name: Label
  readonly source: string
}
