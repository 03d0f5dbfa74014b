/**
 * The only randomness of the simulated year. A stream is opened by the seed and a name, such as `stream(1, 'wri1070834',
 * 'units')`, so what a plant draws depends on the seed and on its own id, never on which plants were read before it.
 *
 * The name is hashed by 32-bit FNV-1a, spread by splitmix32 into four words, and these drive xoshiro128** (Blackman and Vigna,
 * 2018). Everything is integer arithmetic and exact sums of fractions of 2^32: the same seed gives the same bytes on every
 * machine.
 */
export interface Random {
  /** From 0 up to, never reaching, 1. */
  readonly next: () => number
  readonly between: (low: number, high: number) => number
  /** Whole numbers, both ends included. */
  readonly whole: (low: number, high: number) => number
  readonly chance: (share: number) => boolean
  /**
   * Bell-shaped, mean 0 and standard deviation 1, never beyond 6: twelve uniforms less six, so no logarithm that may differ by
   * machine.
   */
  readonly bell: () => number
  /** One of the items, by their weights. */
  readonly weighted: <Item extends { readonly share: number }>(items: readonly Item[]) => Item
}

const hashOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (const char of text) {
    hash ^= char.codePointAt(0) ?? 0
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}

const splitmix = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
}

const rotate = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits))

const xoshiro = (seed: number): (() => number) => {
  const spread = splitmix(seed)
  let [a, b, c, d] = [spread(), spread(), spread(), spread()]
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return result
  }
}

export const stream = (seed: number, ...names: readonly (string | number)[]): Random => {
  const word = xoshiro(hashOf([seed, ...names].join('|')))
  const next = (): number => word() / 0x1_0000_0000
  const between = (low: number, high: number): number => low + (high - low) * next()
  return {
    next,
    between,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (share) => next() < share,
    bell: () => {
      let sum = -6
      for (let i = 0; i < 12; i += 1) sum += next()
      return sum
    },
    weighted: (items) => {
      let left = next() * items.reduce((sum, item) => sum + item.share, 0)
      for (const item of items) {
        left -= item.share
        if (left < 0) return item
      }
      const last = items.at(-1)
      if (!last) throw new Error('nothing to choose from')
      return last
    },
  }
}
