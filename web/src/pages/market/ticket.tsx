import { useEffect, useRef, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import type { Figured, Refusal, RefusalValue } from '../../api/types.ts'
import { filed, price, product as productName, signedTonnes, tonnes, yuan } from '../../format/number.ts'
import { useTexts, type TextKey } from '../../i18n/index.ts'
import { Figure } from '../../parts/figure.tsx'
import { firstOf } from '../../parts/market/book.tsx'
import type { BookAnswer, Desk } from '../../parts/market/types.ts'
import { OutcomeNote } from '../../parts/refusal-box.tsx'
import { ErrorState } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import { isPrice, type Order, type Side, type Taken } from './use-order.ts'

export interface TicketProps {
  readonly book: BookAnswer
  readonly desk: Desk | undefined
  readonly net: Figured | undefined
  /** Allowances bought today, which the surplus or gap counts from the day end on. */
  readonly boughtToday: number
  readonly order: Order
}

const submitTexts = {
  'pick/buy': 'ticket.pickBuy',
  'pick/sell': 'ticket.pickSell',
  'list/buy': 'ticket.listBuy',
  'list/sell': 'ticket.listSell',
} as const satisfies Record<string, TextKey>

const sideText = (side: Side): TextKey => (side === 'buy' ? 'word.buy' : 'word.sell')

/** The order ticket: list an offer, or pick a listing that rests. The market checks it first; the second press sends it. */
export const Ticket = ({ book, desk, net, boughtToday, order }: TicketProps) => {
  const { t } = useTexts()
  const { pick, side, review } = order
  const closed = desk?.closed ?? undefined
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') order.back()
    if (event.ctrlKey && event.key === 'Enter') void order.submit()
  }
  return (
    <>
      <TicketHead picking={pick !== undefined} side={side} onSide={order.turn} />
      <form
        className="ticket"
        onSubmit={(event) => {
          event.preventDefault()
          if (!closed) void order.submit()
        }}
        onKeyDown={onKeyDown}
      >
        <Fields book={book} desk={desk} order={order} />
        <Answer book={book} order={order} />
        <Totals order={order} desk={desk} />
        {review && <Review order={order} product={book.product} />}
        <SubmitButton order={order} closed={closed !== undefined} />
        {review ? (
          <button type="button" className="btn w below" onClick={order.back}>
            {t('ticket.change')}
          </button>
        ) : (
          pick && (
            <button type="button" className="lnk" onClick={order.back}>
              {t('ticket.clearPick')}
            </button>
          )
        )}
        <p className="hint centred">{t(pick ? 'book.irrevocable' : 'ticket.dayOnly')}</p>
        {net && <Effect net={net} boughtToday={boughtToday} order={order} />}
        <KeyLine />
      </form>
    </>
  )
}

const SubmitButton = ({ order, closed }: { readonly order: Order; readonly closed: boolean }) => {
  const { t } = useTexts()
  const { pick, side, review, figures } = order
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (review) button.current?.focus()
  }, [review])
  return (
    <button ref={button} type="submit" className={`btn w ${side}`} disabled={!figures || order.busy || closed}>
      {review && figures
        ? t(side === 'buy' ? 'ticket.confirmBuy' : 'ticket.confirmSell', { tonnes: tonnes(figures.quantity) })
        : t(submitTexts[`${pick ? 'pick' : 'list'}/${side}`])}
    </button>
  )
}

const Fields = ({ book, desk, order }: Omit<TicketProps, 'net' | 'boughtToday'>) => {
  const { t } = useTexts()
  const { pick, outcome } = order
  const quantity = useRef<HTMLInputElement>(null)
  const refusals = outcome?.kind === 'refused' ? outcome.refusals : []
  useEffect(() => {
    if (pick) quantity.current?.select()
  }, [pick])
  const band = book.band
  const size = desk?.quantityMax
  return (
    <>
      <Field
        name={t('book.price')}
        unit={t('unit.yuanPerTonne')}
        value={order.priceText}
        locked={pick !== undefined}
        wrong={refusals.some(isPrice)}
        onType={(priceText) => order.type({ priceText })}
        hint={
          pick
            ? t('ticket.listedPrice')
            : band
              ? t('ticket.band', { low: price(band.lowestFen), high: price(band.highestFen) })
              : t('ticket.noBand')
        }
      />
      <Field
        inputRef={quantity}
        name={t('word.quantity')}
        unit={t('unit.tonnes')}
        value={order.quantityText}
        wrong={refusals.some((refusal) => !isPrice(refusal))}
        onType={(quantityText) => order.type({ quantityText })}
        hint={
          pick
            ? t('ticket.mostOfListing', { tonnes: tonnes(pick.quantity) })
            : size
              ? t('ticket.size', { most: tonnes(size) })
              : t('ticket.whole')
        }
      />
    </>
  )
}

/** Prices and cash come as yuan, quantities as tonnes; each is written with its unit. */
const useAmount = () => {
  const { t } = useTexts()
  return (value: RefusalValue, refusal: Refusal): ReactNode => {
    if (isPrice(refusal)) return t('amount.perTonne', { value: String(value) })
    // What the cash pays for is tonnes; what is asked and what is there is money.
    if (refusal.code === 'notEnoughCash' && typeof value === 'string') return t('amount.yuan', { value: filed(value) })
    return typeof value === 'number' ? t('amount.tonnes', { value: tonnes(value) }) : String(value)
  }
}

const takenText = ({ kind, side }: Taken): TextKey =>
  kind === 'list'
    ? side === 'buy'
      ? 'ticket.listedBuy'
      : 'ticket.listedSell'
    : side === 'buy'
      ? 'ticket.pickedBuy'
      : 'ticket.pickedSell'

/** What the market said: refusals where they were typed, or what was just done. */
const Answer = ({ book, order }: { readonly book: BookAnswer; readonly order: Order }) => {
  const { t } = useTexts()
  const amount = useAmount()
  const { taken, outcome, failure, side } = order
  const best = firstOf(side === 'buy' ? 'sell' : 'buy', book[side === 'buy' ? 'sell' : 'buy'][0])
  return (
    <div aria-live="polite" className="ticket-answer">
      <OutcomeNote
        outcome={outcome}
        onNearest={order.applyNearest}
        amount={amount}
        actions={(refusal) =>
          isPrice(refusal) &&
          best && (
            <button type="button" className="btn s" onClick={() => order.take(best)}>
              {t('ticket.pickBest', { price: price(best.priceFen) })}
            </button>
          )
        }
      />
      {failure && <ErrorState failure={failure} posted="unknown" onRetry={() => void order.submit()} />}
      {taken && (
        <p className="done-note" role="status">
          {t(takenText(taken), {
            tonnes: tonnes(taken.quantity),
            price: price(taken.priceFen),
            amount: yuan(taken.amountFen),
          })}
        </p>
      )}
    </div>
  )
}

const Review = ({ order, product }: { readonly order: Order; readonly product: string }) => {
  const { t } = useTexts()
  const { review, figures, side, pick } = order
  if (!review || !figures) return null
  return (
    <p className="review" role="status">
      {t(pick ? 'ticket.reviewPick' : 'ticket.reviewList', {
        side: t(sideText(side)),
        product: productName(product),
        tonnes: tonnes(figures.quantity),
        price: price(review.priceFen),
        amount: yuan(review.amountFen),
      })}
    </p>
  )
}

const TicketHead = ({
  picking,
  side,
  onSide,
}: {
  readonly picking: boolean
  readonly side: Side
  readonly onSide: (side: Side) => void
}) => {
  const { t } = useTexts()
  return (
    <header className="panel-head">
      <h2>{t(picking ? 'ticket.pick' : 'ticket.list')}</h2>
      <span className="segmented">
        {(['buy', 'sell'] as const).map((one) => (
          <button key={one} type="button" className={one} aria-pressed={side === one} onClick={() => onSide(one)}>
            {t(sideText(one))} <kbd>{one === 'buy' ? 'B' : 'S'}</kbd>
          </button>
        ))}
      </span>
    </header>
  )
}

interface FieldProps {
  readonly name: string
  readonly unit: string
  readonly value: string
  readonly locked?: boolean
  readonly wrong: boolean
  readonly hint: string
  readonly inputRef?: Ref<HTMLInputElement>
  readonly onType: (text: string) => void
}

const Field = ({ name, unit, value, locked, wrong, hint, inputRef, onType }: FieldProps) => (
  <>
    <label className="ticket-field">
      <span>
        {name}
        <em>{unit}</em>
      </span>
      <input
        ref={inputRef}
        className="t"
        inputMode="decimal"
        autoComplete="off"
        value={value}
        readOnly={locked}
        aria-invalid={wrong}
        onChange={(event) => onType(event.target.value)}
      />
    </label>
    <p className="hint">{hint}</p>
  </>
)

const Totals = ({ order, desk }: { readonly order: Order; readonly desk: Desk | undefined }) => {
  const { t } = useTexts()
  const { side, figures, pick } = order
  const buying = side === 'buy'
  const total = figures && figures.priceFen * figures.quantity
  const cashAfter = desk && desk.cash.freeFen - (total ?? 0)
  const unitsAfter = desk && desk.units.sellable - (figures?.quantity ?? 0)
  return (
    <dl className="kv totals">
      <dt>{t(buying ? (pick ? 'ticket.toPay' : 'ticket.cashNeeded') : 'ticket.proceeds')}</dt>
      <dd className="num b">{total === undefined ? '–' : yuan(total)}</dd>
      {buying && cashAfter !== undefined && (
        <>
          <dt>{t('ticket.cashAfter')}</dt>
          <dd className={cashAfter < 0 ? 'num bad' : 'num'}>{yuan(cashAfter)}</dd>
        </>
      )}
      {!buying && unitsAfter !== undefined && (
        <>
          <dt>{t('ticket.unitsAfter')}</dt>
          <dd className={unitsAfter < 0 ? 'num bad' : 'num'}>{tonnes(unitsAfter)}</dd>
        </>
      )}
    </dl>
  )
}

/** What the order would do to the year's surplus or gap. */
const Effect = ({
  net,
  boughtToday,
  order,
}: Required<Pick<TicketProps, 'boughtToday' | 'order'>> & { readonly net: Figured }) => {
  const { t } = useTexts()
  const { year } = useSession()
  const settled = Number(net.value)
  const before = settled + boughtToday
  const change = order.figures ? (order.side === 'buy' ? order.figures.quantity : -order.figures.quantity) : undefined
  const shown = (value: number) => <span className={value < 0 ? 'bad' : 'ok'}>{signedTonnes(value)}</span>
  return (
    <dl className="kv effect">
      <dt>{t('ticket.effect', { year })}</dt>
      <dd className="num">
        <Figure working={net.working}>{shown(settled)}</Figure>
      </dd>
      {boughtToday > 0 && (
        <>
          <dt>{t('ticket.withToday')}</dt>
          <dd className="num">{shown(before)}</dd>
        </>
      )}
      {change !== undefined && (
        <>
          <dt>{t('ticket.afterOrder')}</dt>
          <dd className="num">{shown(before + change)}</dd>
        </>
      )}
    </dl>
  )
}

const KeyLine = () => {
  const { t } = useTexts()
  return (
    <p className="key-line sm dim">
      <span>
        <kbd>B</kbd> {t('word.buy')}
      </span>
      <span>
        <kbd>S</kbd> {t('word.sell')}
      </span>
      <span>
        <kbd>↑</kbd>
        <kbd>↓</kbd> {t('keys.level')}
      </span>
      <span>
        <kbd>Enter</kbd> {t('ticket.next')}
      </span>
      <span>
        <kbd>Esc</kbd> {t('act.back')}
      </span>
    </p>
  )
}
