import type { MarketState } from '../api/types.ts'
import { countdown, weekdayName } from '../format/day.ts'
import { price, product, tonnes } from '../format/number.ts'
import { Change } from '../parts/amounts.tsx'
import { useTexts, type TextKey } from '../i18n/index.ts'

const phaseTexts = {
  before: 'phase.before',
  trading: 'phase.trading',
  settlement: 'phase.settlement',
  closed: 'phase.closed',
} as const satisfies Record<MarketState['phase'], TextKey>

/** The strip has room for the newest vintage and the credits. */
const watchedOf = ({ watched }: MarketState): MarketState['watched'] => {
  const vintages = watched.filter(({ product: one }) => one !== 'CCER').sort((a, b) => (a.product < b.product ? 1 : -1))
  return [...vintages.slice(0, 1), ...watched.filter(({ product: one }) => one === 'CCER')]
}

/** The only dark surface: sandbox band, business day, phase, watched prices, the nearest deadline, the chain head. */
export interface StatusStripProps {
  readonly market: MarketState
  /** The clock of a demo market is anybody's who is signed in. */
  readonly mayStep: boolean
  readonly onClock: () => void
}

export const StatusStrip = ({ market, mayStep, onClock }: StatusStripProps) => {
  const { t, name, language } = useTexts()
  const sandbox = market.kind === 'sandbox'
  const deadline = market.deadline
  return (
    <div className="strip" role="region" aria-label={t('strip.label')}>
      {sandbox && <span className="demo">{t('strip.sandbox')}</span>}
      <span>
        {t('strip.day')}{' '}
        {sandbox && mayStep ? (
          <button type="button" onClick={onClock} aria-label={t('clock.open', { day: market.businessDay })}>
            <b>{market.businessDay}</b>
          </button>
        ) : (
          <b>{market.businessDay}</b>
        )}
        <em className="hide"> {weekdayName(market.businessDay, language)}</em>
      </span>
      <span>
        <i className={market.phase === 'trading' ? 'dot' : 'dot still'} />
        <b>{t(phaseTexts[market.phase])}</b>
      </span>
      {watchedOf(market).map(({ product: watched, lastFen, previousCloseFen }) => (
        <span key={watched} className="hide">
          {product(watched)} <b>{price(lastFen ?? previousCloseFen)}</b>{' '}
          {lastFen === null ? (
            <em>{t('strip.previousClose')}</em>
          ) : (
            <Change value={lastFen - previousCloseFen} pct={lastFen / previousCloseFen - 1} />
          )}
        </span>
      ))}
      {deadline && (
        <span title={deadline.day}>
          <span className="hide">{name(deadline)} </span>
          <b>{countdown(deadline.daysLeft)}</b>
        </span>
      )}
      {market.headPosition > 0 && (
        <span className="r">
          {t(market.headSigned ? 'strip.headSigned' : 'strip.head', { position: tonnes(market.headPosition) })}
        </span>
      )}
    </div>
  )
}
