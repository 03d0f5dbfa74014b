import { useState, type KeyboardEvent } from 'react'
import { price, tonnes } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import type { BookAnswer, BookLevel } from './types.ts'

/** A listing chosen in the book, on its way to the ticket. */
export interface Picked {
  readonly side: 'sell' | 'buy'
  readonly priceFen: number
  readonly listing: string
  readonly quantity: number
}

export interface BookProps {
  readonly book: BookAnswer
  readonly onPick: (pick: Picked) => void
}

interface Spot {
  readonly side: 'sell' | 'buy'
  readonly index: number
}

const levelNames = ['book.level1', 'book.level2', 'book.level3', 'book.level4', 'book.level5'] as const

/** Colour on market pages: above or below the previous close. */
export const colourOf = (fen: number | null, close: number | null | undefined): string =>
  fen === null || close === null || close === undefined || fen === close ? '' : fen > close ? 'up' : 'down'

const isOwn = (level: BookLevel): boolean => level.listings.every((listing) => listing.own)
const same = (a: Spot, b: Spot): boolean => a.side === b.side && a.index === b.index

/** From the highest offer to sell down to the lowest offer to buy: the order in which they stand on the screen. */
const spotsOf = (book: BookAnswer): readonly Spot[] => [
  ...book.sell.map((_level, index) => ({ side: 'sell', index }) as const).reverse(),
  ...book.buy.map((_level, index) => ({ side: 'buy', index }) as const),
]

const neighbour = (spots: readonly Spot[], at: Spot, by: number): Spot | undefined =>
  spots[Math.min(Math.max(spots.findIndex((spot) => same(spot, at)) + by, 0), spots.length - 1)]

/** Five levels, sells above and buys below, each with its count of listings. Picking a level opens its single listings. */
export const Book = ({ book, onPick }: BookProps) => {
  const { t } = useTexts()
  const [at, setAt] = useState<Spot>({ side: 'sell', index: 0 })
  const close = book.day?.previousCloseFen
  const last = book.day?.lastFen ?? null
  const spots = spotsOf(book)
  const levelAt = (spot: Spot): BookLevel | undefined => book[spot.side][spot.index]
  const nameOf = (spot: Spot): string =>
    t(spot.side === 'sell' ? 'book.sell' : 'book.buy', { level: t(levelNames[spot.index] ?? 'book.level5') })
  const most = Math.max(1, ...book.sell.map((level) => level.quantity), ...book.buy.map((level) => level.quantity))
  const sum = (levels: readonly BookLevel[]): string => tonnes(levels.reduce((total, level) => total + level.quantity, 0))
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    const next = neighbour(spots, at, event.key === 'ArrowUp' ? -1 : 1)
    if (!next) return
    setAt(next)
    event.currentTarget.querySelector<HTMLElement>(`[data-spot="${next.side}${next.index}"]`)?.focus()
  }
  const row = (spot: Spot) => {
    const level = levelAt(spot)
    return (
      level && (
        <LevelRow
          key={`${spot.side}${spot.index}`}
          spot={spot}
          level={level}
          name={nameOf(spot)}
          close={close}
          most={most}
          selected={same(spot, at)}
          onSelect={() => setAt(spot)}
        />
      )
    )
  }
  const picked = levelAt(at)
  return (
    <>
      <table className="book" aria-label={t('book.title')} onKeyDown={onKeyDown}>
        <BookHead />
        <tbody>
          {spots.filter((spot) => spot.side === 'sell').map(row)}
          {book.sell.length === 0 && <NoListings text={t('book.noSells')} />}
          <tr className="mid">
            <td colSpan={5}>
              <b className={colourOf(last, close)}>{last === null ? '–' : price(last)}</b>
              <span>{t('book.sums', { sells: sum(book.sell), buys: sum(book.buy) })}</span>
            </td>
          </tr>
          {spots.filter((spot) => spot.side === 'buy').map(row)}
          {book.buy.length === 0 && <NoListings text={t('book.noBuys')} />}
        </tbody>
      </table>
      {picked && !isOwn(picked) && (
        <Listings
          key={`${at.side}${at.index}${picked.priceFen}`}
          side={at.side}
          level={picked}
          name={nameOf(at)}
          firstOnly={book.product === 'CCER'}
          onPick={onPick}
        />
      )}
    </>
  )
}

const BookHead = () => {
  const { t } = useTexts()
  return (
    <thead>
      <tr>
        <th scope="col">{t('book.level')}</th>
        {([t('book.price'), t('book.tonnes'), t('book.count')] as const).map((head) => (
          <th key={head} scope="col" className="num">
            {head}
          </th>
        ))}
        <th scope="col">
          <span className="vh">{t('book.pick')}</span>
        </th>
      </tr>
    </thead>
  )
}

const NoListings = ({ text }: { readonly text: string }) => (
  <tr>
    <td colSpan={5} className="dim">
      {text}
    </td>
  </tr>
)

interface LevelRowProps {
  readonly spot: Spot
  readonly level: BookLevel
  readonly name: string
  readonly close: number | undefined
  readonly most: number
  readonly selected: boolean
  readonly onSelect: () => void
}

const LevelRow = ({ spot, level, name, close, most, selected, onSelect }: LevelRowProps) => {
  const { t } = useTexts()
  return (
    <tr className={selected ? 'on' : undefined} onClick={onSelect}>
      <td>{name}</td>
      <td className={`num b ${colourOf(level.priceFen, close)}`}>{price(level.priceFen)}</td>
      <td className="num q">
        <i style={{ width: `${(level.quantity / most) * 100}%` }} />
        <span>{tonnes(level.quantity)}</span>
      </td>
      <td className="num dim2">{level.listings.length}</td>
      <td className="num">
        {isOwn(level) ? (
          <button type="button" className="lnk dim2" data-spot={`${spot.side}${spot.index}`} onClick={onSelect}>
            {t('book.mine')}
          </button>
        ) : (
          <button
            type="button"
            className="lnk"
            data-spot={`${spot.side}${spot.index}`}
            aria-pressed={selected}
            aria-label={`${t('book.pick')} ${name} ${price(level.priceFen)}`}
            onClick={onSelect}
          >
            {t('book.pick')}
          </button>
        )}
      </td>
    </tr>
  )
}

interface ListingsProps {
  readonly side: 'sell' | 'buy'
  readonly level: BookLevel
  readonly name: string
  /** CCER: the first in time is taken; listings cannot be chosen. */
  readonly firstOnly: boolean
  readonly onPick: (pick: Picked) => void
}

/** The single listings of a level: any of them may be picked at the same price. */
const Listings = ({ side, level, name, firstOnly, onPick }: ListingsProps) => {
  const { t } = useTexts()
  const others = level.listings.filter((listing) => !listing.own)
  const [chosen, setChosen] = useState(others[0]?.id)
  const listing = others.find((one) => one.id === chosen)
  return (
    <div className="pick">
      <p className="sm pick-head">
        <b>{t('book.levelCount', { name, price: price(level.priceFen), count: level.listings.length })}</b>
        <span className="dim">{t(firstOnly ? 'book.firstInTime' : 'book.anyListing')}</span>
      </p>
      {level.listings.map((one, index) => (
        <label key={one.id}>
          <input
            type="radio"
            name="listing"
            checked={one.id === chosen}
            disabled={one.own || (firstOnly && index > 0)}
            onChange={() => setChosen(one.id)}
          />
          <span>{one.own ? t('book.mine') : t('book.listing', { number: index + 1 })}</span>
          <b>{tonnes(one.remaining)}</b>
        </label>
      ))}
      <button
        type="button"
        className="btn w"
        disabled={!listing}
        onClick={() => listing && onPick({ side, priceFen: level.priceFen, listing: listing.id, quantity: listing.remaining })}
      >
        {t('book.toTicket')}
      </button>
      <p className="sm dim">{t('book.irrevocable')}</p>
    </div>
  )
}
