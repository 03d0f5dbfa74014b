import { table } from '../kernel/index.ts'

/** What an emitter was allocated in advance for a year, tonnes. province: the authority's organisation. units: preUnit. */
export const preAllocation = table({
  name: 'pre_allocation',
  kind: 'projection',
  key: ['entity', 'year'],
  columns: `
    entity text not null, year int not null, province text not null, pre_amount bigint not null, pre_issued bigint not null,
    deduction_due bigint not null, pre_units jsonb not null, pre_on date not null, primary key (entity, year)`,
  indexes: ['province, year', 'year'],
})

/** What an emitter was finally allocated for a year, tonnes. units: finalUnit. */
export const finalAllocation = table({
  name: 'final_allocation',
  kind: 'projection',
  key: ['entity', 'year'],
  columns: `
    entity text not null, year int not null, province text not null, amount bigint not null, final_units jsonb not null,
    emissions bigint not null, obligation bigint not null, units_total bigint not null, gas_top_up bigint not null,
    cap_top_up bigint not null, gap_rate_pct text not null, deduction_left bigint not null, to_issue bigint not null,
    to_recall bigint not null, determined_on date not null, primary key (entity, year)`,
  indexes: ['province, year', 'year'],
})
