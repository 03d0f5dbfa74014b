import { useState } from 'react'
import { dayShort } from '../../format/day.ts'
import { useTexts, type Texts } from '../../i18n/index.ts'
import { MonthGrid, type SideRow, type StatusCell } from '../../parts/month-grid/month-grid.tsx'
import type { Change, GridRow } from '../../parts/month-grid/model.ts'
import { OutcomeNote } from '../../parts/refusal-box.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { WorkingDock } from '../../parts/working/context.tsx'
import { EvidenceSheet } from './evidence-sheet.tsx'
import { IntensityStrip } from './intensity.tsx'
import { MonthSheet } from './month-sheet.tsx'
import { emptyUnit, withValue } from './month-form.ts'
import { plantRows } from './plant-rows.ts'
import { fuelsOf, unitRows, type Marks, type RowsInput } from './rows.ts'
import type { Catalogue, GridAnswer, MonthAnswer, UnitNamed } from './types.ts'
import type { Filing } from './use-filing.ts'
import type { Forms } from './use-forms.ts'
import { workingOf } from './working-of.ts'

export interface MonthsTabProps {
  readonly grid: GridAnswer
  readonly catalogue: Catalogue
  readonly forms: Forms
  readonly filing: Filing
  /** A unit's id, or `plant` for the units added up. */
  readonly tab: string
  readonly chosen: number
  readonly onMonth: (month: number) => void
  readonly goTo: { readonly row: string; readonly month: number } | undefined
  readonly onCell: (unit: string, row: string) => void
}

const noMarks: Marks = new Map()

const statusOf = ({ t }: Texts, month: MonthAnswer): StatusCell => {
  if (month.draft) return { text: t('data.draft'), kind: 'warn' }
  if (month.status === 'filed')
    return month.late ? { text: t('data.late'), kind: 'warn' } : { text: t('data.onTime'), kind: 'ok' }
  if (month.status === 'overdue') return { text: t('data.overdue'), kind: 'bad' }
  return month.status === 'open' ? { text: t('data.open'), kind: 'accent' } : { text: '–', kind: 'none' }
}

const sideRows = (texts: Texts, { grid, forms, tab }: MonthsTabProps): { above: SideRow[]; below: SideRow[] } => {
  const { t, language } = texts
  const filesOf = (index: number): number =>
    Object.entries(forms.forms[index] ?? {})
      .filter(([unit]) => tab === 'plant' || unit === tab)
      .reduce((sum, [, form]) => sum + form.evidence.length, 0)
  const files = grid.months.map((_, index) => filesOf(index))
  return {
    above: [{ name: t('data.due'), months: grid.months.map(({ dueOn }) => dueOn && dayShort(dueOn, language)) }],
    below: [
      {
        name: t('data.evidence'),
        source: t('data.evidenceNote'),
        months: grid.months.map(({ status }, index) => (status === 'future' ? null : files[index])),
        total: files.reduce((sum, count) => sum + count, 0),
      },
    ],
  }
}

const useRows = (props: MonthsTabProps, unit: UnitNamed | undefined, all: boolean): GridRow[] => {
  const { grid, catalogue, forms, filing, chosen } = props
  const texts = useTexts()
  const load: RowsInput['load'] = (month, id) => workingOf(grid.organisation, month, grid.units, id, texts.t('figure.plantTotal'))
  const shared = { grid, catalogue, forms: forms.forms, texts, load }
  if (!unit) return plantRows(shared)
  return unitRows({
    ...shared,
    unit,
    all,
    isEditable: (month) => filing.isOpen(grid.months[month]),
    marks: (month) => (month === chosen - 1 ? filing.marks : noMarks),
  })
}

/** The twelve months of a unit or of the plant, with what is missing, last month and the evidence under them. */
export const MonthsTab = (props: MonthsTabProps) => {
  const { grid, catalogue, forms, filing, tab, chosen, onMonth, goTo } = props
  const texts = useTexts()
  const { t } = texts
  const [all, setAll] = useState(false)
  const unit = grid.units.find(({ id }) => id === tab)
  const rows = useRows(props, unit, all)
  const month = grid.months[chosen - 1]
  const change = (changes: readonly Change[]): void => {
    if (!unit) return
    for (const touched of new Set(changes.map((one) => one.month))) {
      const name = grid.months[touched - 1]?.month ?? ''
      forms.change(name, (form) => ({
        ...form,
        [unit.id]: changes
          .filter((one) => one.month === touched)
          .reduce((one, { row, value }) => withValue(one, row, value), form[unit.id] ?? emptyUnit),
      }))
    }
    const only = new Set(changes.map((one) => one.month))
    if (only.size === 1 && changes[0] && changes[0].month !== chosen) onMonth(changes[0].month)
  }
  const filed = grid.months.filter(({ status }) => status === 'filed').length
  return (
    <>
      <OutcomeNote outcome={forms.command.outcome?.kind === 'done' ? undefined : forms.command.outcome} />
      <Sheet
        title={<UnitTitle unit={unit} catalogue={catalogue} />}
        label={t('data.twelve')}
        note={filing.mayFile && <GridLegend />}
      >
        <MonthGrid
          key={tab}
          label={t('data.twelve')}
          rows={rows}
          current={chosen}
          onMonth={onMonth}
          status={{
            months: grid.months.map((one) => statusOf(texts, one)),
            total: t('data.filedCount', { count: filed }),
          }}
          {...sideRows(texts, props)}
          goTo={goTo}
          onChange={change}
        />
        {unit && filing.mayFile && (
          <MoreRows all={all} onAll={() => setAll(!all)} unit={unit} onFuel={(fuel) => onFuel(props, unit, fuel)} {...props} />
        )}
        <WorkingDock />
      </Sheet>
      <div className="cols even">
        {month && <MonthSheet {...props} month={month} unit={unit} />}
        {month && unit && <EvidenceSheet {...props} month={month} unit={unit} rows={rows} />}
        {!unit && <IntensityStrip grid={grid} />}
      </div>
      <p className="foot">
        <span>{t('data.keys')}</span>
      </p>
    </>
  )
}

/** A fuel gets its rows by standing in the form of the month, without a figure yet. */
const onFuel = ({ grid, forms, chosen }: MonthsTabProps, unit: UnitNamed, fuel: string): void => {
  forms.change(grid.months[chosen - 1]?.month ?? '', (form) => {
    const one = form[unit.id] ?? emptyUnit
    return { ...form, [unit.id]: { ...one, fuels: { ...one.fuels, [fuel]: one.fuels[fuel] ?? {} } } }
  })
}

const UnitTitle = ({ unit, catalogue }: { readonly unit: UnitNamed | undefined; readonly catalogue: Catalogue }) => {
  const { t, say } = useTexts()
  if (!unit) return <>{t('data.plantTab')}</>
  const kind = catalogue.kinds.find(({ id }) => id === unit.kind)
  return (
    <>
      {t('data.unitTab', { name: unit.name })}{' '}
      <span className="sm dim">
        {unit.capacityMw} MW{kind && `${t('list.comma')}${say(kind)}`}
        {unit.chp && `${t('list.comma')}${t('data.chp')}`}
      </span>
    </>
  )
}

interface MoreRowsProps extends MonthsTabProps {
  readonly all: boolean
  readonly onAll: () => void
  readonly unit: UnitNamed
  readonly onFuel: (fuel: string) => void
}

const MoreRows = ({ grid, catalogue, forms, unit, all, onAll, onFuel: add }: MoreRowsProps) => {
  const { t, say } = useTexts()
  const there = new Set(fuelsOf({ grid, catalogue, unit, forms: forms.forms }).map(({ id }) => id))
  return (
    <div className="sheet-acts">
      <button type="button" className="btn s" aria-pressed={all} onClick={onAll}>
        {t(all ? 'data.fewerRows' : 'data.moreRows')}
      </button>
      <select className="sel" aria-label={t('data.addFuel')} value="" onChange={(event) => add(event.target.value)}>
        <option value="" disabled>
          {t('data.addFuel')}
        </option>
        {catalogue.fuels
          .filter(({ id }) => !there.has(id))
          .map((fuel) => (
            <option key={fuel.id} value={fuel.id}>
              {say(fuel)}
            </option>
          ))}
      </select>
    </div>
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
