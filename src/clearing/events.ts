import { event, on, put, z, zFenPositive, zId, zProduct, zTonnesPositive, type Projector } from '../kernel/index.ts'
import { settlement } from './tables.ts'

export const settled = event(
  'clearing.settled',
  z.object({ trade: zId, buyer: zId, seller: zId, product: zProduct, quantity: zTonnesPositive, amountFen: zFenPositive }),
)
export const deposited = event(
  'clearing.deposited',
  z.object({ deposits: z.array(z.object({ organisation: zId, amountFen: zFenPositive, bankReference: z.string() })) }),
)
export const paidOut = event(
  'clearing.paidOut',
  z.object({ organisation: zId, amountFen: zFenPositive, bankReference: z.string() }),
)

export const clearingEvents = [settled, deposited, paidOut]

export const clearingProjectors: readonly Projector[] = [
  on(settled, (e, meta) => [put(settlement, { ...e, settledOn: meta.businessDay })]),
]
