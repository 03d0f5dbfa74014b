import fc from 'fast-check'
import { expect, test } from 'vitest'
import { move, sumIntegers, type Posting } from '../kernel/index.ts'
import { blockChooser, sourcesOf, type Block, type MovedBlock } from './blocks.ts'
import { unitSource } from './tables.ts'

const accounts = ['R-a', 'R-b', 'R-c', 'R-d']
const product = 'CEA2024'

/** Where each serial number stands, followed one number at a time: slow and obvious. */
const owners = (): { apply: (posting: Posting, blocks: readonly MovedBlock[]) => void; of: Map<bigint, string> } => {
  const of = new Map<bigint, string>()
  return {
    of,
    apply: (posting, blocks) => {
      for (const { start, end } of blocks) {
        for (let serial = start; serial <= end; serial++) {
          const owner = of.get(serial) ?? unitSource
          if (owner !== posting.from.account) throw new Error(`${serial} stands in ${owner}, not in ${posting.from.account}`)
          of.set(serial, posting.to.account)
        }
      }
    },
  }
}

const step = fc.record({
  from: fc.constantFrom(unitSource, ...accounts),
  to: fc.constantFrom(...accounts),
  quantity: fc.bigInt({ min: 1n, max: 60n }),
  /** Asks for its quantity even where less is held. */
  bold: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
})

test('no serial number is lost or doubled, and the blocks moved are as long as the quantity', () => {
  let moved = 0
  let minted = 0
  let refused = 0
  const property = fc.property(fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }), (steps) => {
    const choose = blockChooser(new Map(), new Map())
    const standing = owners()
    const held = new Map<string, bigint>()
    for (const { from, to, quantity: wanted, bold } of steps) {
      const there = held.get(from) ?? 0n
      const quantity = from === unitSource || bold || wanted < there ? wanted : there
      if (from === to || quantity === 0n) continue
      const posting = move(product, quantity, from, to)
      if (from !== unitSource && quantity > there) {
        expect(() => choose(posting)).toThrow('lacks serial numbers')
        refused += 1
        // A chooser that threw is a bug caught before anything is written: nothing goes on from there.
        return
      }
      const blocks = choose(posting).blocks ?? []
      expect(sumIntegers(blocks.map(({ start, end }) => end - start + 1n))).toBe(quantity)
      expect(blocks.every(({ end, of }) => end <= of)).toBe(true)
      standing.apply(posting, blocks)
      held.set(to, (held.get(to) ?? 0n) + quantity)
      if (from === unitSource) minted += 1
      else {
        held.set(from, (held.get(from) ?? 0n) - quantity)
        moved += 1
      }
    }
    const total = sumIntegers(held.values())
    expect(standing.of.size).toBe(Number(total))
    expect([...standing.of.keys()].every((serial) => serial >= 1n && serial <= total)).toBe(true)
  })
  fc.assert(property, { numRuns: 400 })
  expect(moved).toBeGreaterThan(300)
  expect(minted).toBeGreaterThan(300)
  expect(refused).toBeGreaterThan(30)
})

test('the lowest numbers go first, a whole block before a part', () => {
  const held = new Map<string, Block[]>([
    [
      `${product} R-a`,
      [
        { start: 1n, end: 10n },
        { start: 21n, end: 30n },
      ],
    ],
  ])
  const choose = blockChooser(held, new Map([[product, 31n]]))
  expect(choose(move(product, 14n, 'R-a', 'R-b')).blocks).toEqual([
    { start: 1n, end: 10n, of: 10n },
    { start: 21n, end: 24n, of: 30n },
  ])
  expect(choose(move(product, 6n, 'R-a', 'R-c')).blocks).toEqual([{ start: 25n, end: 30n, of: 30n }])
  expect(choose(move(product, 5n, unitSource, 'R-c')).blocks).toEqual([{ start: 31n, end: 35n, of: 35n }])
})

test('money and what stays in its account have no serial numbers', () => {
  const choose = blockChooser(new Map(), new Map())
  const within: Posting = {
    product,
    quantity: 5n,
    from: { account: 'R-a', state: 'free' },
    to: { account: 'R-a', state: 'pledge' },
  }
  for (const posting of [move('CNY', 5n, 'M-a', 'M-b'), within]) expect(choose(posting)).toBe(posting)
  expect(
    sourcesOf([move('CNY', 5n, 'M-a', 'M-b'), within, move(product, 1n, unitSource, 'R-a'), move(product, 1n, 'R-a', 'R-b')]),
  ).toEqual([{ product, account: 'R-a' }])
})
