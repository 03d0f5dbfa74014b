import { useState, type KeyboardEvent } from 'react'
import { nothing, price, tonnes } from '../../format/number.ts'
import { useTexts, type TextKey } from '../../i18n/index.ts'
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
  /** The listing that stands in the ticket. */
  readonly picked: Picked | undefined
  /** Without it the book is read only. */
  readonly onPick?: ((pick: Picked) => void) | undefined
}

interface Spot {
  readonly side: 'sell' | 'buy'
  readonly index: number
}

const levelNames = ['book.level1', 'book.level2', 'book.level3', 'book.level4', 'book.level5'] as const
const board = levelNames.map((_name, index) => index)

/** Of credits only the best price is shown, and the first listing in time is taken. */
const bestOnly = ({ product }: BookAnswer): boolean => product === 'CCER'

export const bookTitle = (book: BookAnswer): TextKey => (bestOnly(book) ? 'book.best' : 'book.title')

/** Colour on market pages: above or below the previous close. */
export const colourOf = (fen: number | null, close: number | null | undefined): string =>
  fen === null || close === null || close === undefined || fen === close ? '' : fen > close ? 'up' : 'down'

const same = (a: Spot, b: Spot): boolean => a.side === b.side && a.index === b.index

/** From the highest offer to sell down to the lowest offer to buy: the order in which they stand on the screen. */
const spotsOf = (book: BookAnswer): readonly Spot[] => [
  ...book.sell.map((_level, index) => ({ side: 'sell', index }) as const).reverse(),
  ...book.buy.map((_level, index) => ({ side: 'buy', index }) as const),
]

const neighbour = (spots: readonly Spot[], at: Spot, by: number): Spot | undefined =>
  spots[Math.min(Math.max(spots.findIndex((spot) => same(spot, at)) + by, 0), spots.length - 1)]

/** The listing of a level that is taken first: the earliest that is not one's own. */
export const firstOf = (side: 'sell' | 'buy', level: BookLevel | undefined): Picked | undefined => {
  const listing = level?.listings.find((one) => !one.own)
  return level && listing && { side, priceFen: level.priceFen, listing: listing.id, quantity: listing.remaining }
}

/** Five levels, sells above and buys below, with their counts of listings. Picking one puts its first listing into the ticket. */
export const Book = ({ book, picked, onPick }: BookProps) => {
  const { t } = useTexts()
  const [at, setAt] = useState<Spot>({ side: 'sell', index: 0 })
  const close = book.day?.previousCloseFen
  const spots = spotsOf(book)
  const shown = bestOnly(book) ? board.slice(0, Math.max(1, book.sell.length, book.buy.length)) : board
  const levelAt = (spot: Spot): BookLevel | undefined => book[spot.side][spot.index]
  const nameOf = (spot: Spot): string =>
    t(spot.side === 'sell' ? 'book.sell' : 'book.buy', { level: t(levelNames[spot.index] ?? 'book.level5') })
  // A side with nothing at all says so at its best level.
  const noneText = ({ side, index }: Spot): string | undefined => {
    if (index > 0 || book[side].length > 0) return undefined
    return t(side === 'sell' ? 'book.noSells' : 'book.noBuys')
  }
  const most = Math.max(1, ...book.sell.map((level) => level.quantity), ...book.buy.map((level) => level.quantity))
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
    const first = firstOf(spot.side, level)
    const key = `${spot.side}${spot.index}`
    if (!level) return <NoLevel key={key} name={nameOf(spot)} text={noneText(spot)} />
    return (
      <LevelRow
        key={key}
        spot={spot}
        level={level}
        name={nameOf(spot)}
        close={close}
        most={most}
        selected={same(spot, at)}
        onSelect={() => setAt(spot)}
        onPick={onPick && first ? () => onPick(first) : undefined}
      />
    )
  }
  const level = levelAt(at)
  return (
    <>
      <table className="book" aria-label={t(bookTitle(book))} onKeyDown={onKeyDown}>
        <BookHead />
        <tbody>
          {shown.map((index) => row({ side: 'sell', index })).reverse()}
          <Middle book={book} />
          {shown.map((index) => row({ side: 'buy', index }))}
        </tbody>
      </table>
      {level && onPick && firstOf(at.side, level) && (
        <Listings side={at.side} level={level} name={nameOf(at)} firstOnly={bestOnly(book)} picked={picked} onPick={onPick} />
      )}
    </>
  )
}

const Middle = ({ book }: { readonly book: BookAnswer }) => {
  const { t } = useTexts()
  const last = book.day?.lastFen ?? null
  const sum = (levels: readonly BookLevel[]): string => tonnes(levels.reduce((total, level) => total + level.quantity, 0))
  return (
    <tr className="mid">
      <td colSpan={5}>
        <b className={colourOf(last, book.day?.previousCloseFen)}>{last === null ? '–' : price(last)}</b>
        <span>{t(bestOnly(book) ? 'book.bestSums' : 'book.sums', { sells: sum(book.sell), buys: sum(book.buy) })}</span>
      </td>
    </tr>
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

/** A level without listings keeps its row: the board has the same shape at any depth. */
const NoLevel = ({ name, text }: { readonly name: string; readonly text: string | undefined }) => (
  <tr className="none">
    <td>{name}</td>
    {text === undefined ? (
      <>
        <td className="num">{nothing}</td>
        <td className="num">{nothing}</td>
        <td className="num">{nothing}</td>
        <td />
      </>
    ) : (
      <td colSpan={4} className="num">
        {text}
      </td>
    )}
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
  readonly onPick: (() => void) | undefined
}

const LevelRow = ({ spot, level, name, close, most, selected, onSelect, onPick }: LevelRowProps) => {
  const { t } = useTexts()
  const own = level.listings.every((listing) => listing.own)
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
        {onPick ? (
          <button
            type="button"
            className="lnk"
            data-spot={`${spot.side}${spot.index}`}
            aria-label={`${t('book.pick')} ${name} ${price(level.priceFen)}`}
            onClick={onPick}
          >
            {t('book.pick')}
          </button>
        ) : (
          own && <span className="dim2">{t('book.mine')}</span>
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
  readonly picked: Picked | undefined
  readonly onPick: (pick: Picked) => void
}

/** The single listings of a level: any of them may be picked at the same price. */
const Listings = ({ side, level, name, firstOnly, picked, onPick }: ListingsProps) => {
  const { t } = useTexts()
  const first = firstOf(side, level)
  return (
    <div className="pick">
      <p className="sm pick-head">
        <b>{t('book.levelCount', { name, price: price(level.priceFen), count: level.listings.length })}</b>
        <span className="dim">{t(firstOnly ? 'book.firstInTime' : 'book.anyListing')}</span>
      </p>
      <div className="pick-list">
        {level.listings.map((one, index) => (
          <label key={one.id}>
            <input
              type="radio"
              name="listing"
              checked={one.id === picked?.listing}
              disabled={one.own || (firstOnly && one.id !== first?.listing)}
              onChange={() => onPick({ side, priceFen: level.priceFen, listing: one.id, quantity: one.remaining })}
            />
            <span>{one.own ? t('book.mine') : t('book.listing', { number: index + 1 })}</span>
            <b>{tonnes(one.remaining)}</b>
          </label>
        ))}
      </div>
      <p className="sm dim">{t('book.irrevocable')}</p>
    </div>
  )
}
