import type { Organisation } from '../../api/types.ts'

/** A row of `mrv.progress`: how far an emitter is with its year. */
export interface ProgressRow {
  readonly organisation: string
  readonly nameZh: string
  readonly nameEn: string
  readonly province: string | null
  readonly months: number
  readonly late: number
  readonly status: string
  readonly verifier: string | null
  readonly emissionsTonnes: number | null
}

/** A row of `mrv.verificationTasks`. */
export interface TaskRow {
  readonly organisation: string
  readonly nameZh: string
  readonly nameEn: string
  readonly year: number
  readonly status: string
  readonly emissionsTonnes: number | null
  readonly assignedOn: string
  readonly dueOn: string | null
  readonly overdue: boolean
  /** The last day had passed when the task was given. */
  readonly givenLate: boolean
}

export interface Directory {
  readonly rows: readonly Organisation[]
}
