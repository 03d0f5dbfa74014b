import type { Confidence } from '../../api/types.ts'
import { useTexts, type TextKey } from '../../i18n/index.ts'
import type { Step } from './history.ts'

interface Stroke {
  readonly stroke: string
  readonly width: number
  readonly dash?: string
  readonly text: TextKey
}

const strokes: Record<Confidence, Stroke> = {
  high: { stroke: '#0A5A6E', width: 2.5, text: 'confidence.high' },
  medium: { stroke: '#5C6B74', width: 2.5, dash: '1.5 3', text: 'confidence.medium' },
  draft: { stroke: '#855300', width: 2.5, dash: '5 4', text: 'confidence.draft' },
  low: { stroke: '#855300', width: 1.5, dash: '2 2', text: 'confidence.low' },
}

const Line = ({
  confidence,
  x1,
  x2,
  y,
  bold,
}: {
  readonly confidence: Confidence
  readonly x1: number
  readonly x2: number
  readonly y: number
  readonly bold?: boolean
}) => {
  const { stroke, width, dash } = strokes[confidence]
  return (
    <line
      x1={x1}
      x2={x2}
      y1={y}
      y2={y}
      stroke={stroke}
      strokeWidth={bold ? 4 : width}
      strokeDasharray={dash}
      strokeLinecap={confidence === 'medium' ? 'round' : 'butt'}
    />
  )
}

/** Three to six round values between the ends. */
const ticksBetween = (low: number, high: number): number[] => {
  const rough = (high - low || Math.abs(high) || 1) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5].find((one) => one * power >= rough) ?? 10) * power
  const first = Math.ceil(low / step) * step
  return Array.from({ length: Math.floor((high - first) / step + 1e-9) + 1 }, (_, index) => first + index * step)
}

/** Values over the years as steps; the line style is the confidence, a dashed ink line a break in the unit. */
export const HistoryChart = ({
  steps,
  selected,
  label,
}: {
  readonly steps: readonly Step[]
  readonly selected?: string | undefined
  readonly label: string
}) => {
  const { t } = useTexts()
  const values = steps.map((step) => step.value)
  const low = Math.min(...values)
  const high = Math.max(...values)
  const span = high - low || Math.abs(high) || 1
  const y = (value: number): number => 138 - ((value - low) / span) * 112
  const width = 584 / steps.length
  const x = (index: number): number => 48 + index * width
  const ticks = ticksBetween(low, high)
  const used = [...new Set(steps.map((step) => step.confidence))]
  return (
    <>
      <svg className="history-chart" viewBox="0 0 640 172" role="img" aria-label={label}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1="48" x2="632" y1={y(tick)} y2={y(tick)} stroke="#E6EBEC" />
            <text x="42" y={y(tick) + 4} textAnchor="end">
              {Number(tick.toPrecision(6))}
            </text>
          </g>
        ))}
        {steps.map((step, index) => (
          <g key={step.from}>
            <Line
              confidence={step.confidence}
              x1={x(index) + 2}
              x2={x(index) + width - 2}
              y={y(step.value)}
              bold={step.from === selected}
            />
            <text className="value" x={x(index) + width / 2} y={y(step.value) - 7} textAnchor="middle">
              {step.text}
            </text>
            <text x={x(index) + width / 2} y="164" textAnchor="middle">
              {step.from}
            </text>
            {index > 0 && steps[index - 1]?.unit !== step.unit && (
              <line x1={x(index)} x2={x(index)} y1="4" y2="150" stroke="#15222A" strokeDasharray="2 2" />
            )}
          </g>
        ))}
      </svg>
      <p className="sm dim history-legend">
        {used.map((confidence) => (
          <span key={confidence}>
            <svg width="26" height="6" aria-hidden="true">
              <Line confidence={confidence} x1={1} x2={26} y={3} />
            </svg>
            {t(strokes[confidence].text)}
          </span>
        ))}
      </p>
    </>
  )
}
