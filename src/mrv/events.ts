import { event, on, put, set, z, zDay, zTonnes, type Projector } from '../kernel/index.ts'
import { unitFiled, unitMonthFiled, unitYear, zEvidence } from './shapes.ts'
import { assignment, controlPlan, draft, month, unit, verified as verifiedTable, year } from './tables.ts'

const entityYear = { entity: z.string(), year: z.number() }

export const unitsRegistered = event('mrv.unitsRegistered', z.object({ entity: z.string(), units: z.array(unitFiled) }))

export const plansApproved = event(
  'mrv.plansApproved',
  z.object({ year: z.number(), plans: z.array(z.object({ entity: z.string(), version: z.string() })) }),
)

export const draftSaved = event(
  'mrv.draftSaved',
  z.object({ entity: z.string(), month: z.string(), baseVersion: z.number(), units: z.array(z.record(z.string(), z.unknown())) }),
)

export const monthSubmitted = event(
  'mrv.monthSubmitted',
  z.object({
    ...entityYear,
    month: z.string(),
    version: z.number(),
    dueOn: zDay,
    late: z.boolean(),
    emissionsTonnes: z.string(),
    units: z.array(unitMonthFiled),
    evidence: z.array(zEvidence),
  }),
)

export const annualSubmitted = event(
  'mrv.annualSubmitted',
  z.object({ ...entityYear, dueOn: zDay, late: z.boolean(), emissionsTonnes: zTonnes, units: z.array(unitYear) }),
)

export const verifierAssigned = event(
  'mrv.verifierAssigned',
  z.object({ year: z.number(), province: z.string(), verifier: z.string(), entities: z.array(z.string()) }),
)

export const correction = z.object({ unit: z.string(), was: z.string(), is: z.string(), reason: z.string() })

/**
 * An emitter's emissions are verified: what opens its obligation and what allocation reckons from. province: the organisation
 * that ordered it.
 */
export const verified = event(
  'mrv.verified',
  z.object({
    ...entityYear,
    province: z.string(),
    verifier: z.string(),
    emissionsTonnes: zTonnes,
    units: z.array(unitYear),
    corrections: z.array(correction),
  }),
)

/** Verified emissions of an earlier year, taken over in bulk; they open no obligation. */
export const verifiedImported = event(
  'mrv.verifiedImported',
  z.object({
    year: z.number(),
    province: z.string(),
    source: z.string(),
    rows: z.array(
      z.object({
        entity: z.string(),
        emissionsTonnes: zTonnes,
        units: z.array(z.object({ unit: z.string(), emissionsTonnes: z.string() })),
      }),
    ),
  }),
)

export const mrvEvents = [
  unitsRegistered,
  plansApproved,
  draftSaved,
  monthSubmitted,
  annualSubmitted,
  verifierAssigned,
  verified,
  verifiedImported,
]

export const mrvProjectors: readonly Projector[] = [
  on(unitsRegistered, (e, meta) =>
    e.units.map((item) => put(unit, { ...item, entity: e.entity, registeredOn: meta.businessDay })),
  ),
  on(plansApproved, (e, meta) =>
    e.plans.map((plan) => put(controlPlan, { ...plan, year: e.year, approvedOn: meta.businessDay })),
  ),
  on(draftSaved, (e, meta) => [put(draft, { ...e, savedOn: meta.businessDay, savedBy: meta.person })]),
  on(monthSubmitted, (e, meta) => [put(month, { ...e, submittedOn: meta.businessDay })]),
  on(annualSubmitted, (e, meta) => [put(year, { ...e, status: 'submitted', submittedOn: meta.businessDay })]),
  on(verifierAssigned, (e, meta) =>
    e.entities.map((entity) =>
      put(assignment, { entity, year: e.year, province: e.province, verifier: e.verifier, assignedOn: meta.businessDay }),
    ),
  ),
  on(verified, ({ verifier, ...e }, meta) => [
    put(verifiedTable, { ...e, origin: 'verification', verifiedOn: meta.businessDay, verifiedBy: verifier }),
    set(year, { entity: e.entity, year: e.year, status: 'verified' }),
  ]),
  on(verifiedImported, (e, meta) =>
    e.rows.map((row) =>
      put(verifiedTable, {
        ...row,
        year: e.year,
        province: e.province,
        origin: 'import',
        corrections: [],
        verifiedOn: meta.businessDay,
        verifiedBy: meta.organisation,
      }),
    ),
  ),
]
