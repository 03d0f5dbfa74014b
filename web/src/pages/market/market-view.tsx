import { useState } from 'react'
import { Link } from 'react-router'
import { price, product as productName, short, tonnes, yuan } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { Change } from '../../parts/amounts.tsx'
import { Book, colourOf, type Picked } from '../../parts/market/book.tsx'
import { Tag } from '../../parts/sheet.tsx'
import { Empty } from '../../parts/states.tsx'
import { useKeys } from '../../shell/keys.ts'
import './market.css'
import { Chart } from './chart.tsx'
import { Orders } from './orders.tsx'
import { Ticket } from './ticket.tsx'
import type { BookAnswer, Desk, OwnListing, OwnTrade, TradingDay } from '../../parts/market/types.ts'

export interface MarketViewProps {
  readonly product: string
  readonly products: readonly TradingDay[]
  readonly book: BookAnswer
  readonly history: readonly TradingDay[]
  readonly desk: Desk | undefined
  readonly orders: { readonly listings: readonly OwnListing[]; readonly trades: readonly OwnTrade[] } | undefined
}

/** The desk: products and position, chart, five levels, ticket, today's orders. */
export const MarketView = ({ product, products, book, history, desk, orders }: MarketViewProps) => {
  const { t } = useTexts()
  const [side, setSide] = useState<'buy' | 'sell'>('buy')
  const [pick, setPick] = useState<Picked>()
  const turn = (next: 'buy' | 'sell'): void => {
    setPick(undefined)
    setSide(next)
  }
  useKeys({ b: () => turn('buy'), s: () => turn('sell'), Escape: () => setPick(undefined) })
  return (
    <>
      <h1 className="vh">{t('market.title', { product: productName(product) })}</h1>
      <div className="desk">
        <section className="panel products" aria-label={t('market.products')}>
          <Products products={products} current={product} />
          {desk && <DeskFigures desk={desk} product={product} />}
        </section>
        <section className="panel chart" aria-label={t('market.quote')}>
          <Quote book={book} product={product} />
          <Chart product={product} history={history} close={book.day?.previousCloseFen ?? null} />
        </section>
        <section className="panel levels" aria-label={t('book.title')}>
          <header className="panel-head">
            <h2>{t('book.title')}</h2>
            <span className="sm dim">
              {spreadOf(book) === undefined ? '' : t('book.spread', { value: price(spreadOf(book) ?? 0) })}
            </span>
          </header>
          <Book
            key={product}
            book={book}
            onPick={(chosen) => {
              setPick(chosen)
              setSide(chosen.side === 'sell' ? 'buy' : 'sell')
            }}
          />
        </section>
        <section className="panel order" aria-label={t('ticket.title')}>
          <Ticket book={book} desk={desk} pick={pick} side={side} onSide={turn} onClearPick={() => setPick(undefined)} />
        </section>
        <section className="panel own" aria-label={t('orders.title')}>
          {orders ? <Orders orders={orders} /> : <Empty>{t('orders.none')}</Empty>}
        </section>
      </div>
    </>
  )
}

const spreadOf = (book: BookAnswer): number | undefined => {
  const [sell] = book.sell
  const [buy] = book.buy
  return sell && buy ? sell.priceFen - buy.priceFen : undefined
}

const Products = ({ products, current }: { readonly products: readonly TradingDay[]; readonly current: string }) => {
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
        {products.map((day) => {
          const last = day.lastFen ?? day.closeFen
          const colour = colourOf(last, day.previousCloseFen)
          return (
            <tr key={day.product} className={day.product === current ? 'on' : undefined}>
              <td>
                <Link to={`/market/${day.product}`} aria-current={day.product === current ? 'page' : undefined}>
                  {productName(day.product)}
                </Link>
              </td>
              <td className={`num ${colour}`}>{last === null ? '–' : price(last)}</td>
              <td className="num">{last === null ? '–' : <Change pct={last / day.previousCloseFen - 1} />}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const DeskFigures = ({ desk, product }: { readonly desk: Desk; readonly product: string }) => {
  const { t } = useTexts()
  return (
    <div className="desk-figures">
      <h2>{t('desk.units', { product: productName(product) })}</h2>
      <dl className="kv">
        <dt>{t('holding.trading')}</dt>
        <dd className="num">{tonnes(desk.units)}</dd>
        <dt>{t('desk.sellable')}</dt>
        <dd className="num b">{tonnes(desk.sellable)}</dd>
      </dl>
      <p className="sm dim">{t('desk.nextDay')}</p>
      <h2>{t('desk.cash')}</h2>
      <dl className="kv">
        <dt>{t('holding.free')}</dt>
        <dd className="num b">{yuan(desk.cashFreeFen)}</dd>
        <dt>{t('desk.cashHeld')}</dt>
        <dd className="num">{yuan(desk.cashHeldFen)}</dd>
      </dl>
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
