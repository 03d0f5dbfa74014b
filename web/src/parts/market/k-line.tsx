import { BarChart, CandlestickChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { dayShort } from '../../format/day.ts'
import { price, short, tonnes } from '../../format/number.ts'
import { useTexts, type Language } from '../../i18n/index.ts'
import { movingAverage, type Candle } from './candles.ts'

echarts.use([BarChart, CandlestickChart, LineChart, AriaComponent, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer])

export interface KLineProps {
  readonly candles: readonly Candle[]
  readonly previousClose: number | null
  readonly label: string
}

const ink = { up: '#C2181F', down: '#0B7340', grid: '#E6EBEC', axis: '#AEBABF', text: '#5C6B74', ink: '#15222A', accent: '#0A5A6E', paper: '#fff' }

const optionOf = (candles: readonly Candle[], previousClose: number | null, language: Language, names: { close: string; tonnes: string }) => {
  const days = candles.map((candle) => candle.day)
  const last = candles.at(-1)
  const rising = last !== undefined && previousClose !== null && last.close >= previousClose
  const months = days.map((day, index) => index > 0 && day.slice(0, 7) !== days[index - 1]?.slice(0, 7))
  const isMonth = (index: number): boolean => months[index] ?? false
  const label = { color: ink.text, fontSize: 11 }
  const tag = (value: number, name: string, filled: boolean) => ({
    yAxis: value / 100,
    name,
    lineStyle: { color: filled ? 'transparent' : ink.text, type: [2, 3] as number[] },
    label: {
      formatter: price(value),
      position: 'end' as const,
      color: filled ? ink.paper : ink.ink,
      backgroundColor: filled ? (rising ? ink.up : ink.down) : ink.paper,
      borderColor: filled ? 'transparent' : ink.axis,
      borderWidth: filled ? 0 : 1,
      padding: [3, 6],
      fontWeight: filled ? ('bold' as const) : ('normal' as const),
      fontSize: 11,
    },
  })
  return {
    animation: false,
    textStyle: { fontFamily: 'inherit' },
    aria: { enabled: false },
    grid: [
      { left: 14, right: 58, top: 12, bottom: '27%' },
      { left: 14, right: 58, top: '77%', bottom: 24 },
    ],
    xAxis: [
      { type: 'category', data: days, axisLabel: { show: false }, axisTick: { show: false }, axisLine: { lineStyle: { color: ink.axis } }, splitLine: { show: true, interval: isMonth, lineStyle: { color: ink.grid } } },
      { type: 'category', gridIndex: 1, data: days, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { ...label, interval: isMonth, formatter: (day: string) => (language === 'zh' ? `${Number(day.slice(5, 7))} 月` : dayShort(day, 'en').slice(-3)) }, splitLine: { show: true, interval: isMonth, lineStyle: { color: ink.grid } } },
    ],
    yAxis: [
      { scale: true, position: 'right', axisLabel: { ...label, formatter: (value: number) => value.toFixed(2) }, splitLine: { lineStyle: { color: ink.grid } } },
      { gridIndex: 1, position: 'right', splitNumber: 1, axisLabel: { ...label, formatter: (value: number) => short(value, language), showMinLabel: true }, splitLine: { show: false } },
    ],
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: ink.axis } },
      borderRadius: 2,
      textStyle: { fontSize: 12, color: ink.ink },
      formatter: (items: unknown) => {
        const index = (items as { dataIndex: number }[])[0]?.dataIndex ?? 0
        const candle = candles[index]
        return candle ? `${candle.day}<br>${names.close} ${price(candle.close)}<br>${names.tonnes} ${tonnes(candle.tonnes)}` : ''
      },
    },
    series: [
      {
        type: 'candlestick',
        data: candles.map((candle) => [candle.open / 100, candle.close / 100, candle.low / 100, candle.high / 100]),
        // Up is hollow, down is solid: the shape says it without the colour.
        itemStyle: { color: ink.paper, color0: ink.down, borderColor: ink.up, borderColor0: ink.down },
        barMaxWidth: 9,
        markLine: { symbol: 'none', silent: true, data: [...(previousClose === null ? [] : [tag(previousClose, 'close', false)]), ...(last ? [tag(last.close, 'last', true)] : [])] },
      },
      { type: 'line', data: movingAverage(candles, 5), showSymbol: false, silent: true, lineStyle: { color: ink.ink, width: 1.3 } },
      { type: 'line', data: movingAverage(candles, 20), showSymbol: false, silent: true, lineStyle: { color: ink.accent, width: 1.3, type: [5, 3] } },
      {
        type: 'bar',
        xAxisIndex: 1,
        yAxisIndex: 1,
        barMaxWidth: 9,
        data: candles.map((candle) => ({
          value: candle.tonnes,
          itemStyle: candle.close >= candle.open ? { color: ink.paper, borderColor: ink.up, borderWidth: 1 } : { color: ink.down, borderColor: ink.down, borderWidth: 1 },
        })),
      },
    ],
  }
}

/** Daily candles with two averages, previous close and volume; the price axis on the right. Its table is the page's 表格. */
const KLine = ({ candles, previousClose, label }: KLineProps) => {
  const { t, language } = useTexts()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    const chart = echarts.init(element)
    chart.setOption(optionOf(candles, previousClose, language, { close: t('market.close'), tonnes: t('book.tonnes') }))
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(element)
    return () => {
      observer.disconnect()
      chart.dispose()
    }
  }, [candles, previousClose, language, t])
  return <div ref={box} className="k-line" role="img" aria-label={label} />
}

export default KLine
