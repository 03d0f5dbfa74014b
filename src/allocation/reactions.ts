import { allowanceProduct, reaction, vintageOfYear, type Product } from '../kernel/index.ts'
import { determined, preAllocated } from './events.ts'

const productOf = (year: number): Product => allowanceProduct(vintageOfYear(year))

const positive = (rows: readonly { entity: string; quantity: bigint }[]) => rows.filter((row) => row.quantity > 0n)

/** What the registry does once a province has decided: issue, or take back. Nothing follows where no entity has a difference. */
export const reactions = [
  reaction(preAllocated, 'registry.issue', (e) => {
    const rows = positive(e.rows.map((row) => ({ entity: row.entity, quantity: row.toIssue })))
    return rows.length === 0
      ? undefined
      : { product: productOf(e.year), year: e.year, province: e.province, purpose: 'preAllocation', rows }
  }),
  reaction(determined, 'registry.issue', (e) => {
    const rows = positive(e.rows.map((row) => ({ entity: row.entity, quantity: row.toIssue })))
    return rows.length === 0
      ? undefined
      : { product: productOf(e.year), year: e.year, province: e.province, purpose: 'finalAllocation', rows }
  }),
  reaction(determined, 'registry.recall', (e) => {
    const rows = positive(e.rows.map((row) => ({ entity: row.entity, quantity: row.toRecall })))
    return rows.length === 0 ? undefined : { product: productOf(e.year), year: e.year, province: e.province, rows }
  }),
]
