import { useState } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { commands } from '../../api/questions.ts'
import { price, product, tonnes, yuan } from '../../format/number.ts'
import { useTexts, type TextKey, type Texts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { OutcomeNote } from '../../parts/refusal-box.tsx'
import { Tag, type TagKind } from '../../parts/sheet.tsx'
import { Empty, ErrorState } from '../../parts/states.tsx'
import type { OwnListing, OwnTrade, Settlement } from '../../parts/market/types.ts'

const statuses: Readonly<Record<string, readonly [TextKey, TagKind]>> = {
  open: ['orders.open', 'accent'],
  filled: ['orders.filled', 'done'],
  withdrawn: ['orders.withdrawn', 'plain'],
  expired: ['orders.expired', 'plain'],
}

const Side = ({ side }: { readonly side: 'buy' | 'sell' }) => {
  const { t } = useTexts()
  return <span className={side === 'buy' ? 'up' : 'down'}>{t(side === 'buy' ? 'word.buy' : 'word.sell')}</span>
}

/** A number is for looking something up: it stands back behind what was ordered. */
const OrderNumber = ({ id }: { readonly id: string }) => <span className="mono">{id}</span>

const tradeColumns = ({ t }: Texts, settledOn: ReadonlyMap<string, string>): Column<OwnTrade>[] => [
  {
    key: 'day',
    head: t('word.day'),
    phone: 'heading',
    cell: (trade) => (
      <>
        <Day value={trade.day} style="plain" /> <span className="dim2">{product(trade.product)}</span>
      </>
    ),
  },
  { key: 'id', head: t('word.number'), phone: 'wide', cell: (trade) => <OrderNumber id={trade.id} /> },
  { key: 'side', head: t('word.side'), cell: (trade) => <Side side={trade.side} /> },
  { key: 'price', head: t('book.price'), numeric: true, cell: (trade) => price(trade.priceFen) },
  { key: 'quantity', head: t('word.quantity'), numeric: true, cell: (trade) => tonnes(trade.quantity) },
  { key: 'amount', head: t('word.amount'), numeric: true, cell: (trade) => yuan(trade.priceFen * trade.quantity) },
  {
    key: 'settled',
    head: t('orders.settlement'),
    cell: (trade) => {
      const day = settledOn.get(trade.id)
      return day ? (
        <Tag kind="done">
          {t('orders.settled')} <Day value={day} style="plain" />
        </Tag>
      ) : (
        <Tag kind="waiting">{t('orders.settling')}</Tag>
      )
    },
  },
]

interface Withdraw {
  readonly running: boolean
  readonly run: (listing: OwnListing) => Promise<unknown>
}

const isOpen = (listing: OwnListing): boolean => listing.status === 'open'

const ListingStatus = ({ status }: { readonly status: string }) => {
  const { t } = useTexts()
  const [text, kind] = statuses[status] ?? [undefined, 'plain']
  return <Tag kind={kind}>{text ? t(text) : status}</Tag>
}

const listingColumns = ({ t }: Texts, withdraw: Withdraw | undefined): Column<OwnListing>[] => [
  {
    key: 'day',
    head: t('word.day'),
    phone: 'heading',
    cell: (listing) => (
      <>
        <Day value={listing.day} style="plain" /> <span className="dim2">{product(listing.product)}</span>
      </>
    ),
  },
  { key: 'id', head: t('word.number'), phone: 'wide', cell: (listing) => <OrderNumber id={listing.id} /> },
  { key: 'side', head: t('word.side'), cell: (listing) => <Side side={listing.side} /> },
  { key: 'price', head: t('book.price'), numeric: true, cell: (listing) => price(listing.priceFen) },
  { key: 'quantity', head: t('word.quantity'), numeric: true, cell: (listing) => tonnes(listing.quantity) },
  {
    key: 'done',
    head: t('orders.done'),
    numeric: true,
    cell: (listing) => tonnes(listing.dealt),
  },
  { key: 'status', head: t('word.status'), cell: (listing) => <ListingStatus status={listing.status} /> },
  {
    key: 'act',
    head: t('word.act'),
    hideHead: true,
    numeric: true,
    cell: (listing) =>
      withdraw &&
      isOpen(listing) && (
        <button
          type="button"
          className="lnk"
          aria-label={`${t('orders.withdraw')} ${listing.id}`}
          disabled={withdraw.running}
          onClick={() => void withdraw.run(listing)}
        >
          {t('orders.withdraw')}
        </button>
      ),
  },
]

const firstRows = 10

export interface OrdersProps {
  readonly orders: { readonly listings: readonly OwnListing[]; readonly trades: readonly OwnTrade[] }
  readonly settlements: readonly Settlement[]
  /** For whom one acts, when not for oneself. */
  readonly asked: { readonly organisation?: string }
  readonly mayTrade: boolean
}

/** One's own listings and trades, newest first; a listing that rests can be withdrawn; a trade says when it was settled. */
export const Orders = ({ orders, settlements, asked, mayTrade }: OrdersProps) => {
  const texts = useTexts()
  const { t } = texts
  const [trades, setTrades] = useState(false)
  const [all, setAll] = useState(false)
  const withdraw = useCommand<object>(commands.withdraw)
  const settledOn = new Map(settlements.map((row) => [row.trade, row.settledOn]))
  const rows = trades ? orders.trades : orders.listings
  const shown = <Row,>(of: readonly Row[]): readonly Row[] => (all ? of : of.slice(0, firstRows))
  return (
    <>
      <header className="panel-head">
        <h2>{t('orders.title')}</h2>
        <span className="sm dim orders-note">{t('ticket.dayOnly')}</span>
        <span className="segmented">
          <button type="button" aria-pressed={!trades} onClick={() => setTrades(false)}>
            {t('orders.listings')} {orders.listings.filter(isOpen).length || ''}
          </button>
          <button type="button" aria-pressed={trades} onClick={() => setTrades(true)}>
            {t('orders.trades')}
          </button>
        </span>
      </header>
      <div className="orders-answer">
        <OutcomeNote outcome={withdraw.outcome} done={t('orders.withdrawnDone')} />
        {withdraw.failure && <ErrorState failure={withdraw.failure} posted="unknown" />}
      </div>
      {rows.length === 0 && <Empty>{t(trades ? 'orders.noTrades' : 'orders.none')}</Empty>}
      {!trades && rows.length > 0 && (
        <DataTable
          label={t('orders.listings')}
          dense
          rows={shown(orders.listings)}
          rowKey={(listing) => listing.id}
          columns={listingColumns(
            texts,
            mayTrade
              ? {
                  running: withdraw.running,
                  run: (listing) => withdraw.run({ ...asked, product: listing.product, listing: listing.id }),
                }
              : undefined,
          )}
        />
      )}
      {trades && rows.length > 0 && (
        <DataTable
          label={t('orders.trades')}
          dense
          rows={shown(orders.trades)}
          rowKey={(trade) => trade.id}
          columns={tradeColumns(texts, settledOn)}
        />
      )}
      {!all && rows.length > firstRows && (
        <button type="button" className="lnk more" onClick={() => setAll(true)}>
          {t('orders.all', { count: rows.length })}
        </button>
      )}
    </>
  )
}
