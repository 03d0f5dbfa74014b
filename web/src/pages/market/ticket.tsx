import { useEffect, useState, type FormEvent } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { commands } from '../../api/questions.ts'
import type { Refusal } from '../../api/types.ts'
import { price, readWhole, readYuan, tonnes, yuan } from '../../format/number.ts'
import { useTexts, type TextKey } from '../../i18n/index.ts'
import type { Picked } from '../../parts/market/book.tsx'
import { OutcomeNote } from '../../parts/refusal-box.tsx'
import { ErrorState } from '../../parts/states.tsx'
import type { BookAnswer, Desk } from '../../parts/market/types.ts'

export interface TicketProps {
  readonly book: BookAnswer
  readonly desk: Desk | undefined
  /** A listing chosen in the book; without one the ticket lists an offer of its own. */
  readonly pick: Picked | undefined
  readonly side: 'buy' | 'sell'
  readonly onSide: (side: 'buy' | 'sell') => void
  readonly onClearPick: () => void
}

const isPrice = (refusal: Refusal): boolean => /price/i.test(refusal.field ?? '')

const submitTexts = {
  'pick/buy': 'ticket.pickBuy',
  'pick/sell': 'ticket.pickSell',
  'list/buy': 'ticket.listBuy',
  'list/sell': 'ticket.listSell',
} as const satisfies Record<string, TextKey>

/** What is typed, what it comes to, and the command it becomes: an offer of one's own, or a pick of one that rests. */
const useTicket = ({ book, pick, side }: Pick<TicketProps, 'book' | 'pick' | 'side'>) => {
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
    void (pick
      ? take.run({ product: book.product, listing: pick.listing, quantity })
      : list.run({ product: book.product, side, priceFen, quantity }))
  }
  const refusals = command.outcome?.kind === 'refused' ? command.outcome.refusals : []
  const applyNearest = (refusal: Refusal): void => {
    if (typeof refusal.nearest !== 'number') return
    if (isPrice(refusal)) setPriceText(price(refusal.nearest))
    else setQuantityText(tonnes(refusal.nearest))
    command.reset()
  }
  return { priceText, setPriceText, quantityText, setQuantityText, command, ready, total, refusals, submit, applyNearest }
}

/** The order ticket: list an offer, or pick a listing that rests in the book. */
export const Ticket = ({ book, desk, pick, side, onSide, onClearPick }: TicketProps) => {
  const { t } = useTexts()
  const ticket = useTicket({ book, pick, side })
  const { command, ready } = ticket
  return (
    <>
      <TicketHead picking={pick !== undefined} side={side} onSide={onSide} />
      <form
        className="ticket"
        onSubmit={ticket.submit}
        onKeyDown={(event) => event.ctrlKey && event.key === 'Enter' && ticket.submit()}
      >
        <Field
          name={t('book.price')}
          unit={t('unit.yuanPerTonne')}
          value={ticket.priceText}
          locked={pick !== undefined}
          wrong={ticket.refusals.some(isPrice)}
          onType={ticket.setPriceText}
          hint={
            book.band
              ? t('ticket.band', { low: price(book.band.lowestFen), high: price(book.band.highestFen) })
              : t('ticket.noBand')
          }
        />
        <Field
          name={t('word.quantity')}
          unit={t('unit.tonnes')}
          value={ticket.quantityText}
          wrong={ticket.refusals.some((refusal) => !isPrice(refusal))}
          onType={ticket.setQuantityText}
          hint={pick ? t('ticket.mostOfListing', { tonnes: tonnes(pick.quantity) }) : t('ticket.whole')}
        />
        <OutcomeNote
          outcome={command.outcome}
          done={t(pick ? 'ticket.picked' : 'ticket.listed')}
          onNearest={ticket.applyNearest}
          amount={(value, refusal) =>
            typeof value === 'number' ? (isPrice(refusal) ? price(value) : tonnes(value)) : String(value)
          }
        />
        {command.failure && <ErrorState failure={command.failure} posted="unknown" onRetry={() => ticket.submit()} />}
        <Totals side={side} total={ticket.total} desk={desk} />
        <button type="submit" className={`btn w ${side === 'buy' ? 'buy' : 'sell'}`} disabled={!ready || command.running}>
          {t(submitTexts[`${pick ? 'pick' : 'list'}/${side}`])}
        </button>
        {pick && (
          <button type="button" className="lnk" onClick={onClearPick}>
            {t('ticket.clearPick')}
          </button>
        )}
        <p className="hint centred">{t(pick ? 'book.irrevocable' : 'ticket.dayOnly')}</p>
        <KeyLine />
      </form>
    </>
  )
}

const TicketHead = ({ picking, side, onSide }: { readonly picking: boolean } & Pick<TicketProps, 'side' | 'onSide'>) => {
  const { t } = useTexts()
  return (
    <header className="panel-head">
      <h2>{t(picking ? 'ticket.pick' : 'ticket.list')}</h2>
      <span className="segmented">
        {(['buy', 'sell'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className={one}
            aria-pressed={side === one}
            disabled={picking}
            onClick={() => onSide(one)}
          >
            {t(one === 'buy' ? 'word.buy' : 'word.sell')} <kbd>{one === 'buy' ? 'B' : 'S'}</kbd>
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
  readonly onType: (text: string) => void
}

const Field = ({ name, unit, value, locked, wrong, hint, onType }: FieldProps) => (
  <>
    <label className="ticket-field">
      <span>
        {name}
        <em>{unit}</em>
      </span>
      <input
        className="t"
        inputMode="decimal"
        value={value}
        readOnly={locked}
        aria-invalid={wrong}
        onChange={(event) => onType(event.target.value)}
      />
    </label>
    <p className="hint">{hint}</p>
  </>
)

const Totals = ({ side, total, desk }: Pick<TicketProps, 'side' | 'desk'> & { readonly total: number | undefined }) => {
  const { t } = useTexts()
  const after = desk && desk.cashFreeFen - (total ?? 0)
  return (
    <dl className="kv totals">
      <dt>{t(side === 'buy' ? 'ticket.cashNeeded' : 'ticket.proceeds')}</dt>
      <dd className="num">{total === undefined ? '–' : yuan(total)}</dd>
      {after !== undefined && side === 'buy' && (
        <>
          <dt>{t('ticket.cashAfter')}</dt>
          <dd className={after < 0 ? 'num bad' : 'num'}>{yuan(after)}</dd>
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
        <kbd>Ctrl+Enter</kbd> {t('keys.submit')}
      </span>
    </p>
  )
}
