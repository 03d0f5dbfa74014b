import { monthName } from '../../format/day.ts'
import { nothing, quantity, unitText } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { shownFigure } from '../../parts/month-grid/model.ts'
import { Sheet } from '../../parts/sheet.tsx'
import { Empty } from '../../parts/states.tsx'
import type { MonthsTabProps } from './months-tab.tsx'
import { figureName, figureUnit } from './rows.ts'
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

/** Few and short: a plain table on phones, too. */
const Missing = ({ grid, catalogue, filing, chosen, onCell }: MonthSheetProps) => {
  const texts = useTexts()
  const { t } = texts
  const last = chosen === 1 ? grid.before : (grid.months[chosen - 2]?.units ?? [])
  const unitName = (id: string): string => t('data.unitTab', { name: grid.units.find((unit) => unit.id === id)?.name ?? id })
  const shown = (place: CellPlace): string => {
    const value = lastValue(last, place)
    return value === null ? nothing : shownFigure(value, figureUnit(catalogue, place.key), undefined)
  }
  return (
    <table className="dense middle" aria-label={t('data.missingLabel')}>
      <thead>
        <tr>
          <th scope="col">{t('word.unit')}</th>
          <th scope="col">{t('grid.parameter')}</th>
          <th scope="col" className="num">
            {t('data.lastMonth')}
          </th>
        </tr>
      </thead>
      <tbody>
        {filing.missing.map((place) => (
          <tr key={`${place.unit}${place.key}`}>
            <td>{unitName(place.unit)}</td>
            <td>
              <button type="button" className="lnk" onClick={() => onCell(place.unit, place.key)}>
                {figureName(texts, catalogue, place.key)}
              </button>{' '}
              <span className="sm dim nw">{unitText(figureUnit(catalogue, place.key))}</span>
            </td>
            <td className="num">{shown(place)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
