import { event, on, put, add, z, zId, zProduct, zTonnesPositive, zTonnes, type Projector } from '../kernel/index.ts'
import { account, cancellation, recallDebt } from './tables.ts'

export const accountsOpened = event(
  'registry.accountsOpened',
  z.object({ accounts: z.array(z.object({ id: z.string(), organisation: zId, kind: z.enum(['registry', 'trading', 'cash']) })) }),
)

const rows = z.array(z.object({ entity: zId, quantity: zTonnesPositive }))

/** Units made for a province's emitters, moved ministry > province > emitter. */
export const issued = event(
  'registry.issued',
  z.object({
    product: zProduct,
    year: z.number(),
    province: zId,
    purpose: z.enum(['preAllocation', 'finalAllocation', 'carryOver']),
    rows,
  }),
)

/** Units taken back because the final allocation is below what was issued before; `owed` could not be taken. */
export const recalled = event(
  'registry.recalled',
  z.object({
    product: zProduct,
    year: z.number(),
    province: zId,
    rows: z.array(z.object({ entity: zId, quantity: zTonnes, owed: zTonnes })),
  }),
)

export const movedToTrading = event(
  'registry.movedToTrading',
  z.object({ organisation: zId, product: zProduct, quantity: zTonnesPositive }),
)
export const movedFromTrading = event(
  'registry.movedFromTrading',
  z.object({ organisation: zId, product: zProduct, quantity: zTonnesPositive }),
)

/** Units moved to another holder without a trade, where a market allows it. */
export const transferred = event(
  'registry.transferred',
  z.object({ from: zId, to: zId, product: zProduct, quantity: zTonnesPositive }),
)

export const cancelledVoluntarily = event(
  'registry.cancelledVoluntarily',
  z.object({ cancellation: zId, organisation: zId, product: zProduct, quantity: zTonnesPositive, reason: z.string() }),
)

export const registryEvents = [
  accountsOpened,
  issued,
  recalled,
  movedToTrading,
  movedFromTrading,
  transferred,
  cancelledVoluntarily,
]

export const registryProjectors: readonly Projector[] = [
  on(accountsOpened, (e, meta) => e.accounts.map((item) => put(account, { ...item, state: 'open', openedOn: meta.businessDay }))),
  on(recalled, (e) =>
    e.rows
      .filter((row) => row.owed > 0n)
      .map((row) => add(recallDebt, { organisation: row.entity, product: e.product }, { quantity: row.owed })),
  ),
  on(cancelledVoluntarily, (e, meta) => [
    put(cancellation, {
      id: e.cancellation,
      organisation: e.organisation,
      product: e.product,
      quantity: e.quantity,
      reason: e.reason,
      cancelledOn: meta.businessDay,
    }),
  ]),
]
