import { useState, type ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import type { Organisation } from '../../api/types.ts'
import { daysBetween, monthName, type Day as DayText } from '../../format/day.ts'
import { useTexts } from '../../i18n/index.ts'
import type { Language } from '../../i18n/language.ts'
import { Day } from '../../parts/amounts.tsx'
import { SavedNote } from '../../parts/month-grid/notes.tsx'
import { PageHead } from '../../parts/sheet.tsx'
import { useSession } from '../../shell/session.tsx'
import { AnnualTab } from './annual-tab.tsx'
import { FileAnswer, type Copied } from './file-answer.tsx'
import { MonthsTab } from './months-tab.tsx'
import { figureCount, filledFrom, type MonthForm } from './month-form.ts'
import type { Catalogue, GridAnswer } from './types.ts'
import { useFiling, type Filing } from './use-filing.ts'
import { useForms, type Forms } from './use-forms.ts'

export interface PlantYearProps {
  readonly grid: GridAnswer
  readonly catalogue: Catalogue
  readonly plant: Organisation
  readonly mayWrite: boolean
  readonly query: ReactNode
}

/** The first month that is due and not filed; when there is none, the last that is filed. */
const monthToFill = (grid: GridAnswer): number => {
  const first = grid.months.findIndex(({ status }) => status === 'open' || status === 'overdue')
  if (first >= 0) return first + 1
  return Math.max(grid.months.filter(({ status }) => status === 'filed').length, 1)
}

/** Last month's figures into what is still empty of this one, for every unit; says how many that were. */
const copyLast = (grid: GridAnswer, forms: Forms, month: number, language: Language): Copied => {
  const last = month === 1 ? grid.before : (grid.months[month - 2]?.units ?? [])
  const name = grid.months[month - 1]?.month ?? ''
  const fill = (form: MonthForm): MonthForm =>
    Object.fromEntries(
      Object.entries(form).map(([unit, one]) => {
        const source = last.find((filed) => filed.unit === unit)
        return [unit, source ? filledFrom(one, source) : one]
      }),
    )
  const before = forms.forms[month - 1] ?? {}
  const count = figureCount(fill(before)) - figureCount(before)
  if (count > 0) forms.change(name, fill)
  return { from: monthName(month === 1 ? 12 : month - 1, language), nothingThere: last.length === 0, count }
}

/** Which tab stands open: a unit, the whole plant, the annual report. It stands in the address. */
const useTab = (grid: GridAnswer): readonly [string, (next: string) => void] => {
  const [params, setParams] = useSearchParams()
  const open = (next: string): void =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before)
        after.set('tab', next)
        return after
      },
      { replace: true },
    )
  const asked = params.get('tab')
  const known = [...grid.units.map(({ id }) => id), 'plant', 'annual']
  return [asked !== null && known.includes(asked) ? asked : (grid.units[0]?.id ?? 'plant'), open]
}

export const PlantYear = ({ grid, catalogue, plant, mayWrite, query }: PlantYearProps) => {
  const { t, name, language } = useTexts()
  const [tab, open] = useTab(grid)
  const [chosen, setChosen] = useState(() => monthToFill(grid))
  const [goTo, setGoTo] = useState<{ unit: string; row: string; month: number }>()
  const [copied, setCopied] = useState<Copied>()
  const forms = useForms(grid)
  const month = grid.months[chosen - 1]
  const filing = useFiling({ grid, forms, month, mayWrite })
  const jump = (unit: string, row: string): void => {
    open(unit)
    setGoTo({ unit, row, month: chosen })
  }
  const turn = (next: string): void => {
    setGoTo(undefined)
    open(next)
  }
  const choose = (next: number): void => {
    setChosen(next)
    setCopied(undefined)
    filing.reset()
  }
  const shared = { grid, catalogue, filing, chosen, onCell: jump }
  return (
    <>
      <PageHead
        trail={[t('menu.emissions'), t('nav.data')]}
        title={t('data.title', { year: grid.year })}
        meta={
          <>
            {name(plant)}
            {tab !== 'annual' && <DueText grid={grid} chosen={chosen} />}
          </>
        }
        actions={
          tab !== 'annual' &&
          mayWrite && (
            <Actions
              filing={filing}
              month={monthName(chosen, language)}
              onCopy={() => setCopied(copyLast(grid, forms, chosen, language))}
            />
          )
        }
      />
      {query}
      <Tabs grid={grid} tab={tab} onTab={turn} filing={filing}>
        <SavedNote saved={forms.saved} />
      </Tabs>
      {tab === 'annual' ? (
        <AnnualTab grid={grid} catalogue={catalogue} plant={plant.id} onMonths={() => open(grid.units[0]?.id ?? 'plant')} />
      ) : (
        <>
          <FileAnswer {...shared} copied={copied} onAnnual={() => open('annual')} />
          <MonthsTab {...shared} forms={forms} tab={tab} onMonth={choose} goTo={goTo?.unit === tab ? goTo : undefined} />
        </>
      )}
    </>
  )
}

/** When the month is due, by how many natural days after its end, and how long that still is. */
const DueText = ({ grid, chosen }: { readonly grid: GridAnswer; readonly chosen: number }) => {
  const { t, language } = useTexts()
  const { market } = useSession()
  const month = grid.months[chosen - 1]
  if (!month?.dueOn || !market) return null
  const firstOfNext = chosen === 12 ? `${grid.year + 1}-01-01` : `${grid.year}-${String(chosen + 1).padStart(2, '0')}-01`
  const natural = daysBetween(firstOfNext as DayText, month.dueOn as DayText) + 1
  const left = daysBetween(market.businessDay as DayText, month.dueOn as DayText)
  return (
    <>
      {t('list.comma')}
      {t('data.dueBy', { month: monthName(chosen, language) })} <Day value={month.dueOn} />
      {t('data.natural', { days: natural })}
      {month.status !== 'filed' && (
        <>
          {t('list.comma')}
          {left < 0 ? <b className="bad">{t('data.overdueBy', { days: -left })}</b> : t('data.daysLeft', { days: left })}
        </>
      )}
    </>
  )
}

interface ActionsProps {
  readonly filing: Filing
  readonly month: string
  readonly onCopy: () => void
}

const Actions = ({ filing, month, onCopy }: ActionsProps) => {
  const { t } = useTexts()
  if (filing.mayCorrect)
    return (
      <button type="button" className="btn" onClick={filing.correct}>
        {t('data.correct', { month })}
      </button>
    )
  if (!filing.mayFile) return null
  return (
    <>
      <button type="button" className="btn" title={t('data.copyNote')} onClick={onCopy}>
        {t('data.copy')}
      </button>
      <button type="button" className="btn p" disabled={filing.running} onClick={() => filing.file(false)}>
        {t('data.file', { month })}
      </button>
    </>
  )
}

interface TabsProps {
  readonly grid: GridAnswer
  readonly tab: string
  readonly onTab: (tab: string) => void
  readonly filing: Filing
  readonly children: ReactNode
}

const Tabs = ({ grid, tab, onTab, filing, children }: TabsProps) => {
  const { t } = useTexts()
  const item = (id: string, text: ReactNode) => (
    <button key={id} type="button" role="tab" aria-selected={id === tab} onClick={() => onTab(id)}>
      {text}
    </button>
  )
  return (
    <div className="unit-tabs">
      <div role="tablist" aria-label={t('data.units')} className="tab-list">
        {grid.units.map((unit) => {
          const todo = filing.missing.filter((cell) => cell.unit === unit.id).length
          return item(
            unit.id,
            <>
              {t('data.unitTab', { name: unit.name })}
              {todo > 0 && <span className="todo">{t('data.todo', { count: todo })}</span>}
            </>,
          )
        })}
        {item('plant', t('data.plantTab'))}
        {item('annual', t('data.annualTab'))}
      </div>
      {children}
    </div>
  )
}
