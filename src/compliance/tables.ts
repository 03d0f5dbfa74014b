import { table } from '../kernel/index.ts'

/** What an emitter must surrender for a year, and how far it has. One row an emitter and year. */
export const obligation = table({
  name: 'obligation',
  kind: 'projection',
  key: ['organisation', 'year'],
  columns: `
    organisation text not null, year int not null, province text not null, due bigint not null,
    surrendered bigint not null default 0,
    offset_credits bigint not null default 0, borrowed bigint not null default 0, deadline date not null, status text not null,
    noticed_on date not null, met_on date, certificate text, primary key (organisation, year)`,
  indexes: ['year, status', 'province, year'],
})

/** Each act that counted towards an obligation. */
export const surrenderAct = table({
  name: 'surrender_act',
  kind: 'projection',
  key: ['id'],
  columns: `
    id text primary key, organisation text not null, year int not null, day date not null, allowances jsonb not null,
    credits bigint not null,
    borrowed bigint not null, late boolean not null, event text not null`,
  indexes: ['organisation, year'],
})

export const carryOverApplication = table({
  name: 'carry_over',
  kind: 'projection',
  key: ['id'],
  columns: `
    id text primary key, organisation text not null, year int not null, day date not null, rows jsonb not null,
    quantity bigint not null,
    into_product text not null`,
  indexes: ['organisation, year'],
})

/** A shortfall at the deadline: what is missing, the range the law gives for the fine, and the fine once decided. */
export const shortfall = table({
  name: 'shortfall',
  kind: 'projection',
  key: ['organisation', 'year'],
  columns: `
    organisation text not null, year int not null, missing bigint not null, found_on date not null,
    fine_min_fen bigint not null,
    fine_max_fen bigint not null, average_fen bigint, fine_fen bigint, fined_on date, deducted boolean not null,
    primary key (organisation, year)`,
})

export const complianceTables = [obligation, surrenderAct, carryOverApplication, shortfall]
