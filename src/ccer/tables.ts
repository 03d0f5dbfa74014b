import { table } from '../kernel/index.ts'

/** A registered voluntary reduction project. */
export const project = table({
  name: 'ccer_project',
  kind: 'projection',
  key: ['id'],
  columns: `
    id text primary key, owner text not null, name_zh text not null, name_en text not null, type text not null,
    methodology text not null,
    start_on date not null, province text not null, location text not null, validator text not null,
    validation_report text not null,
    status text not null, registered_on date not null`,
  indexes: ['owner'],
})

/** One monitoring period of a project, from the owner's reduction report to the units registered for it. */
export const batch = table({
  name: 'ccer_batch',
  kind: 'projection',
  key: ['id'],
  columns: `
    id text primary key, project text not null, owner text not null, period_from date not null, period_until date not null,
    quantity bigint not null, report_id text not null, report_sha256 text not null, verifier text not null, status text not null,
    applied_on date not null, verified_quantity bigint, verification_id text, verification_sha256 text, verified_on date,
    registered_on date, event text`,
  indexes: ['project', 'owner', 'verifier'],
})

export const ccerTables = [project, batch]
