import {
  event,
  on,
  put,
  set,
  z,
  zDay,
  zFen,
  zFenPositive,
  zId,
  zProduct,
  zTonnes,
  zTonnesPositive,
  type Projector,
} from '../kernel/index.ts'
import { listing, trade, tradingDay } from './tables.ts'

const side = z.enum(['buy', 'sell'])

/** The day's figures so far; carried by each event that changes them, so that the log alone tells the day. */
export const dayFigures = z.object({
  day: zDay,
  previousCloseFen: zFen,
  openFen: zFen.nullable(),
  highFen: zFen.nullable(),
  lowFen: zFen.nullable(),
  lastFen: zFen.nullable(),
  volume: zTonnes,
  turnoverFen: zFen,
  trades: zTonnes,
})
export type DayFigures = z.output<typeof dayFigures>

export const productOpened = event(
  'exchange.productOpened',
  z.object({ product: zProduct, firstPriceFen: zFenPositive, day: zDay }),
)
export const dayOpened = event(
  'exchange.dayOpened',
  z.object({ day: zDay, products: z.array(z.object({ product: zProduct, previousCloseFen: zFen })) }),
)
export const listed = event(
  'exchange.listed',
  z.object({
    listing: zId,
    product: zProduct,
    side,
    organisation: zId,
    priceFen: zFenPositive,
    quantity: zTonnesPositive,
    sequence: z.number(),
    day: zDay,
  }),
)
export const traded = event(
  'exchange.traded',
  z.object({
    trade: zId,
    listing: zId,
    remaining: zTonnes,
    product: zProduct,
    buyer: zId,
    seller: zId,
    priceFen: zFenPositive,
    quantity: zTonnesPositive,
    figures: dayFigures,
  }),
)
export const withdrawn = event('exchange.withdrawn', z.object({ listing: zId, product: zProduct, released: zTonnes }))
export const dayClosed = event(
  'exchange.dayClosed',
  z.object({
    day: zDay,
    products: z.array(z.object({ product: zProduct, closeFen: zFen, volume: zTonnes, turnoverFen: zFen })),
    expired: z.array(zId),
  }),
)

export const exchangeEvents = [productOpened, dayOpened, listed, traded, withdrawn, dayClosed]

const emptyDay = {
  openFen: null,
  highFen: null,
  lowFen: null,
  lastFen: null,
  closeFen: null,
  volume: 0n,
  turnoverFen: 0n,
  trades: 0n,
}

export const exchangeProjectors: readonly Projector[] = [
  on(productOpened, (e) => [put(tradingDay, { product: e.product, day: e.day, previousCloseFen: e.firstPriceFen, ...emptyDay })]),
  on(dayOpened, (e) =>
    e.products.map((item) =>
      put(tradingDay, { product: item.product, day: e.day, previousCloseFen: item.previousCloseFen, ...emptyDay }),
    ),
  ),
  on(listed, (e, meta) => [
    put(listing, {
      id: e.listing,
      product: e.product,
      day: e.day,
      side: e.side,
      organisation: e.organisation,
      priceFen: e.priceFen,
      quantity: e.quantity,
      remaining: e.quantity,
      sequence: e.sequence,
      status: 'open',
      placedBy: meta.person,
    }),
  ]),
  on(traded, (e) => [
    set(listing, { id: e.listing, remaining: e.remaining, status: e.remaining === 0n ? 'filled' : 'open' }),
    put(trade, {
      id: e.trade,
      product: e.product,
      day: e.figures.day,
      listing: e.listing,
      buyer: e.buyer,
      seller: e.seller,
      priceFen: e.priceFen,
      quantity: e.quantity,
    }),
    set(tradingDay, { product: e.product, ...e.figures }),
  ]),
  on(withdrawn, (e) => [set(listing, { id: e.listing, remaining: 0n, status: 'withdrawn' })]),
  on(dayClosed, (e) => [
    ...e.expired.map((id) => set(listing, { id, remaining: 0n, status: 'expired' })),
    ...e.products.map((item) => set(tradingDay, { product: item.product, day: e.day, closeFen: item.closeFen })),
  ]),
]
