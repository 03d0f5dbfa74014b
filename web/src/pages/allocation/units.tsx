import type { Working } from '../../api/types.ts'
import { filed, nothing, quantity, tonnes } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { Figure } from '../../parts/figure.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import type { Catalogue } from '../data/types.ts'
import { boxOf } from './trees.ts'
import type { EntityAllocation } from './types.ts'

interface UnitsProps {
  readonly found: EntityAllocation
  readonly trees: readonly Working[]
  readonly unitName: (id: string) => string
}

type FinalUnit = NonNullable<EntityAllocation['finalUnits']>[number] & { readonly tree: Working | undefined }

/** Each unit beside its tree: only units of a class have one. */
const withTrees = (found: EntityAllocation, trees: readonly Working[]): FinalUnit[] => {
  const left = [...trees]
  return (found.finalUnits ?? []).map((unit) => ({ ...unit, tree: unit.unitClass === null ? undefined : left.shift() }))
}

const part = (tree: Working | undefined, symbol: string) => {
  const box = boxOf(tree, symbol)
  return box ? <Figure working={box}>{tonnes(box.value)}</Figure> : nothing
}
const plain = (tree: Working | undefined, symbol: string, unit?: string): string => {
  const box = boxOf(tree, symbol)
  return box ? (unit ? quantity(box.value, unit) : filed(box.value)) : nothing
}
const shortest = 6
const factor = (tree: Working | undefined): string => {
  const value = boxOf(tree, 'F_p')?.value
  return value === undefined ? nothing : filed(value.length > shortest ? Number(value).toFixed(4) : value)
}

/** The final allocation by unit: output, benchmark, factor, power and heat, and what each comes to. */
export const FinalUnits = ({ found, trees, unitName, catalogue }: UnitsProps & { readonly catalogue: Catalogue }) => {
  const { t, say } = useTexts()
  const className = (id: string | null): string => {
    const one = catalogue.classes.find((item) => item.id === id)
    return one ? say(one) : t('allocation.noClass')
  }
  const columns: Column<FinalUnit>[] = [
    { key: 'unit', head: t('word.unit'), phone: 'heading', cell: (unit) => <b>{unitName(unit.unit)}</b> },
    { key: 'class', head: t('allocation.class'), phone: 'wide', cell: (unit) => className(unit.unitClass) },
    {
      key: 'generation',
      phone: 'wide',
      head: t('allocation.generation'),
      numeric: true,
      cell: ({ tree }) => plain(tree, 'Q_e', 'MWh'),
    },
    {
      key: 'benchmark',
      phone: 'wide',
      head: t('allocation.benchmark'),
      numeric: true,
      cell: ({ tree }) => plain(tree, 'B_e', 'tCO2/MWh'),
    },
    { key: 'factor', head: t('allocation.factor'), numeric: true, cell: ({ tree }) => factor(tree) },
    { key: 'power', head: t('allocation.power'), numeric: true, cell: ({ tree }) => part(tree, 'A_e') },
    { key: 'heat', head: t('allocation.heat'), numeric: true, cell: ({ tree }) => part(tree, 'A_h') },
    {
      key: 'total',
      head: t('allocation.approved'),
      numeric: true,
      strong: true,
      phone: 'first',
      cell: ({ tree, amount }) => <Figure working={tree}>{tonnes(amount)}</Figure>,
    },
  ]
  const units = withTrees(found, trees)
  const total = units.reduce((sum, unit) => sum + unit.amount, 0)
  return (
    <Sheet title={t('allocation.finalUnits')} note={t('allocation.unitsNote')}>
      <DataTable
        label={t('allocation.finalUnits')}
        rows={units}
        rowKey={(unit) => unit.unit}
        columns={columns}
        sum={columns.map(({ key }) => (key === 'unit' ? t('word.total') : key === 'total' ? tonnes(total) : undefined))}
      />
    </Sheet>
  )
}

type PreUnit = NonNullable<EntityAllocation['preUnits']>[number]

/** The pre-allocation by unit: last year's verified emissions and the share of them. */
export const PreUnits = ({ found, trees, unitName }: UnitsProps) => {
  const { t } = useTexts()
  const units = found.preUnits ?? []
  const treeOfUnit = (unit: PreUnit): Working | undefined => trees[units.indexOf(unit)]
  const columns: Column<PreUnit>[] = [
    { key: 'unit', head: t('word.unit'), phone: 'heading', cell: (unit) => <b>{unitName(unit.unit)}</b> },
    {
      key: 'basis',
      phone: 'wide',
      head: t('allocation.basis', { year: found.year - 1 }),
      numeric: true,
      cell: (unit) => quantity(unit.basisTonnes, 'tCO2'),
    },
    { key: 'share', head: t('allocation.share'), numeric: true, cell: (unit) => plain(treeOfUnit(unit), 'q') },
    {
      key: 'amount',
      head: t('allocation.pre'),
      numeric: true,
      strong: true,
      cell: (unit) => <Figure working={treeOfUnit(unit)}>{tonnes(unit.amount)}</Figure>,
    },
  ]
  const total = units.reduce((sum, unit) => sum + unit.amount, 0)
  return (
    <Sheet title={t('allocation.preUnits')} note={t('allocation.unitsNote')}>
      <DataTable
        label={t('allocation.preUnits')}
        rows={units}
        rowKey={(unit) => unit.unit}
        columns={columns}
        sum={[t('word.total'), undefined, undefined, tonnes(total)]}
      />
    </Sheet>
  )
}
