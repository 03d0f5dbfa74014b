import { table } from '../kernel/index.ts'

/**
 * Every event, once, in the words it was decided in. `xid` is the transaction that wrote it; by it the sealer knows
 * where to look for what it has not sealed, so a late commit is never skipped.
 */
export const eventLog = table({
  name: 'event',
  kind: 'log',
  key: ['id'],
  columns: `
    id bigint generated always as identity primary key, xid xid8 not null default pg_current_xact_id(),
    key text not null unique, name text not null, body text not null`,
  indexes: ['xid, id', 'name'],
})

/**
 * An event's final place in the chain: hash = sha256(hash before, position, event body). Transactions below `seen` were sealed
 * by then.
 */
export const seal = table({
  name: 'seal',
  kind: 'log',
  key: ['position'],
  columns: `
    position bigint primary key, event_id bigint not null unique references event (id), seen xid8 not null,
    hash bytea not null`,
})

/** Every command that changed something: who sent it, under which key, with what input, and what was answered. */
export const commandLog = table({
  name: 'command_log',
  kind: 'log',
  key: ['id'],
  columns: `
    id text primary key, name text not null, person text not null, organisation text not null, business_day date not null,
    recorded_at timestamptz not null, rules_digest text not null, idempotency_key text unique, input_hash text not null,
    input text not null, answer text not null, caused_by text, confirmed_by text`,
  indexes: ['organisation, business_day'],
})

/** A command that waits for a second natural person; what it moves is held meanwhile. */
export const proposal = table({
  name: 'proposal',
  kind: 'projection',
  key: ['id'],
  columns: `
    id text primary key, command text not null, organisation text not null, on_organisation text not null,
    proposed_by text not null,
    proposed_on date not null, input jsonb not null, held jsonb not null, status text not null, decided_by text,
    decided_on date, reason text`,
  indexes: ['status, organisation'],
})

/** The market itself: one row. Sandbox or production, and where its business clock stands. */
export const market = table({
  name: 'market',
  kind: 'projection',
  key: ['id'],
  columns: `
    id text primary key, kind text not null check (kind in ('sandbox', 'production')), name_zh text not null,
    name_en text not null,
    business_day date not null, phase text not null`,
})

/** Who looked at serials, personal data or other people's accounts. */
export const accessRecord = table({
  name: 'access_record',
  kind: 'log',
  key: ['id'],
  columns: `
    id bigint generated always as identity primary key, at timestamptz not null, person text not null,
    organisation text not null,
    view text not null, input text not null`,
})

export const storeTables = [eventLog, seal, commandLog, proposal, market, accessRecord]
