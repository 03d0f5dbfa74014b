import { event, on, put, set, z, zDay, zId, zTonnesPositive, type Projector } from '../kernel/index.ts'
import { batch, project } from './tables.ts'

export const projectRegistered = event(
  'ccer.projectRegistered',
  z.object({
    project: zId,
    owner: zId,
    nameZh: z.string(),
    nameEn: z.string(),
    type: z.string(),
    methodology: z.string(),
    startOn: zDay,
    province: z.string(),
    location: z.string(),
    validator: zId,
    validationReport: z.string(),
  }),
)

/** The owner's reduction report of one monitoring period. */
export const batchApplied = event(
  'ccer.batchApplied',
  z.object({
    batch: zId,
    project: zId,
    owner: zId,
    periodFrom: zDay,
    periodUntil: zDay,
    quantity: zTonnesPositive,
    reportId: z.string(),
    reportSha256: z.string(),
    verifier: zId,
  }),
)

/** What the verification body found, with its report. */
export const batchVerified = event(
  'ccer.batchVerified',
  z.object({ batch: zId, verifier: zId, quantity: zTonnesPositive, reportId: z.string(), reportSha256: z.string() }),
)

export const batchWithdrawn = event('ccer.batchWithdrawn', z.object({ batch: zId, owner: zId, reason: z.string() }))

/** The verified reductions become units in the owner's registry account. */
export const batchRegistered = event(
  'ccer.batchRegistered',
  z.object({ batch: zId, project: zId, owner: zId, quantity: zTonnesPositive }),
)

export const ccerEvents = [projectRegistered, batchApplied, batchVerified, batchWithdrawn, batchRegistered]

export const ccerProjectors: readonly Projector[] = [
  on(projectRegistered, ({ project: id, ...e }, meta) => [
    put(project, { id, ...e, status: 'registered', registeredOn: meta.businessDay }),
  ]),
  on(batchApplied, ({ batch: id, ...e }, meta) => [
    put(batch, {
      id,
      ...e,
      status: 'applied',
      appliedOn: meta.businessDay,
      verifiedQuantity: null,
      verificationId: null,
      verificationSha256: null,
      verifiedOn: null,
      registeredOn: null,
      event: null,
    }),
  ]),
  on(batchVerified, (e, meta) => [
    set(batch, {
      id: e.batch,
      status: 'verified',
      verifiedQuantity: e.quantity,
      verificationId: e.reportId,
      verificationSha256: e.reportSha256,
      verifiedOn: meta.businessDay,
    }),
  ]),
  on(batchWithdrawn, (e) => [set(batch, { id: e.batch, status: 'withdrawn' })]),
  on(batchRegistered, (e, meta) => [
    set(batch, { id: e.batch, status: 'registered', registeredOn: meta.businessDay, event: meta.event }),
  ]),
]
