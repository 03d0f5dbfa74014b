import { table } from '../kernel/index.ts'

/** Generating units of the emitters. */
export const unit = table({
  name: 'mrv_unit',
  kind: 'projection',
  key: ['id'],
  columns: `
    id text primary key, entity text not null, name text not null, capacity_mw text not null, kind text not null,
    cooling text not null, chp boolean not null, registered_on date not null`,
  indexes: ['entity'],
})

/** The data quality control plan in force for an emitter's year. */
export const controlPlan = table({
  name: 'mrv_control_plan',
  kind: 'projection',
  key: ['entity', 'year'],
  columns: `entity text not null, year int not null, version text not null, approved_on date not null, primary key (entity, year)`,
})

/** One emitter's month as last filed. units: unitMonthFiled; evidence: hashes of the files that show the figures. */
export const month = table({
  name: 'mrv_month',
  kind: 'projection',
  key: ['entity', 'month'],
  columns: `
    entity text not null, month text not null, year int not null, version int not null, submitted_on date not null,
    due_on date not null, late boolean not null, emissions_tonnes text not null, units jsonb not null, evidence jsonb not null, primary key (entity, month)`,
  indexes: ['entity, year', 'year'],
})

/** What is being typed and not yet filed. It counts only while baseVersion is the version of the filed month. */
export const draft = table({
  name: 'mrv_draft',
  kind: 'projection',
  key: ['entity', 'month'],
  columns: `
    entity text not null, month text not null, base_version int not null, saved_on date not null, saved_by text not null,
    units jsonb not null, primary key (entity, month)`,
})

/** One emitter's year: filed, and once verified the figures that count. units: unitYear. */
export const year = table({
  name: 'mrv_year',
  kind: 'projection',
  key: ['entity', 'year'],
  columns: `
    entity text not null, year int not null, status text not null, submitted_on date not null, due_on date not null,
    late boolean not null, emissions_tonnes bigint not null, units jsonb not null, primary key (entity, year)`,
  indexes: ['year'],
})

/** Which verification body checks which emitter's year, by order of which province. */
export const assignment = table({
  name: 'mrv_assignment',
  kind: 'projection',
  key: ['entity', 'year'],
  columns: `
    entity text not null, year int not null, province text not null, verifier text not null, assigned_on date not null,
    primary key (entity, year)`,
  indexes: ['verifier, year'],
})

/** Verified emissions, by verification here or taken over from earlier years. units: unitYear, as far as known. */
export const verified = table({
  name: 'mrv_verified',
  kind: 'projection',
  key: ['entity', 'year'],
  columns: `
    entity text not null, year int not null, province text not null, origin text not null, emissions_tonnes bigint not null,
    units jsonb not null, corrections jsonb not null, verified_on date not null, verified_by text not null, primary key (entity, year)`,
  indexes: ['province, year', 'year'],
})

export const mrvTables = [unit, controlPlan, month, draft, year, assignment, verified]
