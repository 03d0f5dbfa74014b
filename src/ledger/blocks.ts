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

export const changesAccount = (posting: Posting): boolean =>
  posting.product !== 'CNY' && posting.from.account !== posting.to.account

/** Thrown when an account's blocks do not add up to its holding: a bug, never a refusal. */
const missing = (posting: Posting, lacking: bigint): Error =>
  new Error(`${posting.from.account} lacks serial numbers for ${lacking} of ${posting.quantity} ${posting.product}`)

/** What an account holds of a product: what stood there before, and what arrived with the postings at hand. */
interface Shelf {
  readonly standing: Block[]
  readonly arrived: Block[]
  /** Whether what arrived is in order; it is sorted when something is taken. */
  inOrder: boolean
}

const lengthOf = (blocks: readonly Block[]): bigint => blocks.reduce((sum, block) => sum + block.end - block.start + 1n, 0n)

/** Takes `quantity` numbers off the front of a list, whole blocks before a split. What it cannot take is `lacking`. */
const takeFrom = (blocks: Block[], quantity: bigint): { moved: MovedBlock[]; lacking: bigint } => {
  const moved: MovedBlock[] = []
  let lacking = quantity
  let used = 0
  for (let block = blocks[0]; lacking > 0n && block; block = blocks[used]) {
    const size = block.end - block.start + 1n
    const end = size <= lacking ? block.end : block.start + lacking - 1n
    moved.push({ start: block.start, end, of: block.end })
    lacking -= end - block.start + 1n
    if (end === block.end) used += 1
    else blocks[used] = { start: end + 1n, end: block.end }
  }
  blocks.splice(0, used)
  return { moved, lacking }
}

/**
 * Chooses which serial numbers a posting moves: lowest first, whole blocks before a split. Works on a copy of the accounts'
 * blocks held in memory, so that a batch of postings (mint, province, emitter) chooses one after the other. What only passes
 * through an
 * account is what leaves it: the account's own stock stays, so a surrender needs no lock on the province's account.
 */
export const blockChooser = (
  blocksOf: ReadonlyMap<string, readonly Block[]>,
  nextSerial: ReadonlyMap<string, bigint>,
): ((posting: Posting) => WrittenPosting) => {
  const shelves = new Map<string, Shelf>(
    [...blocksOf].map(([key, blocks]) => [key, { standing: [...blocks], arrived: [], inOrder: true }]),
  )
  const next = new Map(nextSerial)
  const shelfOf = (product: string, account: string): Shelf => {
    const key = place(product, account)
    const shelf = shelves.get(key) ?? { standing: [], arrived: [], inOrder: true }
    if (!shelves.has(key)) shelves.set(key, shelf)
    return shelf
  }
  const arrive = (posting: Posting, blocks: readonly Block[]): void => {
    const shelf = shelfOf(posting.product, posting.to.account)
    for (const { start, end } of blocks) shelf.arrived.push({ start, end })
    shelf.inOrder = false
  }
  const mint = (posting: Posting): MovedBlock[] => {
    const start = next.get(posting.product) ?? 1n
    const end = start + posting.quantity - 1n
    next.set(posting.product, end + 1n)
    return [{ start, end, of: end }]
  }
  const take = (posting: Posting): MovedBlock[] => {
    const shelf = shelfOf(posting.product, posting.from.account)
    const { standing, arrived } = shelf
    if (!shelf.inOrder) arrived.sort((a, b) => (a.start < b.start ? -1 : 1))
    shelf.inOrder = true
    const passing = lengthOf(arrived) >= posting.quantity
    const first = takeFrom(passing ? arrived : standing, posting.quantity)
    const rest = takeFrom(passing ? standing : arrived, first.lacking)
    if (rest.lacking > 0n) throw missing(posting, rest.lacking)
    return [...first.moved, ...rest.moved]
  }
  return (posting) => {
    if (!changesAccount(posting)) return posting
    const blocks = posting.from.account === unitSource ? mint(posting) : take(posting)
    arrive(posting, blocks)
    return { ...posting, blocks }
  }
}

/** `CEA2024 source`, the accounts whose blocks a set of postings takes from; for loading them in one query. */
export const sourcesOf = (postings: readonly Posting[]): { product: Product; account: string }[] => {
  const sources = new Map<string, { product: Product; account: string }>()
  for (const posting of postings) {
    if (!changesAccount(posting) || posting.from.account === unitSource) continue
    sources.set(place(posting.product, posting.from.account), {
      product: posting.product as Product,
      account: posting.from.account,
    })
  }
  return [...sources.values()]
}

export const placeKey = place
