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

/** The only dark surface: sandbox band, business day, phase, watched prices, the nearest deadline, the chain head. */
export const StatusStrip = ({ market, onClock }: { readonly market: MarketState; readonly onClock: () => void }) => {
  const { t, say, language } = useTexts()
  const sandbox = market.kind === 'sandbox'
  const deadline = market.deadline
  return (
    <div className="strip" role="region" aria-label={t('strip.label')}>
      {sandbox && <span className="demo">{t('strip.sandbox')}</span>}
      <span>
        {t('strip.day')}{' '}
        {sandbox ? (
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
      {market.watched.map((watched) => (
        <span key={watched.product} className="hide">
          {product(watched.product)} <b>{watched.last === null ? '–' : price(watched.last)}</b>{' '}
          <Change value={watched.change} pct={watched.changePct} />
        </span>
      ))}
      {deadline && (
        <span title={deadline.day}>
          {typeof deadline.name === 'string' ? deadline.name : say(deadline.name)} <b>{countdown(deadline.daysLeft)}</b>
        </span>
      )}
      {market.headPosition !== null && (
        <span className="r">
          {t(market.headSigned ? 'strip.headSigned' : 'strip.head', { position: tonnes(market.headPosition) })}
        </span>
      )}
    </div>
  )
}
