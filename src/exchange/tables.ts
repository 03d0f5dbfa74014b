import { table } from '../kernel/index.ts'

/** A product and its trading days: one row a product and day, from its first day on. */
export const tradingDay = table({
  name: 'trading_day',
  kind: 'projection',
  key: ['product', 'day'],
  columns: `
    product text not null, day date not null, previous_close_fen bigint not null, open_fen bigint, high_fen bigint,
    low_fen bigint,
    last_fen bigint, close_fen bigint, volume bigint not null, turnover_fen bigint not null, trades bigint not null,
    primary key (product, day)`,
})

export const listing = table({
  name: 'listing',
  kind: 'projection',
  key: ['id'],
  columns: `
    id text primary key, product text not null, day date not null, side text not null, organisation text not null,
    price_fen bigint not null,
    quantity bigint not null, remaining bigint not null check (remaining >= 0), sequence int not null,
    status text not null, placed_by text not null`,
  indexes: ['product, status', 'organisation, day'],
})

export const trade = table({
  name: 'trade',
  kind: 'projection',
  key: ['id'],
  columns: `
    id text primary key, product text not null, day date not null, listing text not null, buyer text not null,
    seller text not null,
    price_fen bigint not null, quantity bigint not null`,
  indexes: ['product, day', 'buyer, day', 'seller, day', 'day'],
})

export const exchangeTables = [tradingDay, listing, trade]
