import type { Role } from '../kernel/index.ts'

/** Who looks after the whole market. */
export const overseers: readonly Role[] = ['ministryOfficer', 'registryOperator', 'auditor', 'administrator']
