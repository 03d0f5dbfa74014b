import { expect, test } from 'vitest'
import { day } from '../kernel/index.ts'
import { codesOf, contextOn } from '../../test/context.ts'
import { li } from '../../test/people.ts'
import type { Pledge } from './facts.ts'
import { releasePledge, requestRelease } from './release-pledge.ts'
import { banker } from './samples.fixture.ts'

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

test('a release is asked for once and given only by the bank', () => {
  const active: Pledge = { ...pledge, status: 'active' }
  expect(requestRelease.decide(asked, { pledge: active }, on(li)).kind).toBe('done')
  expect(codesOf(requestRelease.decide(asked, { pledge: { ...pledge, status: 'releaseRequested' } }, on(li)))).toEqual([
    'releaseAsked',
  ])
  expect(codesOf(requestRelease.decide(asked, { pledge }, on(li)))).toEqual(['pledgeNotInForce'])
  expect(codesOf(releasePledge.decide(asked, { pledge }, on(banker)))).toEqual(['pledgeNotInForce'])
  expect(releasePledge.decide(asked, { pledge: active }, on(banker)).kind).toBe('done')
})
