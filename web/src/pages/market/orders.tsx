import { useState } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { commands } from '../../api/questions.ts'
import { price, product, tonnes, yuan } from '../../format/number.ts'
import { useTexts, type TextKey, type Texts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { OutcomeNote } from '../../parts/refusal-box.tsx'
import { Tag, type TagKind } from '../../parts/sheet.tsx'
import { Empty } from '../../parts/states.tsx'
import type { OwnListing, OwnTrade } from '../../parts/market/types.ts'

const statuses: Readonly<Record<string, readonly [TextKey, TagKind]>> = {
  open: ['orders.open', 'accent'],
  resting: ['orders.open', 'accent'],
  filled: ['orders.filled', 'done'],
  withdrawn: ['orders.withdrawn', 'plain'],
  expired: ['orders.expired', 'plain'],
}

const Side = ({ side }: { readonly side: 'buy' | 'sell' }) => {
  const { t } = useTexts()
  return <span className={side === 'buy' ? 'up' : 'down'}>{t(side === 'buy' ? 'word.buy' : 'word.sell')}</span>
}

const tradeColumns = ({ t }: Texts): Column<OwnTrade>[] => [
  {
    key: 'day',
    head: t('word.day'),
    phone: 'heading',
    cell: (trade) => (
      <>
        <Day value={trade.day} style="short" /> <span className="dim2">{product(trade.product)}</span>
      </>
    ),
  },
  { key: 'id', head: t('word.number'), mono: true, cell: (trade) => trade.id },
  { key: 'side', head: t('word.side'), cell: (trade) => <Side side={trade.side} /> },
  { key: 'price', head: t('book.price'), numeric: true, cell: (trade) => price(trade.priceFen) },
  { key: 'quantity', head: t('word.quantity'), numeric: true, cell: (trade) => tonnes(trade.quantity) },
  { key: 'amount', head: t('word.amount'), numeric: true, cell: (trade) => yuan(trade.priceFen * trade.quantity) },
]

interface Withdraw {
  readonly running: boolean
  readonly run: (input: { product: string; listing: string }) => Promise<unknown>
}

const isOpen = (listing: OwnListing): boolean => listing.status === 'open' || listing.status === 'resting'

const ListingStatus = ({ status }: { readonly status: string }) => {
  const { t } = useTexts()
  const [text, kind] = statuses[status] ?? [undefined, 'plain']
  return <Tag kind={kind}>{text ? t(text) : status}</Tag>
}

const listingColumns = ({ t }: Texts, withdraw: Withdraw): Column<OwnListing>[] => [
  {
    key: 'day',
    head: t('word.day'),
    phone: 'heading',
    cell: (listing) => (
      <>
        <Day value={listing.day} style="short" /> <span className="dim2">{product(listing.product)}</span>
      </>
    ),
  },
  { key: 'id', head: t('word.number'), mono: true, cell: (listing) => listing.id },
  { key: 'side', head: t('word.side'), cell: (listing) => <Side side={listing.side} /> },
  { key: 'price', head: t('book.price'), numeric: true, cell: (listing) => price(listing.priceFen) },
  { key: 'quantity', head: t('word.quantity'), numeric: true, cell: (listing) => tonnes(listing.quantity) },
  {
    key: 'done',
    head: t('orders.done'),
    numeric: true,
    cell: (listing) => tonnes(listing.quantity - listing.remaining),
  },
  { key: 'status', head: t('word.status'), cell: (listing) => <ListingStatus status={listing.status} /> },
  {
    key: 'act',
    head: t('word.act'),
    hideHead: true,
    numeric: true,
    cell: (listing) =>
      isOpen(listing) && (
        <button
          type="button"
          className="lnk"
          disabled={withdraw.running}
          onClick={() => void withdraw.run({ product: listing.product, listing: listing.id })}
        >
          {t('orders.withdraw')}
        </button>
      ),
  },
]

/** One's own listings and trades, newest first; a listing that rests can be withdrawn. */
export const Orders = ({
  orders,
}: {
  readonly orders: { readonly listings: readonly OwnListing[]; readonly trades: readonly OwnTrade[] }
}) => {
  const texts = useTexts()
  const { t } = texts
  const [trades, setTrades] = useState(false)
  const withdraw = useCommand<{ product: string; listing: string }>(commands.withdraw)
  return (
    <>
      <header className="panel-head">
        <h2>{t('orders.title')}</h2>
        <span className="segmented">
          <button type="button" aria-pressed={!trades} onClick={() => setTrades(false)}>
            {t('orders.listings')}
          </button>
          <button type="button" aria-pressed={trades} onClick={() => setTrades(true)}>
            {t('orders.trades')}
          </button>
        </span>
      </header>
      <OutcomeNote outcome={withdraw.outcome} done={t('orders.withdrawnDone')} />
      {!trades && orders.listings.length === 0 && <Empty>{t('orders.none')}</Empty>}
      {trades && orders.trades.length === 0 && <Empty>{t('orders.noTrades')}</Empty>}
      {!trades && orders.listings.length > 0 && (
        <DataTable
          label={t('orders.listings')}
          dense
          rows={orders.listings}
          rowKey={(listing) => listing.id}
          columns={listingColumns(texts, withdraw)}
        />
      )}
      {trades && orders.trades.length > 0 && (
        <DataTable
          label={t('orders.trades')}
          dense
          rows={orders.trades}
          rowKey={(trade) => trade.id}
          columns={tradeColumns(texts)}
        />
      )}
    </>
  )
}
