import type { ReactNode } from 'react'
import type { Figured, Label } from '../../api/types.ts'
import { tonnes } from '../../format/number.ts'
import { monthName } from '../../format/day.ts'
import { rich, useTexts } from '../../i18n/index.ts'
import { Figure } from '../../parts/figure.tsx'
import { MonthGrid, SavedNote, type SavedState, type StatusCell } from '../../parts/month-grid/month-grid.tsx'
import type { Change, GridCell } from '../../parts/month-grid/model.ts'
import { Sheet, Tag, type TagKind } from '../../parts/sheet.tsx'
import { WorkingDock } from '../../parts/working/context.tsx'

export interface MonthRow {
  readonly key: string
  readonly name: Label
  readonly unit: string
  readonly source: Label
  readonly group: Label
  readonly cells: readonly GridCell[]
  readonly total: string | null
  readonly strong?: boolean
}

export interface MonthGridAnswer {
  readonly year: number
  readonly plant: Label
  readonly units: readonly { readonly id: string; readonly name: Label; readonly description: Label }[]
  readonly unit: string
  readonly currentMonth: number
  readonly due: string | null
  readonly daysLeft: number | null
  readonly rows: readonly MonthRow[]
  readonly status: readonly { readonly text: Label; readonly kind: StatusCell['kind'] }[]
  readonly statusTotal: Label
  readonly evidence: readonly ({ readonly attached: number; readonly due: number } | null)[]
  readonly messages: readonly { readonly kind: TagKind; readonly tag: Label; readonly text: Label }[]
  readonly forecast: {
    readonly emissions: Figured
    readonly benchmark: Figured
    readonly benchmarkNote: Label | null
    readonly allowance: Figured
    readonly net: Figured
    readonly intensities: readonly (string | null)[]
  } | null
}

export interface DataViewProps {
  readonly answer: MonthGridAnswer
  readonly saved: SavedState | undefined
  readonly onUnit: (unit: string) => void
  readonly onChange: (changes: readonly Change[]) => void
  readonly note?: ReactNode
}

/** Twelve months of one unit with the working of any figure docked under them. */
export const DataView = ({ answer, saved, onUnit, onChange, note }: DataViewProps) => {
  const { t, say } = useTexts()
  const evidence = answer.evidence.reduce<{ attached: number; due: number }>(
    (sum, month) => ({ attached: sum.attached + (month?.attached ?? 0), due: sum.due + (month?.due ?? 0) }),
    { attached: 0, due: 0 },
  )
  return (
    <>
      <div className="unit-tabs" role="tablist" aria-label={t('data.units')}>
        {answer.units.map((unit) => (
          <button key={unit.id} type="button" role="tab" aria-selected={unit.id === answer.unit} onClick={() => onUnit(unit.id)}>
            {say(unit.name)}
          </button>
        ))}
        <SavedNote saved={saved} />
      </div>
      {note}
      <Sheet title={t('data.twelve')} note={<GridLegend />}>
        <MonthGrid
          key={answer.unit}
          label={t('data.twelve')}
          rows={answer.rows.map((row) => ({ ...row, name: say(row.name), source: say(row.source), group: say(row.group) }))}
          current={answer.currentMonth}
          status={{
            months: answer.status.map((one) => ({ text: say(one.text), kind: one.kind })),
            total: say(answer.statusTotal),
          }}
          extra={{
            name: t('data.evidence'),
            source: t('data.evidenceNote'),
            months: answer.evidence.map(
              (month, index) =>
                month && (
                  <span
                    key={index}
                    className={month.attached < month.due ? 'bad b' : ''}
                  >{`${month.attached}/${month.due}`}</span>
                ),
            ),
            total: `${evidence.attached}/${evidence.due}`,
          }}
          onChange={onChange}
        />
        <WorkingDock />
      </Sheet>
      <div className="cols even">
        <Sheet title={t('data.messages')} note={t('data.messageCount', { count: answer.messages.length })} padded>
          {answer.messages.length === 0 && <p className="md dim">{t('data.noMessages')}</p>}
          {answer.messages.map((message, index) => (
            <p key={index} className="md" style={{ padding: '3px 0' }}>
              <Tag kind={message.kind}>{say(message.tag)}</Tag> {say(message.text)}
            </p>
          ))}
        </Sheet>
        {answer.forecast && <ForecastSheet forecast={answer.forecast} year={answer.year} />}
      </div>
      <p className="foot">
        <span>{t('data.keys')}</span>
      </p>
    </>
  )
}

const GridLegend = () => {
  const { t } = useTexts()
  return (
    <span className="sm">
      <span className="grid-legend">
        <i />
        {t('grid.open')}
      </span>
      <span className="grid-legend">
        <i className="need" />
        {t('grid.toConfirm')}
      </span>
      <span className="grid-legend">
        <i className="flag" />
        {t('grid.toCorrect')}
      </span>
    </span>
  )
}

const ForecastSheet = ({
  forecast,
  year,
}: {
  readonly forecast: NonNullable<MonthGridAnswer['forecast']>
  readonly year: number
}) => {
  const { t, say } = useTexts()
  const net = Number(forecast.net.value)
  const figure = (figured: Figured, text: string) => (
    <Figure working={figured.working} className="b">
      {text}
    </Figure>
  )
  return (
    <Sheet title={t('data.forecast', { year })} padded>
      <p style={{ fontSize: 15, lineHeight: '28px', marginBottom: 8 }}>
        {rich(t('data.forecastText'), {
          emissions: figure(forecast.emissions, tonnes(forecast.emissions.value)),
          benchmark: (
            <>
              {figure(forecast.benchmark, String(forecast.benchmark.value))}
              {forecast.benchmarkNote && <span className="seal draft">{say(forecast.benchmarkNote)}</span>}
            </>
          ),
          allowance: figure(forecast.allowance, tonnes(forecast.allowance.value)),
          net: (
            <span className={net < 0 ? 'bad' : 'ok'}>
              {rich(t(net < 0 ? 'position.gap' : 'position.surplus'), { tonnes: figure(forecast.net, tonnes(Math.abs(net))) })}
            </span>
          ),
        })}
      </p>
      <h3>{t('data.intensity')}</h3>
      <IntensityStrip values={forecast.intensities} />
    </Sheet>
  )
}

/** Monthly intensity around its mean, with a band of three per cent. */
const IntensityStrip = ({ values }: { readonly values: readonly (string | null)[] }) => {
  const { t, language } = useTexts()
  const points = values.map((value, index) => ({ month: index + 1, value: value === null ? null : Number(value) }))
  const known = points.filter((point): point is { month: number; value: number } => point.value !== null)
  if (known.length === 0) return null
  const mean = known.reduce((sum, point) => sum + point.value, 0) / known.length
  const reach = Math.max(mean * 0.05, ...known.map((point) => Math.abs(point.value - mean) * 1.1))
  const y = (value: number): number => 33 - ((value - mean) / reach) * 30
  const x = (month: number): number => 18 + ((month - 1) * 304) / 11
  const band = (mean * 0.03 * 30) / reach
  return (
    <>
      <svg
        viewBox="0 0 340 74"
        role="img"
        style={{ width: '100%', maxWidth: 420, display: 'block' }}
        aria-label={`${t('data.intensity')}: ${known.map((point) => `${monthName(point.month, language)} ${point.value}`).join(', ')}`}
      >
        <rect x="0" y={33 - band} width="340" height={band * 2} fill="#EBEFF0" />
        <line x1="0" x2="340" y1="33" y2="33" stroke="#AEBABF" />
        {known.map((point, index) => (
          <circle
            key={point.month}
            cx={x(point.month)}
            cy={y(point.value)}
            r={index === known.length - 1 ? 4.5 : 3}
            fill={index === known.length - 1 ? '#0A5A6E' : '#fff'}
            stroke="#0A5A6E"
            strokeWidth="1.5"
          />
        ))}
        {points.map((point) => (
          <text key={point.month} x={x(point.month)} y="73" fontSize="10" textAnchor="middle" fill="#5C6B74">
            {point.month}
          </text>
        ))}
      </svg>
      <p className="sm dim">{t('data.intensityNote', { mean: mean.toFixed(4) })}</p>
    </>
  )
}
