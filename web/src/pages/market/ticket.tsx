import { useEffect, useState, type FormEvent } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { commands } from '../../api/questions.ts'
import type { Refusal } from '../../api/types.ts'
import { price, readWhole, readYuan, tonnes, yuan } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import type { Pick } from '../../parts/market/book.tsx'
import { OutcomeNote } from '../../parts/refusal-box.tsx'
import { ErrorState } from '../../parts/states.tsx'
import type { BookAnswer, Desk } from '../../parts/market/types.ts'

export interface TicketProps {
  readonly book: BookAnswer
  readonly desk: Desk | undefined
  /** A listing chosen in the book; without one the ticket lists an offer of its own. */
  readonly pick: Pick | undefined
  readonly side: 'buy' | 'sell'
  readonly onSide: (side: 'buy' | 'sell') => void
  readonly onClearPick: () => void
}

const isPrice = (refusal: Refusal): boolean => /price/i.test(refusal.field ?? '')

/** The order ticket: list an offer, or pick a listing that rests in the book. */
export const Ticket = ({ book, desk, pick, side, onSide, onClearPick }: TicketProps) => {
  const { t } = useTexts()
  const [priceText, setPriceText] = useState('')
  const [quantityText, setQuantityText] = useState('')
  const list = useCommand<object>(commands.placeOrder)
  const take = useCommand<object>(commands.pick)
  const command = pick ? take : list
  useEffect(() => {
    if (!pick) return
    setPriceText(price(pick.priceFen))
    setQuantityText(tonnes(pick.quantity))
  }, [pick])
  const priceFen = readYuan(priceText)
  const quantity = readWhole(quantityText)
  const ready = priceFen !== undefined && quantity !== undefined && quantity > 0
  const total = ready ? priceFen * quantity : undefined
  const submit = (event?: FormEvent): void => {
    event?.preventDefault()
    if (!ready || command.running) return
    void (pick ? take.run({ product: book.product, listing: pick.listing, quantity }) : list.run({ product: book.product, side, priceFen, quantity }))
  }
  const refusals = command.outcome?.kind === 'refused' ? command.outcome.refusals : []
  const applyNearest = (refusal: Refusal): void => {
    if (typeof refusal.nearest !== 'number') return
    if (isPrice(refusal)) setPriceText(price(refusal.nearest))
    else setQuantityText(tonnes(refusal.nearest))
    command.reset()
  }
  return (
    <>
      <header className="panel-head">
        <h2>{t(pick ? 'ticket.pick' : 'ticket.list')}</h2>
        <span className="segmented">
          <button type="button" className="buy" aria-pressed={side === 'buy'} disabled={pick !== undefined} onClick={() => onSide('buy')}>
            {t('word.buy')} <kbd>B</kbd>
          </button>
          <button type="button" className="sell" aria-pressed={side === 'sell'} disabled={pick !== undefined} onClick={() => onSide('sell')}>
            {t('word.sell')} <kbd>S</kbd>
          </button>
        </span>
      </header>
      <form className="ticket" onSubmit={submit} onKeyDown={(event) => event.ctrlKey && event.key === 'Enter' && submit()}>
        <label className="ticket-field">
          <span>{t('book.price')}<em>{t('unit.yuanPerTonne')}</em></span>
          <input className="t" inputMode="decimal" value={priceText} readOnly={pick !== undefined} aria-invalid={refusals.some(isPrice)} onChange={(event) => setPriceText(event.target.value)} />
        </label>
        <p className="hint">{book.band ? t('ticket.band', { low: price(book.band.lowestFen), high: price(book.band.highestFen) }) : t('ticket.noBand')}</p>
        <label className="ticket-field">
          <span>{t('word.quantity')}<em>{t('unit.tonnes')}</em></span>
          <input className="t" inputMode="numeric" value={quantityText} aria-invalid={refusals.some((refusal) => !isPrice(refusal))} onChange={(event) => setQuantityText(event.target.value)} />
        </label>
        <p className="hint">{pick ? t('ticket.mostOfListing', { tonnes: tonnes(pick.quantity) }) : t('ticket.whole')}</p>
        <OutcomeNote outcome={command.outcome} done={t(pick ? 'ticket.picked' : 'ticket.listed')} onNearest={applyNearest} amount={(value, refusal) => (typeof value === 'number' ? (isPrice(refusal) ? price(value) : tonnes(value)) : String(value))} />
        {command.failure && <ErrorState failure={command.failure} posted="unknown" onRetry={() => submit()} />}
        <dl className="kv totals">
          <dt>{t(side === 'buy' ? 'ticket.cashNeeded' : 'ticket.proceeds')}</dt>
          <dd className="num">{total === undefined ? '–' : yuan(total)}</dd>
          {desk && side === 'buy' && (
            <>
              <dt>{t('ticket.cashAfter')}</dt>
              <dd className={total !== undefined && desk.cashFreeFen < total ? 'num bad' : 'num'}>{total === undefined ? yuan(desk.cashFreeFen) : yuan(desk.cashFreeFen - total)}</dd>
            </>
          )}
        </dl>
        <button type="submit" className={`btn w ${side === 'buy' ? 'buy' : 'sell'}`} disabled={!ready || command.running}>
          {t(pick ? (side === 'buy' ? 'ticket.pickBuy' : 'ticket.pickSell') : side === 'buy' ? 'ticket.listBuy' : 'ticket.listSell')}
        </button>
        {pick && (
          <button type="button" className="lnk" onClick={onClearPick}>
            {t('ticket.clearPick')}
          </button>
        )}
        <p className="hint centred">{t(pick ? 'book.irrevocable' : 'ticket.dayOnly')}</p>
        <p className="key-line sm dim">
          <span><kbd>B</kbd> {t('word.buy')}</span>
          <span><kbd>S</kbd> {t('word.sell')}</span>
          <span><kbd>↑</kbd><kbd>↓</kbd> {t('keys.level')}</span>
          <span><kbd>Ctrl+Enter</kbd> {t('keys.submit')}</span>
        </p>
      </form>
    </>
  )
}

