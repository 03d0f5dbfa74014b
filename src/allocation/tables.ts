import { table } from '../kernel/index.ts'

/** What an emitter was allocated for a year: in advance, and finally. tonnes. province: the authority's organisation. */
export const allocation = table({
  name: 'allocation',
  kind: 'projection',
  key: ['entity', 'year'],
  columns: `
    entity text not null, year int not null, province text not null,
    pre_amount bigint, pre_issued bigint, deduction_due bigint not null default 0, pre_units jsonb, pre_on date,
    amount bigint, final_units jsonb, emissions bigint, obligation bigint, units_total bigint, gas_top_up bigint,
    cap_top_up bigint,
    gap_rate_pct text, deduction_left bigint, to_issue bigint, to_recall bigint, determined_on date, primary key (entity, year)`,
  indexes: ['province, year', 'year'],
})
