import { command, done, move, smaller, sumIntegers, z, zId, zProduct, zTonnesPositive, zYear } from '../kernel/index.ts'
import { holdingsOf, quantityOf } from '../ledger/index.ts'
import { cancelledAccount, ministryAccount, registryAccount } from './accounts.ts'
import { recalled } from './events.ts'

/**
 * Take back what was issued above the final allocation, as far as it is free; the rest becomes a debt of the emitter
 * (RQ-002-061).
 */
export const recall = command({
  name: 'registry.recall',
  title: { zh: '收回配额', en: 'Recall allowances' },
  summary: {
    zh: '收回多发的配额；可用不足的部分记为欠缴',
    en: 'Takes back over-issued allowances; what is no longer free is owed',
  },
  who: [],
  scope: 'province',
  input: z.object({
    product: zProduct,
    year: zYear,
    province: zId,
    rows: z.array(z.object({ entity: zId, quantity: zTonnesPositive })),
  }),
  locks: (input) => [
    `account:${registryAccount(input.province)}`,
    ...input.rows.map((row) => `account:${registryAccount(row.entity)}`),
  ],
  facts: async (read, input) => ({
    holdings: await Promise.all(input.rows.map((row) => read(holdingsOf, registryAccount(row.entity)))),
  }),
  decide: (input, { holdings }) => {
    if (input.rows.length === 0) return done([], { recalled: 0n, owed: 0n })
    const rows = input.rows.map((row, i) => {
      const free = quantityOf(holdings[i] ?? new Map(), input.product)
      const quantity = smaller(free, row.quantity)
      return { entity: row.entity, quantity, owed: row.quantity - quantity }
    })
    const total = sumIntegers(rows.map((row) => row.quantity))
    const province = registryAccount(input.province)
    const postings =
      total === 0n
        ? []
        : [
            ...rows
              .filter((row) => row.quantity > 0n)
              .map((row) => move(input.product, row.quantity, registryAccount(row.entity), province)),
            move(input.product, total, province, ministryAccount),
            move(input.product, total, ministryAccount, cancelledAccount),
          ]
    const { product, year, province: provinceId } = input
    return done(recalled({ product, year, province: provinceId, rows }, postings), {
      recalled: total,
      owed: sumIntegers(rows.map((row) => row.owed)),
    })
  },
})
