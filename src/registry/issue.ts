import {
  command,
  done,
  move,
  sumIntegers,
  z,
  zId,
  zProduct,
  zTonnesPositive,
  zYear,
  type Posting,
  type Product,
} from '../kernel/index.ts'
import { unitSource } from '../ledger/index.ts'
import { ministryAccount, registryAccount } from './accounts.ts'
import { issued } from './events.ts'

export interface IssueRow {
  readonly entity: string
  readonly quantity: bigint
}

/** Three hops: made in the ministry's account, moved to the province's, then to each emitter's (RQ-002-135). */
export const issuePostings = (product: Product, province: string, rows: readonly IssueRow[]): Posting[] => {
  const total = sumIntegers(rows.map((row) => row.quantity))
  if (total === 0n) return []
  return [
    move(product, total, unitSource, ministryAccount),
    move(product, total, ministryAccount, registryAccount(province)),
    ...rows.map((row) => move(product, row.quantity, registryAccount(province), registryAccount(row.entity))),
  ]
}

/** Issue a province's allocation. Follows the province's decision; nobody issues units by hand. */
export const issue = command({
  name: 'registry.issue',
  title: { zh: '发放配额', en: 'Issue allowances' },
  summary: {
    zh: '按省级主管部门的分配结果发放，国家账户 > 省级账户 > 单位账户',
    en: 'Issues what the province allocated, ministry > province > emitter',
  },
  who: [],
  scope: 'province',
  input: z.object({
    product: zProduct,
    year: zYear,
    province: zId,
    purpose: z.enum(['preAllocation', 'finalAllocation', 'carryOver']),
    rows: z.array(z.object({ entity: zId, quantity: zTonnesPositive })),
  }),
  locks: (input) => [
    'series:units',
    `account:${registryAccount(input.province)}`,
    ...input.rows.map((row) => `account:${registryAccount(row.entity)}`),
  ],
  facts: async () => ({}),
  decide: (input) =>
    input.rows.length === 0
      ? done([], { issued: 0n })
      : done(issued(input, issuePostings(input.product, input.province, input.rows)), {
          issued: sumIntegers(input.rows.map((row) => row.quantity)),
        }),
})
