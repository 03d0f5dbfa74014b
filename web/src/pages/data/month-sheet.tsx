import { monthName } from '../../format/day.ts'
import { nothing, quantity } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Empty } from '../../parts/states.tsx'
import type { MonthsTabProps } from './months-tab.tsx'
import { figureName } from './rows.ts'
import type { FuelField, MonthAnswer, UnitField, UnitFiled, UnitNamed } from './types.ts'
import type { CellPlace } from './use-filing.ts'

export interface MonthSheetProps extends MonthsTabProps {
  readonly month: MonthAnswer
  readonly unit: UnitNamed | undefined
}

const lastValue = (last: readonly UnitFiled[], { unit, key }: CellPlace): string | null => {
  const filed = last.find((one) => one.unit === unit)
  const [first = '', field] = key.split('.')
  if (!field) return filed?.[first as UnitField] ?? null
  return filed?.fuels.find(({ fuel }) => fuel === first)?.[field as FuelField] ?? null
}

/** What is still missing of the month, with last month beside; or when it was filed. */
export const MonthSheet = (props: MonthSheetProps) => {
  const { month, filing, chosen } = props
  const { t, language } = useTexts()
  const name = monthName(chosen, language)
  if (!filing.mayFile)
    return (
      <Sheet title={t('data.monthTitle', { month: name })} padded>
        <MonthState month={month} />
      </Sheet>
    )
  return (
    <Sheet title={t('data.stillMissing', { month: name })} note={t('data.messageCount', { count: filing.missing.length })}>
      {filing.missing.length === 0 ? <Empty>{t('data.nothingMissing')}</Empty> : <Missing {...props} />}
    </Sheet>
  )
}

const MonthState = ({ month }: { readonly month: MonthAnswer }) => {
  const { t } = useTexts()
  if (month.status === 'future') return <p className="md dim">{t('data.notYet')}</p>
  if (month.status !== 'filed') return <p className="md dim">{t('data.notFiled')}</p>
  return (
    <dl className="kv">
      <dt>{t('data.filedOn')}</dt>
      <dd>
        <Day value={month.submittedOn} /> {month.late && <b className="warn">{t('data.late')}</b>}
      </dd>
      <dt>{t('data.due')}</dt>
      <dd>
        <Day value={month.dueOn} />
      </dd>
      <dt>{t('data.version')}</dt>
      <dd>{month.version}</dd>
      <dt>{t('figure.emissions')}</dt>
      <dd>{month.emissionsTonnes === null ? nothing : `${quantity(month.emissionsTonnes, 'tCO2')} tCO₂`}</dd>
    </dl>
  )
}

const Missing = ({ grid, catalogue, filing, chosen, onCell, onCopy }: MonthSheetProps) => {
  const texts = useTexts()
  const { t } = texts
  const last = chosen === 1 ? grid.before : (grid.months[chosen - 2]?.units ?? [])
  const unitName = (id: string): string => t('data.unitTab', { name: grid.units.find((unit) => unit.id === id)?.name ?? id })
  const columns: Column<CellPlace>[] = [
    { key: 'unit', head: t('word.unit'), cell: ({ unit }) => unitName(unit) },
    {
      key: 'figure',
      head: t('grid.parameter'),
      phone: 'heading',
      cell: ({ unit, key }) => (
        <button type="button" className="lnk" onClick={() => onCell(unit, key)}>
          {figureName(texts, catalogue, key)}
        </button>
      ),
    },
    {
      key: 'last',
      head: t('data.lastMonth'),
      numeric: true,
      cell: (place) => {
        const value = lastValue(last, place)
        return value === null ? nothing : quantity(value, place.key.includes('.') ? 't' : 'MWh')
      },
    },
  ]
  return (
    <>
      <DataTable
        label={t('data.stillMissing', { month: '' })}
        rows={filing.missing}
        rowKey={({ unit, key }) => `${unit}${key}`}
        columns={columns}
        dense
      />
      <div className="sheet-acts">
        <button type="button" className="btn s" title={t('data.copyNote')} onClick={onCopy}>
          {t('data.copy')}
        </button>
        <span className="sm dim">{t('data.copyNote')}</span>
      </div>
    </>
  )
}
