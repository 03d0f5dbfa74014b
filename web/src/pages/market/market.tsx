import { useMemo } from 'react'
import { useParams } from 'react-router'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import { useTexts } from '../../i18n/index.ts'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import type { HoldingRow } from '../account/account-model.ts'
import { MarketView } from './market-view.tsx'
import type { BookAnswer, Desk, OwnListing, OwnTrade, TradingDay } from '../../parts/market/types.ts'

const pollMilliseconds = 2_000

const deskOf = (holdings: readonly HoldingRow[], product: string): Desk => {
  const sum = (kind: string, code: string, free?: boolean): number =>
    holdings
      .filter((row) => row.kind === kind && row.product === code && (free === undefined || (row.state === 'free') === free))
      .reduce((total, row) => total + row.quantity, 0)
  return {
    units: sum('trading', product),
    sellable: sum('trading', product, true),
    cashFreeFen: sum('cash', 'CNY', true),
    cashHeldFen: sum('cash', 'CNY', false),
  }
}

const MarketPage = () => {
  const { t } = useTexts()
  const asked = useParams()['product']
  const products = useView<{ rows: TradingDay[] }>(views.products, {}, { every: pollMilliseconds })
  const product =
    asked ?? products.data?.rows.find((row) => row.product.startsWith('CEA'))?.product ?? products.data?.rows[0]?.product
  const ready = { enabled: product !== undefined }
  const book = useView<BookAnswer>(views.book, { product }, { ...ready, every: pollMilliseconds })
  const history = useView<{ rows: TradingDay[] }>(views.history, { product, limit: 250 }, ready)
  const orders = useView<{ listings: OwnListing[]; trades: OwnTrade[] }>(views.orders, {}, { every: pollMilliseconds })
  const account = useView<{ holdings: HoldingRow[] }>(views.account, {}, { every: 5_000 })
  const days = useMemo(() => (history.data?.rows ?? []).filter((row) => row.product === product), [history.data, product])
  if (product !== undefined && products.data && book.data?.product === product) {
    return (
      <MarketView
        product={product}
        products={products.data.rows}
        book={book.data}
        history={days}
        desk={account.data && deskOf(account.data.holdings, product)}
        orders={orders.data}
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
