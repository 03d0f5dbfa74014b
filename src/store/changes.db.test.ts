import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../test/database.ts'
import { add, put, set, table, type Row, type RowChange } from '../kernel/index.ts'
import { collectChanges } from './changes.ts'

const notes = table({ name: 'note', kind: 'projection', key: ['id'], columns: 'id text primary key, text text, count int' })
const sums = table({ name: 'total', kind: 'projection', key: ['id'], columns: 'id text primary key, quantity bigint not null' })

let opened: TestApp
beforeAll(async () => {
  opened = await openTestApp()
  for (const { name, columns } of [notes, sums]) await opened.app.sql.rows(`create table ${name} (${columns})`)
})
afterAll(() => opened.close())

const id = fc.constantFrom('a', 'b', 'c')
/** What is set must stand already; so a change knows which rows the ones before it made. */
type Make = (known: ReadonlySet<string>) => RowChange
const change: fc.Arbitrary<Make> = fc.oneof(
  fc.record({ id, text: fc.string({ unit: 'grapheme-ascii' }), count: fc.nat(9) }).map(
    (row): Make =>
      () =>
        put(notes, row),
  ),
  fc.record({ id, count: fc.nat(9) }).map(
    (row): Make =>
      (known) =>
        known.has(row.id) ? set(notes, row) : put(notes, { ...row, text: 'new' }),
  ),
  fc.record({ id, text: fc.constantFrom('x', 'y') }).map(
    (row): Make =>
      (known) =>
        known.has(row.id) ? set(notes, row) : put(notes, { ...row, count: 0 }),
  ),
  fc.record({ id, quantity: fc.bigInt({ min: -50n, max: 50n }) }).map(
    (row): Make =>
      () =>
        add(sums, { id: row.id }, { quantity: row.quantity }),
  ),
)

/** One change after the other, slow and obvious. */
const oneByOne = (changes: readonly RowChange[]): Map<string, Row> => {
  const rows = new Map<string, Row>()
  for (const { op, table: into, row } of changes) {
    const key = `${into.name} ${String(row['id'])}`
    const before = rows.get(key)
    const sum = ((before?.['quantity'] ?? 0n) as bigint) + ((row['quantity'] ?? 0n) as bigint)
    rows.set(key, op === 'add' ? { id: row['id'], quantity: sum } : op === 'put' ? { ...row } : { ...before, ...row })
  }
  return rows
}

test('changes collected in batches leave the same rows as one after the other', async () => {
  const { sql } = opened.app
  let merged = 0
  let setOnes = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(change, { maxLength: 12, size: 'max' }), { minLength: 1, maxLength: 3 }),
      async (batches) => {
        for (const { name } of [notes, sums]) await sql.rows(`delete from ${name}`)
        const known = new Set<string>()
        const all: RowChange[] = []
        for (const batch of batches) {
          const changes = collectChanges()
          const made = batch.map((make) => {
            const one = make(known)
            if (one.table === notes) known.add(String(one.row['id']))
            return one
          })
          all.push(...made)
          changes.take(made)
          await changes.write(sql)
        }
        const found = new Map<string, Row>()
        for (const row of await sql.rows<Row>('select id, text, count from note')) found.set(`note ${String(row['id'])}`, row)
        for (const row of await sql.rows<Row>('select id, quantity from total')) found.set(`total ${String(row['id'])}`, row)
        expect(found).toEqual(oneByOne(all))
        if (all.length > found.size) merged += 1
        setOnes += all.filter(({ op }) => op === 'set').length
      },
    ),
    { numRuns: 80 },
  )
  expect(merged).toBeGreaterThan(40)
  expect(setOnes).toBeGreaterThan(100)
})

test('a row to set that is not there is a bug that throws', async () => {
  const changes = collectChanges()
  changes.take([set(notes, { id: 'nobody', count: 1 })])
  await expect(changes.write(opened.app.sql)).rejects.toThrow('1 rows to set, 0 found')
})
