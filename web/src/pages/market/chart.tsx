import { lazy, Suspense, useMemo, useState } from 'react'
import { fixed, price, product as productName, tonnes } from '../../format/number.ts'
import { useTexts, type Texts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { byWeek, movingAverage, type Candle } from '../../parts/market/candles.ts'
import type { TradingDay } from '../../parts/market/types.ts'
import { Empty } from '../../parts/states.tsx'

const KLine = lazy(() => import('../../parts/market/k-line.tsx'))

/** A day without trades closes at the close before it (34号): a flat candle, so that the averages count every trading day. */
const candleOf = (day: TradingDay): Candle | undefined => {
  const close = day.closeFen ?? day.lastFen
  if (close === null) return undefined
  const { openFen, highFen, lowFen, volume } = day
  return { day: day.day, open: openFen ?? close, high: highFen ?? close, low: lowFen ?? close, close, tonnes: volume }
}

const candlesOf = (history: readonly TradingDay[], kind: ChartKind): readonly Candle[] => {
  const days = history.map(candleOf).filter((candle): candle is Candle => candle !== undefined)
  return kind === 'week' ? byWeek(days, weekOf) : days
}

/** The Monday of a day's week names the week. */
const weekOf = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}

type ChartKind = 'day' | 'week' | 'table'

interface ChartHeadProps {
  readonly kind: ChartKind
  readonly candles: readonly Candle[]
  readonly close: number | null
  readonly onKind: (kind: ChartKind) => void
}

const ChartHead = ({ kind, candles, close, onKind }: ChartHeadProps) => {
  const { t } = useTexts()
  const latest = (count: number): string => {
    const value = movingAverage(candles, count).at(-1)
    return value === undefined ? '–' : fixed(value.toFixed(4), 2)
  }
  return (
    <div className="chart-head">
      <span className="segmented">
        <button type="button" aria-pressed={kind === 'day'} onClick={() => onKind('day')}>
          {t('market.day')}
        </button>
        <button type="button" aria-pressed={kind === 'week'} onClick={() => onKind('week')}>
          {t('market.week')}
        </button>
      </span>
      <span className="sm dim chart-legend">
        <span>— MA5 {latest(5)}</span>
        <span style={{ color: 'var(--accent)' }}>┄ MA20 {latest(20)}</span>
        {close !== null && (
          <span>
            {t('market.previousClose')} {price(close)}
          </span>
        )}
      </span>
      <button
        type="button"
        className="lnk sm"
        aria-pressed={kind === 'table'}
        onClick={() => onKind(kind === 'table' ? 'day' : 'table')}
      >
        {t(kind === 'table' ? 'act.seeChart' : 'act.seeTable')}
      </button>
    </div>
  )
}

/** Candles by day or week, with the same figures as a table. */
export const Chart = ({
  product,
  history,
  close,
}: {
  readonly product: string
  readonly history: readonly TradingDay[]
  readonly close: number | null
}) => {
  const texts = useTexts()
  const { t } = texts
  const [kind, setKind] = useState<ChartKind>('day')
  // The same array for the same data: the chart redraws when prices change, not on every poll.
  const candles = useMemo(() => candlesOf(history, kind), [history, kind])
  const latest = useMemo(() => candles.slice(-66), [candles])
  return (
    <>
      <ChartHead kind={kind} candles={candles} close={close} onKind={setKind} />
      {candles.length === 0 && <Empty>{t('market.noHistory')}</Empty>}
      {candles.length > 0 && kind !== 'table' && (
        <Suspense fallback={<div className="k-line" />}>
          <KLine
            candles={latest}
            previousClose={close}
            label={chartLabel(t('market.chartLabel', { product: productName(product) }), candles)}
          />
        </Suspense>
      )}
      {candles.length > 0 && kind === 'table' && (
        <div className="chart-table" tabIndex={0} role="region" aria-label={t('market.quote')}>
          <DataTable
            label={t('market.quote')}
            dense
            rows={[...candles].reverse()}
            rowKey={(candle) => candle.day}
            columns={candleColumns(texts)}
          />
        </div>
      )}
    </>
  )
}

const candleColumns = ({ t }: Texts): Column<Candle>[] => [
  { key: 'day', head: t('word.day'), phone: 'heading', cell: (candle) => <Day value={candle.day} /> },
  { key: 'open', head: t('market.open'), numeric: true, cell: (candle) => price(candle.open) },
  { key: 'high', head: t('market.high'), numeric: true, cell: (candle) => price(candle.high) },
  { key: 'low', head: t('market.low'), numeric: true, cell: (candle) => price(candle.low) },
  { key: 'close', head: t('market.close'), numeric: true, cell: (candle) => price(candle.close) },
  { key: 'tonnes', head: t('book.tonnes'), numeric: true, cell: (candle) => tonnes(candle.tonnes) },
]

const chartLabel = (name: string, candles: readonly Candle[]): string => {
  const first = candles[0]
  const last = candles.at(-1)
  return first && last ? `${name} ${first.day} – ${last.day}, ${price(last.close)}` : name
}
