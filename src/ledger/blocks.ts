import type { Posting, Product } from '../kernel/index.ts'
import { unitSource } from './tables.ts'

/** A run of serial numbers of one product, both ends included. */
export interface Block {
  readonly start: bigint
  readonly end: bigint
}

/** The head of a block that moves: numbers start..end, taken from the block start..of. The rest, if any, stays. */
export interface MovedBlock extends Block {
  readonly of: bigint
}

export interface WrittenPosting extends Posting {
  /** Only where units change account. */
  readonly blocks?: readonly MovedBlock[]
}

const place = (product: string, account: string): string => `${product} ${account}`

export const changesAccount = (posting: Posting): boolean => posting.product !== 'CNY' && posting.from.account !== posting.to.account

/** Thrown when an account's blocks do not add up to its holding: a bug, never a refusal. */
const missing = (posting: Posting, lacking: bigint): Error =>
  new Error(`${posting.from.account} lacks serial numbers for ${lacking} of ${posting.quantity} ${posting.product}`)

/**
 * Chooses which serial numbers a posting moves: lowest first, whole blocks before a split. Works on a copy of the accounts'
 * blocks held in memory, so that a batch of postings (mint, province, emitter) chooses one after the other.
 */
export const blockChooser = (
  blocksOf: ReadonlyMap<string, readonly Block[]>,
  nextSerial: ReadonlyMap<string, bigint>,
): ((posting: Posting) => WrittenPosting) => {
  const held = new Map<string, Block[]>([...blocksOf].map(([key, blocks]) => [key, [...blocks]]))
  const next = new Map(nextSerial)
  const at = (product: string, account: string): Block[] => {
    const key = place(product, account)
    const blocks = held.get(key) ?? []
    if (!held.has(key)) held.set(key, blocks)
    return blocks
  }
  const arrive = (posting: Posting, block: Block): void => {
    const blocks = at(posting.product, posting.to.account)
    const last = blocks.at(-1)
    blocks.push(block)
    if (last && last.start > block.start) blocks.sort((a, b) => (a.start < b.start ? -1 : 1))
  }
  const mint = (posting: Posting): MovedBlock[] => {
    const start = next.get(posting.product) ?? 1n
    const end = start + posting.quantity - 1n
    next.set(posting.product, end + 1n)
    arrive(posting, { start, end })
    return [{ start, end, of: end }]
  }
  const take = (posting: Posting): MovedBlock[] => {
    const blocks = at(posting.product, posting.from.account)
    const moved: MovedBlock[] = []
    let lacking = posting.quantity
    let used = 0
    while (lacking > 0n) {
      const block = blocks[used]
      if (!block) throw missing(posting, lacking)
      const size = block.end - block.start + 1n
      const end = size <= lacking ? block.end : block.start + lacking - 1n
      moved.push({ start: block.start, end, of: block.end })
      lacking -= end - block.start + 1n
      if (end === block.end) used += 1
      else blocks[used] = { start: end + 1n, end: block.end }
    }
    blocks.splice(0, used)
    for (const { start, end } of moved) arrive(posting, { start, end })
    return moved
  }
  return (posting) => {
    if (!changesAccount(posting)) return posting
    return { ...posting, blocks: posting.from.account === unitSource ? mint(posting) : take(posting) }
  }
}

/** `CEA2024 source`, the accounts whose blocks a set of postings takes from; for loading them in one query. */
export const sourcesOf = (postings: readonly Posting[]): { product: Product; account: string }[] => {
  const sources = new Map<string, { product: Product; account: string }>()
  for (const posting of postings) {
    if (!changesAccount(posting) || posting.from.account === unitSource) continue
    sources.set(place(posting.product, posting.from.account), { product: posting.product as Product, account: posting.from.account })
  }
  return [...sources.values()]
}

export const placeKey = place
