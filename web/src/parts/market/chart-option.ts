import { dayShort } from '../../format/day.ts'
import { price, short, tonnes } from '../../format/number.ts'
import type { Language } from '../../i18n/language.ts'
import { movingAverage, type Candle } from './candles.ts'

const ink = {
  up: '#C2181F',
  down: '#0B7340',
  grid: '#E6EBEC',
  axis: '#AEBABF',
  text: '#5C6B74',
  ink: '#15222A',
  accent: '#0A5A6E',
  paper: '#fff',
}

export interface ChartSpec {
  readonly candles: readonly Candle[]
  /** Fen per tonne. */
  readonly previousClose: number | null
  readonly language: Language
  /** The words of the tooltip. */
  readonly close: string
  readonly tonnes: string
  /** Where a price is drawn, pixels from above; known once the chart has its size. */
  readonly yOf?: (yuan: number) => number
}

const tick = { color: ink.text, fontSize: 11 }

const xAxes = ({ candles, language }: ChartSpec): object[] => {
  const days = candles.map((candle) => candle.day)
  const startsMonth = (index: number): boolean => index > 0 && days[index]?.slice(0, 7) !== days[index - 1]?.slice(0, 7)
  const monthText = (day: string): string => (language === 'zh' ? `${Number(day.slice(5, 7))} 月` : dayShort(day, 'en').slice(-3))
  const axis = {
    type: 'category',
    data: days,
    axisTick: { show: false },
    splitLine: { show: true, interval: startsMonth, lineStyle: { color: ink.grid } },
  }
  return [
    { ...axis, axisLabel: { show: false }, axisLine: { lineStyle: { color: ink.axis } } },
    { ...axis, gridIndex: 1, axisLine: { show: false }, axisLabel: { ...tick, interval: startsMonth, formatter: monthText } },
  ]
}

/** A single price has no range of its own: a yuan either side, not from a third of it to its double. */
const flatScale = (candles: readonly Candle[]): { readonly min?: number; readonly max?: number } => {
  const low = Math.min(...candles.map((candle) => candle.low)) / 100
  const high = Math.max(...candles.map((candle) => candle.high)) / 100
  return low === high ? { min: Math.floor(low) - 1, max: Math.ceil(high) + 1 } : {}
}

const yAxes = (spec: ChartSpec): object[] => {
  const { covered } = axisTags(spec)
  const most = Math.max(1, ...spec.candles.map((candle) => candle.tonnes))
  return [
    {
      scale: true,
      ...flatScale(spec.candles),
      position: 'right',
      // A tick behind a tag would only be half read.
      axisLabel: { ...tick, formatter: (value: number) => (covered(value) ? '' : value.toFixed(2)) },
      splitLine: { lineStyle: { color: ink.grid } },
    },
    {
      gridIndex: 1,
      position: 'right',
      min: 0,
      max: most,
      interval: most,
      axisLabel: { ...tick, formatter: (value: number) => short(value, spec.language) },
      splitLine: { show: false },
    },
  ]
}

/** Half the height of a tag and of a tick at the price axis, pixels. */
const tagHalf = 9
const tickHalf = 6

/** Where the two tags stand beside their prices, pixels down: apart when the prices are closer than a tag is high. */
export const tagShifts = (lastY: number, closeY: number): { readonly last: number; readonly close: number } => {
  const apart = Math.abs(lastY - closeY)
  if (apart >= tagHalf * 2) return { last: 0, close: 0 }
  const missing = tagHalf * 2 - apart
  return { last: 0, close: closeY < lastY ? -missing : missing }
}

/** What stands at the price axis, once it is known where prices are drawn. */
const axisTags = ({ candles, previousClose, yOf }: ChartSpec) => {
  const lastFen = candles.at(-1)?.close
  // At the same price the last price stands for both; the dotted line still shows the close.
  const closeFen = lastFen === previousClose ? null : previousClose
  const lastY = lastFen === undefined ? undefined : yOf?.(lastFen / 100)
  const closeY = closeFen === null ? undefined : yOf?.(closeFen / 100)
  const shifts = lastY === undefined || closeY === undefined ? { last: 0, close: 0 } : tagShifts(lastY, closeY)
  const middles = [lastY === undefined ? [] : [lastY + shifts.last], closeY === undefined ? [] : [closeY + shifts.close]].flat()
  const covered = (value: number): boolean => {
    const y = yOf?.(value)
    return y !== undefined && middles.some((middle) => Math.abs(middle - y) < tagHalf + tickHalf)
  }
  return { shifts, closeTagged: closeFen !== null, covered }
}

interface TagSpec {
  readonly fill?: string
  readonly shift: number
  readonly shown: boolean
}

/** A price tag at the axis: filled for the last price, outlined with a dotted line for the previous close. */
const tag = (fen: number, { fill, shift, shown }: TagSpec): object => ({
  yAxis: fen / 100,
  lineStyle: { color: fill ? 'transparent' : ink.text, type: [2, 3] },
  label: {
    show: shown,
    formatter: price(fen),
    position: 'end',
    offset: [0, shift],
    color: fill ? ink.paper : ink.ink,
    backgroundColor: fill ?? ink.paper,
    borderColor: fill ? 'transparent' : ink.axis,
    borderWidth: fill ? 0 : 1,
    padding: [3, 6],
    fontWeight: fill ? 'bold' : 'normal',
    fontSize: 11,
  },
})

const candleSeries = (spec: ChartSpec): object => {
  const { candles, previousClose } = spec
  const { shifts, closeTagged } = axisTags(spec)
  const last = candles.at(-1)
  const rising = last !== undefined && last.close >= (previousClose ?? last.open)
  return {
    type: 'candlestick',
    data: candles.map((candle) => [candle.open / 100, candle.close / 100, candle.low / 100, candle.high / 100]),
    // Up is hollow, down is solid: the shape says it without the colour.
    itemStyle: { color: ink.paper, color0: ink.down, borderColor: ink.up, borderColor0: ink.down },
    barMaxWidth: 9,
    markLine: {
      symbol: 'none',
      silent: true,
      data: [
        ...(previousClose === null ? [] : [tag(previousClose, { shift: shifts.close, shown: closeTagged })]),
        ...(last ? [tag(last.close, { fill: rising ? ink.up : ink.down, shift: shifts.last, shown: true })] : []),
      ],
    },
  }
}

const averageSeries = (candles: readonly Candle[], days: number, lineStyle: object): object => ({
  type: 'line',
  data: movingAverage(candles, days),
  showSymbol: false,
  silent: true,
  lineStyle: { width: 1.3, ...lineStyle },
})

const volumeSeries = (candles: readonly Candle[]): object => ({
  type: 'bar',
  xAxisIndex: 1,
  yAxisIndex: 1,
  barMaxWidth: 9,
  data: candles.map((candle) => ({
    value: candle.tonnes === 0 ? '-' : candle.tonnes,
    itemStyle:
      candle.close >= candle.open
        ? { color: ink.paper, borderColor: ink.up, borderWidth: 1 }
        : { color: ink.down, borderColor: ink.down, borderWidth: 1 },
  })),
})

/** The K-line as echarts takes it: candles with two averages above, volume below, prices on the right. */
export const chartOption = (spec: ChartSpec): Record<string, unknown> => ({
  animation: false,
  textStyle: { fontFamily: 'inherit' },
  grid: [
    { left: 14, right: 58, top: 12, bottom: '28%' },
    { left: 14, right: 58, top: '78%', bottom: 24 },
  ],
  xAxis: xAxes(spec),
  yAxis: yAxes(spec),
  tooltip: {
    trigger: 'axis',
    axisPointer: { type: 'line', lineStyle: { color: ink.axis } },
    borderRadius: 2,
    textStyle: { fontSize: 12, color: ink.ink },
    formatter: (items: readonly { dataIndex: number }[]) => {
      const candle = spec.candles[items[0]?.dataIndex ?? 0]
      if (!candle) return ''
      return `${candle.day}<br>${spec.close} ${price(candle.close)}<br>${spec.tonnes} ${tonnes(candle.tonnes)}`
    },
  },
  series: [
    candleSeries(spec),
    averageSeries(spec.candles, 5, { color: ink.ink }),
    averageSeries(spec.candles, 20, { color: ink.accent, type: [5, 3] }),
    volumeSeries(spec.candles),
  ],
})
