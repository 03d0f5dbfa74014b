import { monthName } from '../../format/day.ts'
import { fixed } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { Sheet } from '../../parts/sheet.tsx'
import { Empty } from '../../parts/states.tsx'
import { ratioOf, sumOf } from './sums.ts'
import type { GridAnswer } from './types.ts'

const width = 340
const middle = 33
const bandShare = 0.03
const leastReach = 0.05

/** Monthly intensity of the plant around its mean of the year, with a band of three per cent. */
export const IntensityStrip = ({ grid }: { readonly grid: GridAnswer }) => {
  const { t, language } = useTexts()
  const points = grid.months.flatMap(({ units }, index) => {
    const value = ratioOf(sumOf(units.map((unit) => unit.emissionsTonnes)), sumOf(units.map((unit) => unit.generationMwh)))
    return value === null ? [] : [{ month: index + 1, value: Number(value) }]
  })
  if (points.length === 0)
    return (
      <Sheet title={t('data.intensity')}>
        <Empty>{t('data.notFiled')}</Empty>
      </Sheet>
    )
  const mean = points.reduce((sum, point) => sum + point.value, 0) / points.length
  const reach = Math.max(mean * leastReach, ...points.map((point) => Math.abs(point.value - mean) * 1.1))
  const y = (value: number): number => middle - ((value - mean) / reach) * 30
  const x = (month: number): number => 18 + ((month - 1) * 304) / 11
  const band = (mean * bandShare * 30) / reach
  const told = points.map((point) => `${monthName(point.month, language)} ${fixed(point.value, 4)}`).join(t('list.comma'))
  return (
    <Sheet title={t('data.intensity')} padded>
      <svg
        viewBox={`0 0 ${width} 74`}
        role="img"
        style={{ width: '100%', maxWidth: 420, display: 'block' }}
        aria-label={`${t('data.intensity')}: ${told}`}
      >
        <rect x="0" y={middle - band} width={width} height={band * 2} fill="#EBEFF0" />
        <line x1="0" x2={width} y1={middle} y2={middle} stroke="#AEBABF" />
        {points.map((point, index) => (
          <circle
            key={point.month}
            cx={x(point.month)}
            cy={y(point.value)}
            r={index === points.length - 1 ? 4.5 : 3}
            fill={index === points.length - 1 ? '#0A5A6E' : '#fff'}
            stroke="#0A5A6E"
            strokeWidth="1.5"
          />
        ))}
        {grid.months.map((_, index) => (
          <text key={index} x={x(index + 1)} y="73" fontSize="10" textAnchor="middle" fill="#5C6B74">
            {index + 1}
          </text>
        ))}
      </svg>
      <p className="sm dim">{t('data.intensityNote', { mean: fixed(mean, 4) })}</p>
    </Sheet>
  )
}
