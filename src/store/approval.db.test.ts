import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { admitAll, gao, issue, li, must, refusedWith, someone, wang } from '../../test/people.ts'
import { ask } from './index.ts'

interface Inbox {
  readonly rows: readonly {
    readonly id: string
    readonly command: string
    readonly mine: boolean
    readonly mayConfirm: boolean
    readonly status: string
  }[]
}

let market: TestApp
let proposal: string
beforeAll(async () => {
  market = await openTestMarket()
  await admitAll(market.app)
  await issue(market.app, 'CEA2024', [{ entity: 'plantA', quantity: 100n }])
  const proposed = await must(market.app, 'registry.cancel', { product: 'CEA2024', quantity: 40, reason: '公益' }, li)
  proposal = proposed.kind === 'proposed' ? proposed.proposal : ''
})
afterAll(() => market.close())

const inboxOf = async (actor: typeof li): Promise<Inbox['rows']> => {
  const reply = await ask(market.app, 'approval.inbox', {}, actor)
  return reply.kind === 'answer' ? (reply.value as Inbox).rows : []
}

describe('the inbox', () => {
  test('shows a proposal to its proposer as mine, to a colleague as mine to confirm, and to nobody else', async () => {
    expect(await inboxOf(li)).toMatchObject([
      { id: proposal, command: 'registry.cancel', mine: true, mayConfirm: false, status: 'waiting' },
    ])
    expect(await inboxOf(gao)).toMatchObject([{ id: proposal, mine: false, mayConfirm: true }])
    expect(await inboxOf(wang)).toEqual([])
  })

  test('names the organisations that an input gives by id, and nothing else of it', async () => {
    const administrator = someone('adm', 'tonne', ['administrator'])
    const memberships = [{ person: 'wang', organisation: 'plantB', role: 'trader' }]
    await must(market.app, 'parties.grantRoles', { memberships }, administrator)
    const reply = await ask(market.app, 'approval.inbox', {}, administrator)
    expect(reply).toMatchObject({ value: { rows: [{ mine: true }], names: [{ id: 'plantB' }] } })
  })

  test('another organisation can neither confirm nor turn down', async () => {
    const deny = { input: { proposal, reason: 'x' }, actor: wang }
    expect(await refusedWith(market.app, { command: 'approval.turnDown', ...deny })).toEqual(['proposalUnknown'])
    expect(await refusedWith(market.app, { command: 'approval.confirm', input: { proposal }, actor: wang })).toEqual([
      'proposalUnknown',
    ])
  })

  test('a colleague rejects, the proposer withdraws, and a decided proposal stays decided', async () => {
    const answer = await must(market.app, 'approval.turnDown', { proposal, reason: '数量有误' }, gao)
    expect(answer.result).toEqual({ how: 'rejected' })
    expect(await refusedWith(market.app, { command: 'approval.turnDown', input: { proposal, reason: 'x' }, actor: li })).toEqual([
      'proposalNotWaiting',
    ])
    const again = await must(market.app, 'registry.cancel', { product: 'CEA2024', quantity: 100, reason: '公益' }, li)
    const second = again.kind === 'proposed' ? again.proposal : ''
    expect((await must(market.app, 'approval.turnDown', { proposal: second, reason: '改期' }, li)).result).toEqual({
      how: 'withdrawn',
    })
  })
})
