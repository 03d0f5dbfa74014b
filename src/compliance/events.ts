import { event, on, put, set, z, zDay, zFen, zId, zProduct, zTonnes, zTonnesPositive, type Projector } from '../kernel/index.ts'
import { carryOverApplication, obligation, shortfall, surrenderAct } from './tables.ts'

export const productTonnes = z.object({ product: zProduct, quantity: zTonnesPositive })
export type ProductTonnes = z.output<typeof productTonnes>

export const obligationOpened = event(
  'compliance.obligationOpened',
  z.object({ organisation: zId, year: z.number(), province: zId, due: zTonnes, deadline: zDay }),
)

/** The verified emissions of an open year changed: what was surrendered counts on. */
export const obligationCorrected = event(
  'compliance.obligationCorrected',
  z.object({
    organisation: zId,
    year: z.number(),
    due: zTonnes,
    status: z.enum(['open', 'met', 'overdue']),
    certificate: z.string().nullable(),
  }),
)

/** What stands after an act: the obligation's new figures travel with the event. */
const standing = z.object({
  surrendered: zTonnes,
  offsetCredits: zTonnes,
  borrowed: zTonnes,
  missing: zTonnes,
  certificate: z.string().nullable(),
})

export const surrendered = event(
  'compliance.surrendered',
  z.object({
    act: zId,
    organisation: zId,
    year: z.number(),
    province: zId,
    allowances: z.array(productTonnes),
    credits: zTonnes,
    late: z.boolean(),
    standing,
  }),
)
export const borrowedAhead = event(
  'compliance.borrowed',
  z.object({ act: zId, organisation: zId, year: z.number(), quantity: zTonnesPositive, from: z.string(), standing }),
)
export const shortfallFound = event(
  'compliance.shortfallFound',
  z.object({
    organisation: zId,
    year: z.number(),
    missing: zTonnesPositive,
    fineMinFen: zFen,
    fineMaxFen: zFen,
    averageFen: zFen.nullable(),
    deducted: z.boolean(),
  }),
)
export const fined = event('compliance.fined', z.object({ organisation: zId, year: z.number(), fineFen: zFen }))
export const carriedOver = event(
  'compliance.carriedOver',
  z.object({
    application: zId,
    organisation: zId,
    year: z.number(),
    rows: z.array(productTonnes),
    quantity: zTonnesPositive,
    into: zProduct,
    limit: zTonnes,
  }),
)

export const complianceEvents = [
  obligationOpened,
  obligationCorrected,
  surrendered,
  borrowedAhead,
  shortfallFound,
  fined,
  carriedOver,
]

type Standing = z.output<typeof standing>

const standingRow = (organisation: string, year: number, now: Standing, day: string) =>
  set(obligation, {
    organisation,
    year,
    surrendered: now.surrendered,
    offsetCredits: now.offsetCredits,
    borrowed: now.borrowed,
    ...(now.missing === 0n ? { status: 'met', metOn: day, certificate: now.certificate } : {}),
  })

export const complianceProjectors: readonly Projector[] = [
  on(obligationOpened, (e, meta) => [
    put(obligation, {
      ...e,
      surrendered: 0n,
      offsetCredits: 0n,
      borrowed: 0n,
      status: e.due === 0n ? 'met' : 'open',
      noticedOn: meta.businessDay,
      metOn: null,
      certificate: null,
    }),
  ]),
  on(obligationCorrected, (e, meta) => [
    set(obligation, {
      organisation: e.organisation,
      year: e.year,
      due: e.due,
      status: e.status,
      metOn: e.status === 'met' ? meta.businessDay : null,
      certificate: e.certificate,
    }),
  ]),
  on(surrendered, (e, meta) => [
    put(surrenderAct, {
      id: e.act,
      organisation: e.organisation,
      year: e.year,
      day: meta.businessDay,
      allowances: e.allowances,
      credits: e.credits,
      borrowed: 0n,
      late: e.late,
      event: meta.event,
    }),
    standingRow(e.organisation, e.year, e.standing, meta.businessDay),
  ]),
  on(borrowedAhead, (e, meta) => [
    put(surrenderAct, {
      id: e.act,
      organisation: e.organisation,
      year: e.year,
      day: meta.businessDay,
      allowances: [],
      credits: 0n,
      borrowed: e.quantity,
      late: false,
      event: meta.event,
    }),
    standingRow(e.organisation, e.year, e.standing, meta.businessDay),
  ]),
  on(shortfallFound, (e, meta) => [
    put(shortfall, { ...e, foundOn: meta.businessDay, fineFen: null, finedOn: null }),
    set(obligation, { organisation: e.organisation, year: e.year, status: 'overdue' }),
  ]),
  on(fined, (e, meta) => [
    set(shortfall, { organisation: e.organisation, year: e.year, fineFen: e.fineFen, finedOn: meta.businessDay }),
  ]),
  on(carriedOver, (e, meta) => [
    put(carryOverApplication, {
      id: e.application,
      organisation: e.organisation,
      year: e.year,
      day: meta.businessDay,
      rows: e.rows,
      quantity: e.quantity,
      intoProduct: e.into,
    }),
  ]),
]
