import { Link } from 'react-router'
import { price, product as productName, short, tonnes, yuan } from '../../format/number.ts'
import type { Figured } from '../../api/types.ts'
import { useTexts } from '../../i18n/index.ts'
import { ActingForSelect, type ActingFor } from '../../parts/acting-for.tsx'
import { Change } from '../../parts/amounts.tsx'
import { Book, bookTitle, colourOf } from '../../parts/market/book.tsx'
import type { BookAnswer, Desk, OwnListing, OwnTrade, Settlement, TradingDay } from '../../parts/market/types.ts'
import { Tag } from '../../parts/sheet.tsx'
import { Stale } from '../../parts/states.tsx'
import { useKeys } from '../../shell/keys.ts'
import './market.css'
import { Chart } from './chart.tsx'
import { Orders } from './orders.tsx'
import { Ticket } from './ticket.tsx'
import { useOrder } from './use-order.ts'

/** What belongs to the organisation one acts for. */
export interface Own {
  readonly acting: ActingFor
  readonly desk: Desk | undefined
  readonly orders: { readonly listings: readonly OwnListing[]; readonly trades: readonly OwnTrade[] } | undefined
  readonly settlements: readonly Settlement[]
  /** Surplus or gap of the year in tonnes; absent where it is not known or not touched by this product. */
  readonly net: Figured | undefined
  readonly mayTrade: boolean
}

export interface MarketViewProps {
  readonly product: string
  readonly products: readonly TradingDay[]
  readonly book: BookAnswer
  /** When the book was read, and whether that was too long ago. */
  readonly read: { readonly at: string; readonly stale: boolean }
  readonly history: readonly TradingDay[]
  readonly own: Own
}

/** The desk: products and position, chart, five levels, ticket, own orders. */
export const MarketView = ({ product, products, book, read, history, own }: MarketViewProps) => {
  const { t, say } = useTexts()
  const { acting, desk, mayTrade } = own
  const spread = spreadOf(book)
  const settled = new Set(own.settlements.map(({ trade }) => trade))
  const boughtToday = (own.orders?.trades ?? [])
    .filter((one) => one.side === 'buy' && one.product !== 'CCER' && !settled.has(one.id))
    .reduce((sum, one) => sum + one.quantity, 0)
  const order = useOrder({
    product,
    organisation: acting.asked,
    side: acting.organisation?.kind === 'projectOwner' ? 'sell' : 'buy',
  })
  useKeys(mayTrade ? { b: () => order.turn('buy'), s: () => order.turn('sell'), Escape: order.back } : {})
  return (
    <>
      <h1 className="vh">{t('market.title', { product: productName(product) })}</h1>
      {desk?.closed && (
        <p className="phase-banner" role="status">
          <b>{t('market.closed')}</b> {say(desk.closed)} <span className="dim">{desk.closed.source}</span>
        </p>
      )}
      <div className={mayTrade ? 'desk' : 'desk watching'}>
        <section className="panel products" aria-label={t('market.products')}>
          <Products products={products} current={product} search={acting.search} />
          {desk && <DeskFigures desk={desk} product={product} />}
        </section>
        <section className="panel chart" aria-label={t('market.quote')}>
          <Quote book={book} product={product} />
          <Chart product={product} history={history} close={book.day?.previousCloseFen ?? null} />
        </section>
        <section className="panel levels" aria-label={t(bookTitle(book))}>
          <header className="panel-head">
            <h2>{t(bookTitle(book))}</h2>
            <span className="sm dim">
              {spread !== undefined && t('book.spread', { value: price(spread) }) + t('list.comma')}
              <Stale at={read.at} stale={read.stale} />
            </span>
          </header>
          <Book book={book} picked={order.pick} onPick={mayTrade ? order.take : undefined} />
        </section>
        {mayTrade && (
          <section className="panel order" aria-label={t('ticket.title')}>
            <ActingForSelect acting={acting} />
            <Ticket book={book} desk={desk} net={own.net} boughtToday={boughtToday} order={order} />
          </section>
        )}
        {own.orders && (
          <section className="panel own" aria-label={t('orders.title')}>
            <Orders orders={own.orders} settlements={own.settlements} asked={acting.asked} mayTrade={mayTrade} />
          </section>
        )}
      </div>
    </>
  )
}

const spreadOf = (book: BookAnswer): number | undefined => {
  const [sell] = book.sell
  const [buy] = book.buy
  return sell && buy ? sell.priceFen - buy.priceFen : undefined
}

interface ProductsProps {
  readonly products: readonly TradingDay[]
  readonly current: string
  readonly search: string
}

const Products = ({ products, current, search }: ProductsProps) => {
  const { t } = useTexts()
  return (
    <table aria-label={t('market.products')}>
      <thead>
        <tr>
          <th scope="col">{t('word.product')}</th>
          <th scope="col" className="num">
            {t('market.last')}
          </th>
          <th scope="col" className="num">
            {t('market.change')}
          </th>
        </tr>
      </thead>
      <tbody>
        {[...products].sort(byProduct).map((day) => {
          const last = day.lastFen ?? day.previousCloseFen
          return (
            <tr key={day.product} className={day.product === current ? 'on' : undefined}>
              <td>
                <Link to={`/market/${day.product}${search}`} aria-current={day.product === current ? 'page' : undefined}>
                  {productName(day.product)}
                </Link>
              </td>
              <td className={`num ${colourOf(last, day.previousCloseFen)}`}>{price(last)}</td>
              <td className="num">
                <Change pct={last / day.previousCloseFen - 1} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Vintages young to old, as a trader looks for them; credits last. */
const byProduct = (a: TradingDay, b: TradingDay): number =>
  Number(a.product === 'CCER') - Number(b.product === 'CCER') || (a.product < b.product ? 1 : -1)

const DeskFigures = ({ desk, product }: { readonly desk: Desk; readonly product: string }) => {
  const { t } = useTexts()
  const { units, cash } = desk
  return (
    <div className="desk-figures">
      <h2>{t('desk.units', { product: productName(product) })}</h2>
      <dl className="kv">
        <dt>{t('desk.sellable')}</dt>
        <dd className="num b">{tonnes(units.sellable)}</dd>
        <dt>{t('desk.inOrders')}</dt>
        <dd className="num">{tonnes(units.inOrders)}</dd>
        <dt>{t('desk.arriving')}</dt>
        <dd className="num">{tonnes(units.arriving)}</dd>
        {units.locked > 0 && (
          <>
            <dt>{t('desk.locked')}</dt>
            <dd className="num">{tonnes(units.locked)}</dd>
          </>
        )}
      </dl>
      <p className="sm dim">{t('desk.resale', { days: desk.resaleDays })}</p>
      <h2>{t('desk.cash')}</h2>
      <dl className="kv">
        <dt>{t('holding.free')}</dt>
        <dd className="num b">{yuan(cash.freeFen)}</dd>
        <dt>{t('desk.inOrders')}</dt>
        <dd className="num">{yuan(cash.inOrdersFen)}</dd>
        <dt>{t('desk.settling')}</dt>
        <dd className="num">{yuan(cash.settlingFen)}</dd>
      </dl>
      <p className="sm">
        <Link to="/account">{t('desk.toAccount')}</Link>
      </p>
    </div>
  )
}

const Quote = ({ book, product }: { readonly book: BookAnswer; readonly product: string }) => {
  const { t, language } = useTexts()
  const { day, band } = book
  const last = day?.lastFen ?? null
  const close = day?.previousCloseFen
  const average = day && day.volume > 0 ? Math.round(day.turnoverFen / day.volume) : null
  const cells: readonly (readonly [string, number | null | undefined])[] = [
    [t('market.open'), day?.openFen],
    [t('market.high'), day?.highFen],
    [t('market.average'), average],
    [t('market.limitUp'), band?.highestFen],
    [t('market.low'), day?.lowFen],
    [t('market.limitDown'), band?.lowestFen],
  ]
  return (
    <header className="quote">
      <div className="quote-name">
        <b>{productName(product)}</b>{' '}
        <span className="dim sm">
          {product === 'CCER' ? t('market.credit') : t('market.vintage', { year: product.slice(3) })}
        </span>
        {last !== null && band && last === band.highestFen && <Tag kind="limit-up">{t('market.limitUp')}</Tag>}
        {last !== null && band && last === band.lowestFen && <Tag kind="limit-down">{t('market.limitDown')}</Tag>}
      </div>
      <div className={`quote-last ${colourOf(last, close)}`}>
        <b>{last === null ? '–' : price(last)}</b>{' '}
        {last !== null && close !== undefined && <Change value={last - close} pct={last / close - 1} />}
      </div>
      <dl className="quote-figures">
        {cells.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={colourOf(value ?? null, close)}>{value === null || value === undefined ? '–' : price(value)}</dd>
          </div>
        ))}
        <div>
          <dt>{t('market.volume')}</dt>
          <dd>{day ? t('amount.tonnes', { value: tonnes(day.volume) }) : '–'}</dd>
        </div>
        <div>
          <dt>{t('market.turnover')}</dt>
          <dd>{day ? short(day.turnoverFen / 100, language) : '–'}</dd>
        </div>
      </dl>
    </header>
  )
}
