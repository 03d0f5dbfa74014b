import { event, on, put, z, zTonnes, type Projector } from '../kernel/index.ts'
import { unitClassNames } from '../mrv/index.ts'
import { finalAllocation, preAllocation } from './tables.ts'

/** What one unit was given in advance, out of the base year's verified emissions. */
export const preUnit = z.object({ unit: z.string(), basisTonnes: z.string(), amount: zTonnes })

/** A province allocates in advance. amount: the share; toIssue: what is left of it after deductions. */
export const preAllocated = event(
  'allocation.preAllocated',
  z.object({
    year: z.number(),
    referenceYear: z.number(),
    province: z.string(),
    rows: z.array(
      z.object({ entity: z.string(), units: z.array(preUnit), amount: zTonnes, deductionDue: zTonnes, toIssue: zTonnes }),
    ),
  }),
)

/** What one unit gives by the formula, and what was approved after gas relief. */
export const finalUnit = z.object({
  unit: z.string(),
  unitClass: z.enum(unitClassNames).nullable(),
  emissionsTonnes: z.string(),
  formulaAmount: zTonnes,
  amount: zTonnes,
})

/** A province determines the final allocation; against what was issued in advance units are issued or taken back, never both. */
export const determined = event(
  'allocation.determined',
  z.object({
    year: z.number(),
    province: z.string(),
    rows: z.array(
      z.object({
        entity: z.string(),
        units: z.array(finalUnit),
        unitsTotal: zTonnes,
        gasTopUp: zTonnes,
        capTopUp: zTonnes,
        amount: zTonnes,
        emissions: zTonnes,
        obligation: zTonnes,
        gapRatePct: z.string(),
        preAllocated: zTonnes,
        deductionLeft: zTonnes,
        toIssue: zTonnes,
        toRecall: zTonnes,
      }),
    ),
  }),
)

export const allocationEvents = [preAllocated, determined]

export const allocationProjectors: readonly Projector[] = [
  on(preAllocated, (e, meta) =>
    e.rows.map((row) =>
      put(preAllocation, {
        entity: row.entity,
        year: e.year,
        province: e.province,
        preAmount: row.amount,
        preIssued: row.toIssue,
        deductionDue: row.deductionDue,
        preUnits: row.units,
        preOn: meta.businessDay,
      }),
    ),
  ),
  on(determined, (e, meta) =>
    e.rows.map(({ units, preAllocated: _, ...row }) =>
      put(finalAllocation, { ...row, year: e.year, province: e.province, finalUnits: units, determinedOn: meta.businessDay }),
    ),
  ),
]
