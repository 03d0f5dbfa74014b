import { Link } from 'react-router'
import { monthName } from '../../format/day.ts'
import { nothing, quantity } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { Figure } from '../../parts/figure.tsx'
import { shownFigure } from '../../parts/month-grid/model.ts'
import { Sheet } from '../../parts/sheet.tsx'
import type { GridAnswer, MonthAnswer } from '../data/types.ts'
import { sumOf } from '../data/sums.ts'
import { workingOf } from '../data/working-of.ts'

/** The twelve months a report was rolled up from, each with its working. */
export const MonthsSheet = ({ grid, plant }: { readonly grid: GridAnswer; readonly plant: string }) => {
  const { t, language } = useTexts()
  const columns: Column<MonthAnswer>[] = [
    {
      key: 'month',
      head: t('verification.month'),
      phone: 'heading',
      cell: ({ month }) => monthName(Number(month.slice(5, 7)), language),
    },
    {
      key: 'filed',
      head: t('data.filedOn'),
      cell: (month) => (
        <>
          <Day value={month.submittedOn} style="plain" /> {month.late && <span className="warn">{t('data.late')}</span>}
        </>
      ),
    },
    {
      key: 'version',
      phone: 'hidden',
      head: t('data.version'),
      numeric: true,
      cell: ({ version }) => (version === 0 ? nothing : version),
    },
    { key: 'evidence', phone: 'hidden', head: t('data.evidence'), numeric: true, cell: ({ evidence }) => evidence.length },
    {
      key: 'emissions',
      head: t('verification.emissions'),
      numeric: true,
      strong: true,
      cell: ({ month, emissionsTonnes }) =>
        emissionsTonnes === null ? (
          nothing
        ) : (
          <Figure load={() => workingOf(plant, month, grid.units, undefined, t('figure.plantTotal'))}>
            {shownFigure(emissionsTonnes, 'tCO2', undefined)}
          </Figure>
        ),
    },
  ]
  const total = sumOf(grid.months.map(({ emissionsTonnes }) => emissionsTonnes))
  return (
    <Sheet title={t('verification.monthsTitle')} note={<Link to={`/data?plant=${plant}`}>{t('verification.toMonths')}</Link>}>
      <DataTable
        label={t('verification.monthsTitle')}
        rows={grid.months}
        rowKey={({ month }) => month}
        columns={columns}
        sum={[t('word.total'), undefined, undefined, undefined, total === null ? nothing : quantity(total, 'tCO2')]}
        dense
      />
    </Sheet>
  )
}
