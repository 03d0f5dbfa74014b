import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import { tonnes } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Answered } from '../../parts/states.tsx'
import type { Directory } from '../verification/types.ts'
import type { TableAnswer, Totals } from './types.ts'

type ProvinceRow = TableAnswer['provinces'][number]

/** Entities to provinces to the nation: no cap stands above the sum from below. */
export const RollUp = ({ year }: { readonly year: number }) => {
  const { t, name } = useTexts()
  const answer = useView<TableAnswer>(views.allocationTable, { year })
  const names = useView<Directory>(views.organisations, { kind: 'province', limit: 500 })
  const nameOf = (id: string): string => {
    if (id === '') return t('allocation.nation')
    const found = names.data?.rows.find((row) => row.id === id)
    return found ? name(found) : id
  }
  const cell = (read: (totals: Totals) => number) => (row: ProvinceRow) => tonnes(read(row))
  const columns: Column<ProvinceRow>[] = [
    { key: 'province', head: t('word.province'), phone: 'heading', cell: (row) => nameOf(row.province) },
    { key: 'entities', head: t('allocation.entities'), numeric: true, cell: cell((row) => row.entities) },
    { key: 'pre', head: t('allocation.preT'), numeric: true, cell: cell((row) => row.preAmount) },
    { key: 'emissions', head: t('allocation.emissionsT'), numeric: true, cell: cell((row) => row.emissions) },
    { key: 'amount', head: t('allocation.finalT'), numeric: true, strong: true, cell: cell((row) => row.amount) },
    { key: 'obligation', head: t('allocation.obligationT'), numeric: true, cell: cell((row) => row.obligation) },
  ]
  return (
    <Sheet title={t('allocation.rollUp')} note={t('allocation.rollUpNote')}>
      <Answered answer={answer} heads={columns.map(({ head }) => head)}>
        {({ provinces, nation }) => {
          const figures = [nation.entities, nation.preAmount, nation.emissions, nation.amount, nation.obligation].map(tonnes)
          // A province sees its own row: the nation stands below it as a figure, not as the sum of what is shown.
          const isSum = provinces.reduce((sum, row) => sum + row.entities, 0) === nation.entities
          return (
            <DataTable
              label={t('allocation.rollUp')}
              rows={isSum ? provinces : [...provinces, { ...nation, province: '' }]}
              rowKey={(row) => row.province}
              columns={columns}
              sum={isSum ? [t('allocation.nation'), ...figures] : undefined}
            />
          )
        }}
      </Answered>
    </Sheet>
  )
}
