import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { mustWithTwo, someone } from '../../test/people.ts'
import { ask, checkRebuild, sealAll } from '../store/index.ts'

let market: TestApp
beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

const first = someone('min1', 'mee', ['ministryOfficer'])
const second = someone('min2', 'mee', ['ministryOfficer'])
const asked = { year: 2024, unitClass: 'I', product: 'electricity' }

describe('a market overrides a rule', () => {
  test('two people set a value with its source; it holds from then on, in every process, and is rebuilt from the log', async () => {
    const shipped = market.app.rules().digest
    const input = {
      parameter: 'allocation/benchmark',
      when: { unitClass: 'I', product: 'electricity' },
      from: 2024,
      until: 2024,
      value: '0.7900',
      source: '省厅函〔2025〕9号',
    }
    await mustWithTwo(market.app, 'rulebook.override', input, first, second)
    const reply = await ask(market.app, 'rulebook.value', { parameter: 'allocation/benchmark', ...asked })
    const rule = market.app.rules().get('allocation/benchmark', asked)
    expect(reply.kind).toBe('answer')
    expect([rule.value, rule.source]).toEqual(['0.7900', '省厅函〔2025〕9号'])
    expect(rule.overriddenBy).toBeDefined()
    expect(market.app.rules().digest).not.toBe(shipped)
    expect(market.app.rules().get('allocation/benchmark', { ...asked, unitClass: 'II' }).value).toBe('0.8049')
    await sealAll(market.app.pool)
    expect((await checkRebuild(market.app)).filter((table) => !table.same)).toEqual([])
  })
})
