import type { EventKind, EventMeta } from './event.ts'

/**
 * log: only appended. projection: rebuilt byte for byte from the log. vault: people and secrets. bulk: feeds and files closed
 * by an event.
 */
export type TableKind = 'log' | 'projection' | 'vault' | 'bulk'

export interface Table {
  readonly name: string
  readonly kind: TableKind
  /** The columns and constraints between the parentheses of CREATE TABLE. */
  readonly columns: string
  readonly key: readonly string[]
  /** One index each: the columns it is over, as SQL writes them. */
  readonly indexes?: readonly string[]
}

export const table = (spec: Table): Table => spec

export type Row = Readonly<Record<string, unknown>>

/**
 * What a projection does with one event. put: the whole row. set: some columns of a row that exists. add: sums onto numeric
 * columns.
 */
export type RowChange =
  | { readonly op: 'put'; readonly table: Table; readonly row: Row }
  | { readonly op: 'set'; readonly table: Table; readonly row: Row }
  | { readonly op: 'add'; readonly table: Table; readonly row: Row; readonly sums: readonly string[] }

export const put = (into: Table, row: Row): RowChange => ({ op: 'put', table: into, row })
export const set = (into: Table, row: Row): RowChange => ({ op: 'set', table: into, row })
export const add = (into: Table, key: Row, sums: Row): RowChange => ({
  op: 'add',
  table: into,
  row: { ...key, ...sums },
  sums: Object.keys(sums),
})

/** How one kind of event changes a domain's tables. */
export interface Projector {
  readonly eventName: string
  readonly apply: (data: unknown, meta: EventMeta) => readonly RowChange[]
}

/** `on(surrendered, (e, meta) => [set(obligation, {...})])`; the data is as the event's schema gives it. */
export const on = <Data>(kind: EventKind<Data>, apply: (data: Data, meta: EventMeta) => readonly RowChange[]): Projector => ({
  eventName: kind.eventName,
  apply: (data, meta) => apply(data as Data, meta),
})
