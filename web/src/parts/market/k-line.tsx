import { BarChart, CandlestickChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useTexts } from '../../i18n/index.ts'
import type { Candle } from './candles.ts'
import { chartOption } from './chart-option.ts'

echarts.use([
  BarChart,
  CandlestickChart,
  LineChart,
  AriaComponent,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  CanvasRenderer,
])

export interface KLineProps {
  readonly candles: readonly Candle[]
  readonly previousClose: number | null
  readonly label: string
}

/** Daily candles with two averages, previous close and volume; the price axis on the right. Its table is the page's 表格. */
const KLine = ({ candles, previousClose, label }: KLineProps) => {
  const { t, language } = useTexts()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    const chart = echarts.init(element)
    const spec = { candles, previousClose, language, close: t('market.close'), tonnes: t('book.tonnes') }
    const yOf = (yuan: number): number => chart.convertToPixel({ yAxisIndex: 0 }, yuan)
    // Drawn twice: only a chart with a size knows where two prices come to stand, and whether their tags meet.
    const draw = (): void => {
      chart.setOption(chartOption(spec))
      chart.setOption(chartOption({ ...spec, yOf }))
    }
    draw()
    const observer = new ResizeObserver(() => {
      chart.resize()
      draw()
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
      chart.dispose()
    }
  }, [candles, previousClose, language, t])
  return <div ref={box} className="k-line" role="img" aria-label={label} />
}

export default KLine
