import type { GridCell, GridRow } from '../../parts/month-grid/model.ts'
import { valueOf } from './month-form.ts'
import { fuelsOf, type RowsInput } from './rows.ts'
import { ratioOf, sumOf } from './sums.ts'
import type { FuelNamed, UnitField, UnitFiled } from './types.ts'

const months = Array.from({ length: 12 }, (_, month) => month)

type PlantInput = Omit<RowsInput, 'unit' | 'isEditable' | 'marks' | 'all'>

/** The units of a plant added up: what adds up, and what follows from it. Nothing is typed here. */
export const plantRows = (input: PlantInput): GridRow[] => {
  const { grid, texts, forms } = input
  const { t, say } = texts
  const seen = new Map<string, FuelNamed>()
  for (const unit of grid.units) for (const fuel of fuelsOf({ ...input, unit })) seen.set(fuel.id, fuel)
  const state = (month: number): GridCell['state'] => (grid.months[month]?.status === 'filed' ? 'fixed' : 'future')
  const summed = (key: string, name: string, unit: string, group: string): GridRow => {
    const values = months.map((month) => sumOf(grid.units.map(({ id }) => valueOf(forms[month]?.[id], key))))
    const cells = values.map((value, month) => ({ value, state: state(month) }))
    return { key, name, unit, source: '', group, cells, total: sumOf(values) }
  }
  const output = t('figure.groupOutput')
  const figure = (field: UnitField, unit: string, group: string, name: string) => summed(field, name, unit, group)
  return [
    ...[...seen.values()].map((fuel) => summed(`${fuel.id}.amount`, say(fuel), fuel.unit, t('figure.groupFuel'))),
    figure('purchasedPowerMwh', 'MWh', t('figure.groupPower'), t('figure.purchasedPowerMwh')),
    figure('generationMwh', 'MWh', output, t('figure.generationMwh')),
    figure('netSupplyMwh', 'MWh', output, t('figure.netSupplyMwh')),
    figure('heatSuppliedGj', 'GJ', output, t('figure.heatSuppliedGj')),
    ...resultRows(input),
  ]
}

const resultRows = ({ grid, texts, load }: PlantInput): GridRow[] => {
  const { t } = texts
  const of = (read: (unit: UnitFiled) => string | undefined) =>
    grid.months.map(({ units }) => sumOf(units.map((unit) => read(unit) ?? null)))
  const emissions = of((unit) => unit.emissionsTonnes)
  const generation = of((unit) => unit.generationMwh)
  const shared = { source: t('figure.computed'), group: t('figure.results') }
  const stateOf = (value: string | null): GridCell['state'] => (value === null ? 'future' : 'fixed')
  return [
    {
      ...shared,
      key: 'emissions',
      name: t('figure.emissions'),
      unit: 'tCO2',
      strong: true,
      total: sumOf(emissions),
      cells: emissions.map((value, month): GridCell => {
        const name = grid.months[month]?.month ?? ''
        return { value, state: stateOf(value), ...(value === null ? {} : { load: () => load(name, undefined) }) }
      }),
    },
    {
      ...shared,
      key: 'intensity',
      name: t('figure.intensity'),
      unit: 't/MWh',
      total: ratioOf(sumOf(emissions), sumOf(generation)),
      cells: emissions.map((value, month): GridCell => ({
        value: ratioOf(value, generation[month]),
        state: stateOf(value),
      })),
    },
  ]
}
