import { useState } from 'react'
import { Link } from 'react-router'
import type { Confidence } from '../../api/types.ts'
import { filed, unitText } from '../../format/number.ts'
import { useTexts, type TextKey, type Texts } from '../../i18n/index.ts'
import { ConfidenceMark } from '../../parts/confidence-mark.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { Sheet, Unit } from '../../parts/sheet.tsx'
import { HistoryChart } from './history-chart.tsx'
import { firstChoice, rowsFor, stepsOf, valueText, type Chosen } from './history.ts'
import './rules.css'
import type { Parameter, RuleValueRow } from './types.ts'

export interface RulesViewProps {
  readonly parameters: readonly Parameter[]
  readonly current: Parameter
}

export const RulesView = ({ parameters, current }: RulesViewProps) => (
  <div className="cols index">
    <RuleIndex parameters={parameters} current={current.name} />
    <OneRule key={current.name} parameter={current} />
    <aside>
      <UsedBy parameter={current} />
      <Confidences />
    </aside>
  </div>
)

/** The list on the left: by domain, with a mark where a value is not confirmed. */
const RuleIndex = ({ parameters, current }: { readonly parameters: readonly Parameter[]; readonly current: string }) => {
  const { t, say } = useTexts()
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const shown = parameters.filter((one) => `${one.name} ${one.title.zh} ${one.title.en}`.toLowerCase().includes(wanted))
  const domains = [...new Set(shown.map((one) => one.domain))]
  return (
    <section className="sheet" aria-label={t('rules.index')}>
      <div className="rule-find">
        <input
          className="t text"
          aria-label={t('rules.find')}
          placeholder={t('rules.find')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <nav className="rule-index" aria-label={t('rules.index')}>
        {domains.map((domain) => (
          <div key={domain}>
            <h2>{domain}</h2>
            {shown
              .filter((one) => one.domain === domain)
              .map((one) => (
                <Link key={one.name} to={`/rules/${one.name}`} aria-current={one.name === current ? 'true' : undefined}>
                  <span>{say(one.title)}</span>
                  <ConfidenceMark confidence={one.leastConfidence} />
                </Link>
              ))}
          </div>
        ))}
      </nav>
    </section>
  )
}

const period = (row: RuleValueRow): string => {
  if (row.from === undefined) return '–'
  return row.until === undefined ? String(row.from) : `${row.from} – ${row.until}`
}

const whenText = (row: RuleValueRow): string =>
  Object.values(row.when)
    .map((value) => (Array.isArray(value) ? value.join(', ') : value))
    .join(' · ')

const valueColumns = ({ t }: Texts, parameter: Parameter): Column<RuleValueRow>[] => [
  {
    key: 'from',
    head: t(parameter.askedBy === 'day' ? 'rules.fromDay' : 'rules.year'),
    phone: 'heading',
    cell: (row) => <span className="nw">{period(row)}</span>,
  },
  {
    key: 'value',
    head: t('rules.value'),
    numeric: true,
    strong: true,
    phone: 'first',
    cell: (row) => <RuleFigure value={row.value} />,
  },
  ...(parameter.values.some((row) => row.reading !== 'default')
    ? [{ key: 'reading', head: t('rules.reading'), cell: (row: RuleValueRow) => row.reading }]
    : []),
  {
    key: 'source',
    head: t('refusal.source'),
    phone: 'wide',
    cell: (row) => (
      <span className="sm">
        {row.source} {row.article} {row.overriddenBy && <b className="warn">{t('rules.override', { by: row.overriddenBy })}</b>}{' '}
        {row.note && <span className="dim">{row.note}</span>}
      </span>
    ),
  },
  {
    key: 'confidence',
    head: t('rules.confidence'),
    cell: (row) => (
      <span className="nw">
        <ConfidenceMark confidence={row.confidence} always />
      </span>
    ),
  },
  { key: 'checked', head: t('rules.checked'), cell: (row) => <span className="nw">{row.checkedOn}</span> },
]

const OneRule = ({ parameter }: { readonly parameter: Parameter }) => {
  const texts = useTexts()
  const { t, say } = texts
  const [chosen, setChosen] = useState<Chosen>(() => firstChoice(parameter))
  const rows = rowsFor(parameter, chosen)
  const answer = rows.find((row) => row.isDefault && row.confidence !== 'draft') ?? rows[0]
  const steps = stepsOf(rows)
  return (
    <div>
      {Object.keys(parameter.dimensions).length > 0 && (
        <form className="ask" aria-label={t('rules.ask')}>
          {Object.entries(parameter.dimensions).map(([name, values]) => (
            <label key={name} className="field">
              <span>{name}</span>
              <select
                className="sel"
                value={chosen[name]}
                onChange={(event) => setChosen({ ...chosen, [name]: event.target.value })}
              >
                {values.map((value) => (
                  <option key={value}>{value}</option>
                ))}
              </select>
            </label>
          ))}
        </form>
      )}
      {answer && <Answer row={answer} />}
      <Sheet title={t('rules.history')} note={`${unitText(parameter.unit)} ${t('rules.lineStyle')}`}>
        {steps.length > 0 && (
          <div className="in">
            <HistoryChart
              steps={steps}
              selected={String(answer?.from ?? '')}
              label={`${say(parameter.title)}: ${steps.map((step) => `${step.from} ${step.text}`).join(', ')}`}
            />
          </div>
        )}
        <DataTable
          label={t('rules.history')}
          rows={rows}
          rowKey={(row) => `${period(row)}${whenText(row)}${row.reading}${row.knownFrom ?? ''}`}
          rowClass={(row) => (row === answer ? 'on' : row.isDefault ? undefined : 'off')}
          columns={valueColumns(texts, parameter)}
        />
      </Sheet>
    </div>
  )
}

const RuleFigure = ({ value }: { readonly value: unknown }) => {
  const text = valueText(value)
  return (
    <span style={text.length > 24 ? { whiteSpace: 'normal', fontWeight: 400, fontSize: 12 } : undefined}>
      {/^-?\d+(\.\d+)?$/.test(text) ? filed(text) : text}
    </span>
  )
}

const Answer = ({ row }: { readonly row: RuleValueRow }) => {
  const { t } = useTexts()
  const text = valueText(row.value)
  return (
    <Sheet>
      <div className="answer">
        <p className={text.length > 14 ? 'v long' : 'v'}>
          {/^-?\d+(\.\d+)?$/.test(text) ? filed(text) : text}
          <Unit>{unitText(row.unit)}</Unit>
        </p>
        <div>
          <p>
            <ConfidenceMark confidence={row.confidence} always /> {period(row)} {whenText(row)}
          </p>
          <p className="dim">
            {row.source} {row.article}
            {t('list.comma')}
            {t('rules.checkedOn', { day: row.checkedOn })}
          </p>
        </div>
      </div>
    </Sheet>
  )
}

const UsedBy = ({ parameter }: { readonly parameter: Parameter }) => {
  const { t } = useTexts()
  return (
    <Sheet title={t('rules.usedBy')} padded>
      {parameter.usedIn.length === 0 && <p className="sm dim">{t('rules.notUsed')}</p>}
      <ul className="md">
        {parameter.usedIn.map((use) => (
          <li key={use} className="mono">
            {use}
          </li>
        ))}
      </ul>
      {parameter.note && (
        <p className="sm dim" style={{ marginTop: 8 }}>
          {parameter.note}
        </p>
      )}
    </Sheet>
  )
}

const meanings: readonly (readonly [Confidence, TextKey])[] = [
  ['high', 'rules.meansHigh'],
  ['medium', 'rules.meansMedium'],
  ['draft', 'rules.meansDraft'],
  ['low', 'rules.meansLow'],
]

const Confidences = () => {
  const { t } = useTexts()
  return (
    <Sheet title={t('rules.confidence')} padded className="confidences">
      {meanings.map(([confidence, text]) => (
        <p key={confidence}>
          <ConfidenceMark confidence={confidence} always />
          {t(text)}
        </p>
      ))}
    </Sheet>
  )
}
