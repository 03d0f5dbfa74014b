import { table } from '../kernel/index.ts'

/** A trade whose units and money have changed hands. */
export const settlement = table({
  name: 'settlement',
  kind: 'projection',
  key: ['trade'],
  columns: `
    trade text primary key, settled_on date not null, buyer text not null, seller text not null, product text not null,
    quantity bigint not null,
    amount_fen bigint not null`,
  indexes: ['buyer, settled_on', 'seller, settled_on'],
})

export const clearingTables = [settlement]
