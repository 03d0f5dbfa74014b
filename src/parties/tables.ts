import { table } from '../kernel/index.ts'

/** Everybody who acts in the market. A plant is an emitter whose parent is its group. */
export const organisation = table({
  name: 'organisation',
  kind: 'projection',
  key: ['id'],
  columns: `
    id text primary key, kind text not null, name_zh text not null, name_en text not null, province text, parent text,
    opened_on date not null, details jsonb not null default '{}'`,
  indexes: ['parent', 'province, kind'],
})

/** Natural people. Names and addresses stand here only; events carry the id. */
export const person = table({
  name: 'person',
  kind: 'vault',
  key: ['id'],
  columns: `
    id text primary key, name_zh text not null, name_en text not null, email text unique, password_hash text, code_secret text,
    failed int not null default 0, locked_until timestamptz`,
})

/** Which person holds which role where. */
export const membership = table({
  name: 'membership',
  kind: 'projection',
  key: ['person', 'organisation', 'role'],
  columns: `
    person text not null, organisation text not null, role text not null, since date not null, until date,
    primary key (person, organisation, role)`,
  indexes: ['organisation'],
})

export const session = table({
  name: 'session',
  kind: 'vault',
  key: ['id'],
  columns: `
    id text primary key, person text not null, organisation text not null, created_at timestamptz not null,
    seen_at timestamptz not null,
    ends_at timestamptz not null`,
  indexes: ['person'],
})

/** One-time tokens with which a new person sets password and code; `id` is the token's hash. */
export const claim = table({
  name: 'claim',
  kind: 'vault',
  key: ['id'],
  columns: `id text primary key, person text not null, ends_at timestamptz not null`,
})

export const partiesTables = [organisation, person, membership, session, claim]
