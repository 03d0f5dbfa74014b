import { table } from '../kernel/index.ts'

/** A pledge of units for a loan: proposed by the holder, in force once the bank has accepted it, until the bank releases it. */
export const pledge = table({
  name: 'pledge',
  kind: 'projection',
  key: ['id'],
  columns: `
    id text primary key, pledgor text not null, bank text not null, product text not null, quantity bigint not null,
    loan_fen bigint not null,
    until date not null, status text not null, proposed_on date not null, proposed_by text not null, price_id text,
    price_fen bigint,
    certificate text unique, accepted_on date, accepted_by text, release_asked_on date, ended_on date, reason text`,
  indexes: ['pledgor', 'bank'],
})

export const financeTables = [pledge]
