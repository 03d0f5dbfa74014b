import { tiles } from '../parts/provinces.ts'
import { book, history, products } from './sample-market.ts'
import { account, movement, obligation, parameters } from './sample-registry.ts'
import { home, monthGrid, proposal, refusal, session } from './samples.ts'

type Reply = readonly [status: number, body: unknown]
type Replies = Readonly<Record<string, () => Reply>>

const rows = <Row>(list: readonly Row[]): Reply => [200, { rows: list }]
const progress = tiles
  .filter((tile) => Number(tile.code) < 70)
  .map((tile, index) => ({
    province: tile.zh,
    entities: 40 + index,
    met: index * 2,
    overdue: index % 9 === 0 ? 1 : 0,
    due: 9_000_000,
    surrendered: (index * 260_000) % 9_000_000,
    credits: 1000,
  }))

const desk = (product: string): Replies => ({
  session: () => [200, session],
  'session/people': () => [
    200,
    {
      people: [
        { person: session.person, organisation: session.organisation, roles: session.roles },
        {
          person: { id: 'p-li', nameZh: '李知衡', nameEn: 'Li Zhiheng' },
          organisation: { id: 'yunting', kind: 'plant', nameZh: '远岭云汀发电', nameEn: 'Yunting Power' },
          roles: ['representative'],
        },
      ],
    },
  ],
  'parties/waiting': () => [200, { waiting: 4 }],
  'parties/inbox': () => [200, { proposals: [proposal], tasks: home.tasks }],
  'enterprise/home': () => [200, home],
  'mrv/monthGrid': () => [200, monthGrid],
  'exchange/products': () => rows(products),
  'exchange/book': () => [200, book(product)],
  'exchange/history': () => rows(history(product)),
  'exchange/orders': () => [
    200,
    {
      listings: [
        {
          id: 'L-118-00427',
          product: 'CEA2024',
          day: '2025-11-18',
          side: 'buy',
          priceFen: 5910,
          quantity: 3600,
          remaining: 3600,
          status: 'open',
        },
      ],
      trades: [],
    },
  ],
})

const records: Replies = {
  'registry/account': () => [200, account],
  'registry/statement': () =>
    rows([
      movement('e1', '2025-11-12', 'registry.movedToTrading', 40_000, '1-110-0024-7736', 'T-yunting'),
      movement('e2', '2025-10-09', 'registry.issued', 1_365_855, 'R-province-14', '1-110-0024-7736'),
    ]),
  'registry/circulation': () => rows([{ product: 'CEA2024', minted: 9_000_000, held: 8_351_098, cancelled: 648_902 }]),
  'compliance/obligation': () => [200, obligation],
  'compliance/progress': () => rows(progress),
  'rulebook/parameters': () => [200, { digest: 'c0ffee0123456789', parameters }],
  'store/events': () => [
    200,
    {
      rows: [
        {
          position: 1_204_318,
          key: 'k1',
          name: 'compliance.surrendered',
          businessDay: '2025-11-18',
          recordedAt: '2025-11-18T14:22:36+08:00',
          person: 'p-li',
          organisation: 'yunting',
          hash: '3d70b1e495ac0f22aa',
        },
      ],
      next: null,
    },
  ],
  'store/chain': () => [
    200,
    { head: { position: 1_204_318, hash: '3d70b1e495ac0f22aa01', signedOn: '2025-11-17' }, unsealed: 0 },
  ],
}

const posted = (name: string): Reply => {
  if (name === 'session') return [200, {}]
  if (name === 'mrv/saveMonth') return [201, { command: 'sample', result: {} }]
  return [409, { error: 'refused', refusals: [refusal], request: '7f2c-91d0' }]
}

/** The sample answer to a question, as status and body; undefined is 404. */
export const answers = (name: string, params: URLSearchParams, method: string): Reply | undefined => {
  if (method === 'DELETE') return [200, {}]
  if (method === 'POST') return posted(name)
  return (desk(params.get('product') ?? 'CEA2024')[name] ?? records[name])?.()
}
