import { add, put, set, type EventMeta, type RowChange } from '../kernel/index.ts'
import type { WrittenPosting } from './blocks.ts'
import { unitSource, holding, posting as postingTable, serialBlock } from './tables.ts'

const sides = (posting: WrittenPosting): RowChange[] => [
  add(
    holding,
    { account: posting.from.account, product: posting.product, state: posting.from.state },
    { quantity: -posting.quantity },
  ),
  add(
    holding,
    { account: posting.to.account, product: posting.product, state: posting.to.state },
    { quantity: posting.quantity },
  ),
]

const blocksMoved = (posting: WrittenPosting): RowChange[] =>
  (posting.blocks ?? []).flatMap(({ start, end, of }): RowChange[] => {
    const block = { product: posting.product, startAt: start, endAt: end, account: posting.to.account }
    if (posting.from.account === unitSource) return [put(serialBlock, { ...block, follows: start === 1n ? null : start - 1n })]
    const moved = set(serialBlock, block)
    if (end === of) return [moved]
    return [
      moved,
      put(serialBlock, { product: posting.product, startAt: end + 1n, endAt: of, account: posting.from.account, follows: end }),
    ]
  })

/** What one event's postings do to the ledger's tables; the same when it happens and when it is rebuilt. */
export const projectPostings = (postings: readonly WrittenPosting[], meta: EventMeta): RowChange[] =>
  postings.flatMap((posting, line) => [
    ...sides(posting),
    ...blocksMoved(posting),
    put(postingTable, {
      event: meta.event,
      line,
      businessDay: meta.businessDay,
      product: posting.product,
      quantity: posting.quantity,
      fromAccount: posting.from.account,
      fromState: posting.from.state,
      toAccount: posting.to.account,
      toState: posting.to.state,
      blocks: posting.blocks ? posting.blocks.map(({ start, end, of }) => [start, end, of]) : null,
    }),
  ])
