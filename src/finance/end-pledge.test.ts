import { expect, test } from 'vitest'
import { day } from '../kernel/index.ts'
import { codesOf, contextOn } from '../../test/context.ts'
import { li, wang } from '../../test/people.ts'
import { declinePledge, withdrawPledge } from './end-pledge.ts'
import type { Pledge } from './facts.ts'
import { banker, otherBanker } from './samples.fixture.ts'

const pledge: Pledge = {
  id: 'plantA.pledge-c1',
  pledgor: 'plantA',
  bank: 'bankA',
  product: 'CEA2024',
  quantity: 300n,
  loanFen: 1_200_000n,
  until: day('2026-04-30'),
  status: 'proposed',
}
const asked = { pledge: pledge.id, reason: '改用其他融资' }
const on = (actor: typeof li) => contextOn('2025-10-20', actor)

test('an offer ends by its own bank or its own holder, while it waits', () => {
  expect(declinePledge.decide(asked, { pledge }, on(banker)).kind).toBe('done')
  expect(codesOf(declinePledge.decide(asked, { pledge }, on(otherBanker)))).toEqual(['pledgeUnknown'])
  expect(withdrawPledge.decide(asked, { pledge }, on(li)).kind).toBe('done')
  expect(codesOf(withdrawPledge.decide(asked, { pledge }, on(wang)))).toEqual(['pledgeUnknown'])
  expect(codesOf(withdrawPledge.decide(asked, { pledge: { ...pledge, status: 'active' } }, on(li)))).toEqual(['pledgeNotWaiting'])
})
