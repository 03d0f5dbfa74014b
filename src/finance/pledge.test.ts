import { describe, expect, test } from 'vitest'
import type { Holdings } from '../ledger/index.ts'
import { codesOf, contextOn } from '../../test/context.ts'
import { li } from '../../test/people.ts'
import { pledge } from './pledge.ts'
import { offer } from './samples.fixture.ts'

const holdings: Holdings = new Map([['CEA2024', new Map([['free' as const, 1_000n]])]])
const bank = { id: 'bankA', kind: 'bank' as const, nameZh: '恒岳银行', nameEn: 'Hengyue Bank', province: null, parent: null }
const price = { id: 'CEA2024 2025-10-17 close', priceFen: 6_000n }

const decide = (changes: Record<string, unknown> = {}, facts: object = {}) =>
  pledge.decide(pledge.input.parse({ ...offer, ...changes }), { holdings, bank, price, ...facts }, contextOn('2025-10-20', li))

describe('offering a pledge', () => {
  test('unsigned until the notice is acknowledged, which names Civil Code 440 and guarantee interpretation 63', () => {
    const decision = decide({ legalEffectAcknowledged: false })
    expect(codesOf(decision)).toEqual(['legalEffectNotAcknowledged'])
    const notice = decision.kind === 'refused' ? decision.refusals[0] : undefined
    expect(notice?.en).toContain('Civil Code, art. 440')
    expect(notice?.en).toContain('guarantee, art. 63')
    expect(notice?.zh).toContain('第四百四十条')
    expect(notice?.zh).toContain('第六十三条')
    expect(decide().kind).toBe('done')
  })

  test('it moves nothing by itself', () => {
    const decision = decide()
    expect(decision.kind === 'done' && decision.events.flatMap((draft) => draft.postings)).toEqual([])
  })

  test('only free units, only to a bank, only for a time to come, only what has a public price', () => {
    expect(codesOf(decide({ quantity: 1_001 }))).toEqual(['notEnoughFree'])
    expect(codesOf(decide({}, { bank: { ...bank, kind: 'emitter' } }))).toEqual(['notABank'])
    expect(codesOf(decide({ until: '2025-10-20' }))).toEqual(['untilTooEarly'])
    expect(codesOf(decide({}, { price: undefined }))).toEqual(['noPublicPrice'])
  })
})
