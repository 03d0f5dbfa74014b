import { useMemo } from 'react'
import { useParams } from 'react-router'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import type { Figured, Role } from '../../api/types.ts'
import { useTexts } from '../../i18n/index.ts'
import { useActingFor } from '../../parts/acting-for.tsx'
import type { BookAnswer, BookLevel, Desk, OwnListing, OwnTrade, Settlement, TradingDay } from '../../parts/market/types.ts'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import { MarketView, type Own } from './market-view.tsx'

const bookMilliseconds = 2_000
const ownMilliseconds = 5_000
const ownRoles: readonly Role[] = ['trader', 'complianceManager', 'representative', 'projectOwner']

/** What one comes for: a project owner for credits, everybody else for allowances of the youngest vintage. */
const firstProduct = (rows: readonly TradingDay[], kind: string | undefined): string | undefined => {
  const credits = rows.find((row) => row.product === 'CCER')
  const allowances = rows.filter((row) => row.product !== 'CCER').at(-1)
  return (kind === 'projectOwner' ? (credits ?? allowances) : (allowances ?? credits))?.product
}

/** A group's trader acts for a plant: the book then knows the plant's own listings by their numbers. */
const markOwn = (book: BookAnswer, own: ReadonlySet<string>): BookAnswer => {
  const mark = (level: BookLevel): BookLevel => ({
    ...level,
    listings: level.listings.map((one) => ({ ...one, own: one.own || own.has(one.id) })),
  })
  return { ...book, sell: book.sell.map(mark), buy: book.buy.map(mark) }
}

/** What belongs to the organisation one acts for: units and cash, listings and trades. */
const useOwn = (product: string | undefined) => {
  const { session, year } = useSession()
  const acting = useActingFor()
  const mayRead = session?.roles.some((role) => ownRoles.includes(role)) ?? false
  const enabled = mayRead && acting.organisation !== undefined
  const desk = useView<Desk>(
    views.desk,
    { ...acting.asked, product },
    { enabled: enabled && product !== undefined, every: ownMilliseconds },
  )
  const orders = useView<{ listings: OwnListing[]; trades: OwnTrade[] }>(
    views.orders,
    { ...acting.asked },
    { enabled, every: ownMilliseconds },
  )
  const settlements = useView<{ rows: Settlement[] }>(views.settlements, { ...acting.asked }, { enabled, every: 30_000 })
  // What an order does to the year's surplus or gap; credits count otherwise, so only allowances are carried through.
  const counts = acting.organisation?.kind === 'emitter' && product !== undefined && product !== 'CCER'
  const plants = useView<{ rows: { id: string; net: Figured }[] }>(
    views.plants,
    { ...acting.asked, year },
    { enabled: enabled && counts, every: 30_000 },
  )
  const id = acting.organisation?.id
  const mine = desk.data?.organisation === id && desk.data?.product === product
  return {
    acting,
    desk: mine ? desk.data : undefined,
    orders: enabled ? orders.data : undefined,
    settlements: settlements.data?.rows ?? [],
    net: counts ? plants.data?.rows.find((row) => row.id === id)?.net : undefined,
    mayTrade: enabled && session?.roles.includes('trader') === true,
  } satisfies Own
}

const MarketPage = () => {
  const { t } = useTexts()
  const { session } = useSession()
  const asked = useParams()['product']
  const products = useView<{ rows: TradingDay[] }>(views.products, {}, { every: bookMilliseconds })
  const product = asked ?? firstProduct(products.data?.rows ?? [], session?.organisation.kind)
  const ready = { enabled: product !== undefined }
  const book = useView<BookAnswer>(views.book, { product }, { ...ready, every: bookMilliseconds })
  const history = useView<{ rows: TradingDay[] }>(views.history, { product, limit: 500 }, ready)
  const own = useOwn(product)
  const days = useMemo(() => (history.data?.rows ?? []).filter((row) => row.product === product), [history.data, product])
  const listings = own.orders?.listings
  const marked = useMemo(() => {
    const open = (listings ?? []).filter((one) => one.status === 'open').map((one) => one.id)
    return book.data && markOwn(book.data, new Set(open))
  }, [book.data, listings])
  if (product !== undefined && products.data && marked?.product === product) {
    return (
      <MarketView
        key={`${product}/${own.acting.organisation?.id ?? ''}`}
        product={product}
        products={products.data.rows}
        book={marked}
        read={{ at: new Date(book.dataUpdatedAt).toISOString(), stale: book.isError }}
        history={days}
        own={own}
      />
    )
  }
  const waiting = products.data === undefined ? products : book
  return (
    <div style={{ padding: 16 }}>
      <PageHead trail={[t('nav.market')]} title={t('nav.market')} />
      <Sheet>
        {products.data?.rows.length === 0 ? (
          <Empty>{t('market.noProducts')}</Empty>
        ) : (
          <Answered answer={waiting as typeof products}>{() => null}</Answered>
        )}
      </Sheet>
    </div>
  )
}

export default MarketPage
