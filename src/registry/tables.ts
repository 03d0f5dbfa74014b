import { table } from '../kernel/index.ts'

export const account = table({
  name: 'account',
  kind: 'projection',
  key: ['id'],
  columns: `
    id text primary key, organisation text not null, kind text not null, state text not null, opened_on date not null`,
  indexes: ['organisation'],
})

/** Units over-issued that could not be taken back because they were no longer there: the emitter owes them to the province. */
export const recallDebt = table({
  name: 'recall_debt',
  kind: 'projection',
  key: ['organisation', 'product'],
  columns: `organisation text not null, product text not null, quantity bigint not null, primary key (organisation, product)`,
})

/** Units cancelled of a holder's own will; public, and never issued again (Measures, art. 19). */
export const cancellation = table({
  name: 'cancellation',
  kind: 'projection',
  key: ['id'],
  columns: `
    id text primary key, organisation text not null, product text not null, quantity bigint not null, reason text not null, cancelled_on date not null`,
})

export const registryTables = [account, recallDebt, cancellation]
