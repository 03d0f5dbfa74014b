import { useState } from 'react'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import type { Confidence, Label } from '../../api/types.ts'
import { useTexts, type Texts } from '../../i18n/index.ts'
import { ConfidenceMark } from '../../parts/confidence-mark.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { Sheet, Unit } from '../../parts/sheet.tsx'
import { Empty, Loading } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import { HistoryChart } from './history-chart.tsx'
import { firstChoice, mayAnswer, rowsFor, stepsOf, yearsOf, type Chosen } from './history.ts'
import type { Names, Parameter, RuleValueRow } from './types.ts'
import { dimensionName, isFigure, RuleFigure, tableRows, valueLine, wordName } from './value-text.tsx'

/** `rulebook.value`: what is in force for a year or a day, and by what source. */
interface InForce {
  readonly value: unknown
  readonly unit: string
  readonly source: string
  readonly article?: string
  readonly confidence: Confidence
  readonly checkedOn: string
  readonly reading: string
  readonly note?: Label
  readonly explanation: Label
  readonly otherReadings: readonly { readonly reading: string; readonly value: unknown; readonly confidence: Confidence }[]
}

const period = (row: RuleValueRow): string => {
  if (row.from === undefined) return '–'
  return row.until === undefined || row.until === row.from ? String(row.from) : `${row.from} – ${row.until}`
}

const whenText = (row: RuleValueRow): string =>
  Object.values(row.when)
    .map((value) => (Array.isArray(value) ? value.join(', ') : value))
    .join(' · ')

const readingName = (texts: Texts, names: Names, row: RuleValueRow): string =>
  row.reading === 'default' ? '–' : row.overriddenBy ? texts.t('rules.ownValue') : wordName(texts, names, row.reading)

const columns = (texts: Texts, parameter: Parameter): Column<RuleValueRow>[] => [
  {
    key: 'from',
    head: texts.t(parameter.askedBy === 'day' ? 'rules.fromDay' : 'rules.year'),
    phone: 'heading',
    cell: (row) => <span className="nw">{period(row)}</span>,
  },
  {
    key: 'value',
    head: texts.t('rules.value'),
    ...(parameter.values.some((row) => isFigure(row.value))
      ? { numeric: true, strong: true, phone: 'first' as const }
      : { phone: 'wide' as const }),
    cell: (row) => <RuleFigure value={row.value} names={parameter.names} />,
  },
  ...(parameter.values.some((row) => row.reading !== 'default')
    ? [
        {
          key: 'reading',
          head: texts.t('rules.reading'),
          cell: (row: RuleValueRow) => readingName(texts, parameter.names, row),
        },
      ]
    : []),
  {
    key: 'source',
    head: texts.t('refusal.source'),
    phone: 'wide',
    cell: (row) => (
      <span className="sm rule-source">
        {row.source} {row.article} {row.overriddenBy && <b className="warn">{texts.t('rules.override', { by: row.overriddenBy })}</b>}{' '}
        {row.note && <span className="dim">{texts.say(row.note)}</span>}
      </span>
    ),
  },
  {
    key: 'confidence',
    head: `${texts.t('rules.confidence')}${texts.t('list.comma')}${texts.t('rules.checked')}`,
    phone: 'wide',
    cell: (row) => (
      <span className="rule-checked">
        <ConfidenceMark confidence={row.confidence} always />
        <span className="sm dim nw">{row.checkedOn}</span>
      </span>
    ),
  },
]

interface Asked {
  readonly chosen: Chosen
  /** The year or the day asked for; empty where the parameter has neither. */
  readonly index: string
}

/** What a reader may ask: each dimension of the parameter, and the year or the day. */
const AskForm = ({
  parameter,
  asked,
  years,
  onAsk,
}: {
  readonly parameter: Parameter
  readonly asked: Asked
  readonly years: readonly number[]
  readonly onAsk: (asked: Asked) => void
}) => {
  const texts = useTexts()
  const { t } = texts
  const dimensions = Object.entries(parameter.dimensions)
  if (dimensions.length === 0 && parameter.askedBy === 'none') return null
  return (
    <form className="ask" aria-label={t('rules.ask')} onSubmit={(event) => event.preventDefault()}>
      {parameter.askedBy === 'year' && (
        <label className="field">
          <span>{t(`index.${parameter.indexedBy}` as 'index.complianceYear')}</span>
          <select className="sel" value={asked.index} onChange={(event) => onAsk({ ...asked, index: event.target.value })}>
            {years.map((year) => (
              <option key={year}>{year}</option>
            ))}
          </select>
        </label>
      )}
      {parameter.askedBy === 'day' && (
        <label className="field">
          <span>{t(`index.${parameter.indexedBy}` as 'index.complianceYear')}</span>
          <input
            className="t text"
            type="date"
            required
            value={asked.index}
            onChange={(event) => event.target.value !== '' && onAsk({ ...asked, index: event.target.value })}
          />
        </label>
      )}
      {dimensions.map(([name, values]) => (
        <label key={name} className="field">
          <span>{dimensionName(t, name)}</span>
          <select
            className="sel"
            value={asked.chosen[name]}
            onChange={(event) => onAsk({ ...asked, chosen: { ...asked.chosen, [name]: event.target.value } })}
          >
            {values.map((value) => (
              <option key={value} value={value}>
                {wordName(texts, parameter.names, value)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </form>
  )
}

const firstIndex = (parameter: Parameter, year: number, today: string): string => {
  if (parameter.askedBy === 'none') return ''
  if (parameter.askedBy === 'day') return today
  const years = yearsOf(rowsFor(parameter, firstChoice(parameter)), year)
  return String(years.includes(year) ? year : (years[0] ?? year))
}

/** One parameter: what is in force for what is asked, then every value it ever had. */
export const OneRule = ({ parameter }: { readonly parameter: Parameter }) => {
  const texts = useTexts()
  const { t, say } = texts
  const { year, market } = useSession()
  const [asked, setAsked] = useState<Asked>(() => ({
    chosen: firstChoice(parameter),
    index: firstIndex(parameter, year, market?.businessDay ?? ''),
  }))
  const rows = rowsFor(parameter, asked.chosen)
  const years = yearsOf(rows, year)
  const may = parameter.askedBy === 'none' ? rows.length > 0 : mayAnswer(rows, asked.index)
  const answer = useView<InForce>(
    views.ruleValue,
    {
      parameter: parameter.name,
      ...asked.chosen,
      ...(parameter.askedBy === 'none' ? {} : { [parameter.askedBy]: asked.index }),
    },
    { enabled: may },
  )
  const inForce = may ? answer.data : undefined
  const isAnswer = (row: RuleValueRow): boolean =>
    inForce !== undefined &&
    row.reading === inForce.reading &&
    row.source === inForce.source &&
    JSON.stringify(row.value) === JSON.stringify(inForce.value) &&
    (asked.index === '' || row.from === undefined || String(row.from) <= asked.index)
  const current = rows.find(isAnswer)
  const steps = stepsOf(rows)
  return (
    <div>
      <AskForm parameter={parameter} asked={asked} years={years} onAsk={setAsked} />
      {inForce ? (
        <AnswerSheet inForce={inForce} names={parameter.names} />
      ) : (
        <Sheet>{may && answer.isLoading ? <Loading rows={2} /> : <Empty>{t('rules.noneInForce')}</Empty>}</Sheet>
      )}
      <Sheet title={t('rules.history')} note={noteOf(texts, parameter, steps.length > 0)}>
        {steps.length > 0 && (
          <div className="in">
            <HistoryChart
              steps={steps}
              selected={String(current?.from ?? '')}
              label={`${say(parameter.title)}: ${steps.map((step) => `${step.from} ${step.text}`).join(', ')}`}
            />
          </div>
        )}
        <DataTable
          label={t('rules.history')}
          rows={rows}
          rowKey={(row) => `${period(row)}${whenText(row)}${row.reading}${row.knownFrom ?? ''}${row.source}`}
          rowClass={(row) => (row === current ? 'on' : row.isDefault ? undefined : 'off')}
          columns={columns(texts, parameter)}
        />
      </Sheet>
    </div>
  )
}

/** The unit of the figures, and what the lines of the chart say. */
const noteOf = (texts: Texts, parameter: Parameter, chart: boolean): string =>
  [
    parameter.values.some((row) => isFigure(row.value)) ? wordName(texts, parameter.names, parameter.unit) : '',
    chart ? texts.t('rules.lineStyle') : '',
  ]
    .filter((part) => part !== '')
    .join(texts.t('list.comma'))

const longest = 14

/** The value in force, large, with why and how sure. */
const AnswerSheet = ({ inForce, names }: { readonly inForce: InForce; readonly names: Names }) => {
  const texts = useTexts()
  const { t, say } = texts
  const text = valueLine(texts, inForce.value, names)
  const rows = tableRows(inForce.value) !== undefined || text.length > longest * 10
  return (
    <Sheet>
      <div className="answer">
        <div className={rows ? 'v rows' : text.length > longest ? 'v long' : 'v'}>
          {rows ? <RuleFigure value={inForce.value} names={names} /> : text}
          {isFigure(inForce.value) && <Unit>{wordName(texts, names, inForce.unit)}</Unit>}
        </div>
        <div>
          <p>
            <ConfidenceMark confidence={inForce.confidence} always /> {inForce.source} {inForce.article}
          </p>
          <p className="dim">
            {t('rules.checkedOn', { day: inForce.checkedOn })}
            {inForce.reading !== 'default' && `${t('list.comma')}${t('rules.reading')} ${inForce.reading === 'override' ? t('rules.ownValue') : wordName(texts, names, inForce.reading)}`}
          </p>
          {inForce.note && <p className="dim">{say(inForce.note)}</p>}
          {inForce.otherReadings.length > 0 && (
            <p className="dim">
              {t('rules.otherReadings')}
              {inForce.otherReadings.map(({ reading, value }) => ` ${wordName(texts, names, reading)} ${valueLine(texts, value, names)}`).join(texts.language === 'zh' ? '；' : ';')}
            </p>
          )}
        </div>
      </div>
    </Sheet>
  )
}
