import fc from 'fast-check'
import { expect, test } from 'vitest'
import { move, type EventDraft, type LedgerProduct, type Posting } from '../kernel/index.ts'
import { heldBy, holdPostings, releasePostings } from './proposal.ts'

const accounts = ['R-a', 'R-b', 'R-c', 'source:units']
const posting = fc
  .record({
    product: fc.constantFrom<LedgerProduct>('CEA2024', 'CCER', 'CNY'),
    quantity: fc.bigInt({ min: 1n, max: 1_000n }),
    from: fc.constantFrom(...accounts),
    to: fc.constantFrom(...accounts),
    state: fc.constantFrom('free' as const, 'order' as const),
  })
  .map(({ product, quantity, from, to, state }): Posting => ({
    ...move(product, quantity, from, to),
    from: { account: from, state },
  }))

const draft = (postings: Posting[]): EventDraft => ({ name: 'a.b', data: {}, postings })

/** What leaves `free` of one product in one account on balance. */
const netOf = (postings: readonly Posting[], product: string, account: string): bigint =>
  postings.reduce((sum, item) => {
    if (item.product !== product) return sum
    const out = item.from.state === 'free' && item.from.account === account ? item.quantity : 0n
    const back = item.to.state === 'free' && item.to.account === account ? item.quantity : 0n
    return sum + out - back
  }, 0n)

test('a proposal holds exactly what would leave on balance, never what only passes through, never of a source', () => {
  let holding = 0
  let passing = 0
  fc.assert(
    fc.property(fc.array(posting, { maxLength: 12 }), (postings) => {
      const half = Math.floor(postings.length / 2)
      const held = heldBy([draft(postings.slice(0, half)), draft(postings.slice(half))])
      for (const product of ['CEA2024', 'CCER', 'CNY']) {
        for (const account of accounts) {
          const net = netOf(postings, product, account)
          const found = held.filter((item) => item.product === product && item.account === account)
          const expected = net > 0n && !account.startsWith('source:') ? [{ product, account, quantity: net }] : []
          expect(found).toEqual(expected)
          if (expected.length > 0) holding += 1
          else if (net < 0n) passing += 1
        }
      }
    }),
    { numRuns: 300 },
  )
  expect(holding).toBeGreaterThan(100)
  expect(passing).toBeGreaterThan(100)
})

test('what is held is released again, to the tonne', () => {
  const held = heldBy([draft([move('CEA2024', 5n, 'R-a', 'R-b'), move('CEA2024', 5n, 'R-b', 'R-c')])])
  expect(held).toEqual([{ product: 'CEA2024', account: 'R-a', quantity: 5n }])
  const [out] = holdPostings(held)
  const [back] = releasePostings(held)
  expect([out?.from, out?.to]).toEqual([back?.to, back?.from])
  expect([out?.quantity, out?.to.state]).toEqual([5n, 'proposal'])
})
