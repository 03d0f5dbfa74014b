import { event, on, put, set, z, zDay, zFenPositive, zId, zProduct, zTonnesPositive, type Projector } from '../kernel/index.ts'
import { pledge } from './tables.ts'

/** The holder offers units to a bank. Nothing moves yet. */
export const pledgeProposed = event(
  'finance.pledgeProposed',
  z.object({
    pledge: zId,
    pledgor: zId,
    bank: zId,
    product: zProduct,
    quantity: zTonnesPositive,
    loanFen: zFenPositive,
    until: zDay,
  }),
)

/** The bank agrees: the units are frozen and the certificate is made. priceId names the public price the valuation stands on. */
export const pledgeAccepted = event(
  'finance.pledgeAccepted',
  z.object({ pledge: zId, pledgor: zId, bank: zId, certificate: zId, priceId: z.string(), priceFen: zFenPositive }),
)

export const pledgeEnded = event(
  'finance.pledgeEnded',
  z.object({ pledge: zId, how: z.enum(['declined', 'withdrawn']), reason: z.string() }),
)
export const releaseRequested = event('finance.releaseRequested', z.object({ pledge: zId, reason: z.string() }))
export const pledgeReleased = event('finance.pledgeReleased', z.object({ pledge: zId, pledgor: zId, bank: zId }))

export const financeEvents = [pledgeProposed, pledgeAccepted, pledgeEnded, releaseRequested, pledgeReleased]

export const financeProjectors: readonly Projector[] = [
  on(pledgeProposed, ({ pledge: id, ...e }, meta) => [
    put(pledge, {
      id,
      ...e,
      status: 'proposed',
      proposedOn: meta.businessDay,
      proposedBy: meta.person,
      priceId: null,
      priceFen: null,
      certificate: null,
      acceptedOn: null,
      acceptedBy: null,
      releaseAskedOn: null,
      endedOn: null,
      reason: null,
    }),
  ]),
  on(pledgeAccepted, (e, meta) => [
    set(pledge, {
      id: e.pledge,
      status: 'active',
      priceId: e.priceId,
      priceFen: e.priceFen,
      certificate: e.certificate,
      acceptedOn: meta.businessDay,
      acceptedBy: meta.person,
    }),
  ]),
  on(pledgeEnded, (e, meta) => [set(pledge, { id: e.pledge, status: e.how, endedOn: meta.businessDay, reason: e.reason })]),
  on(releaseRequested, (e, meta) => [
    set(pledge, { id: e.pledge, status: 'releaseRequested', releaseAskedOn: meta.businessDay, reason: e.reason }),
  ]),
  on(pledgeReleased, (e, meta) => [set(pledge, { id: e.pledge, status: 'released', endedOn: meta.businessDay })]),
]
