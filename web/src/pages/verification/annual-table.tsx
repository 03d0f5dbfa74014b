import type { ReactNode } from 'react'
import { nothing, percent, quantity, tonnes } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { Figure } from '../../parts/figure.tsx'
import { shownFigure } from '../../parts/month-grid/model.ts'
import type { AnnualAnswer, Catalogue, Correction, GridAnswer, UnitYear } from '../data/types.ts'
import { yearWorking } from '../data/working-of.ts'

export interface AnnualTableProps {
  readonly annual: NonNullable<AnnualAnswer['annual']>
  readonly verified: AnnualAnswer['verified']
  readonly catalogue: Catalogue
  /** The months the report was rolled up from; with them the reported figure shows its working. */
  readonly grid?: GridAnswer
  /** Stands in the column of the verified figure while it is being concluded. */
  readonly field?: (unit: UnitYear) => ReactNode
}

const orNothing = (value: string | undefined, write: (value: string) => string): string =>
  value === undefined ? nothing : write(value)

/** A plant's year by unit, as filed and as verified, with the reason of each correction. */
export const AnnualTable = ({ annual, verified, catalogue, grid, field }: AnnualTableProps) => {
  const texts = useTexts()
  const { t, say } = texts
  const correctionOf = (unit: string): Correction | undefined => verified?.corrections.find((one) => one.unit === unit)
  const verifiedOf = (unit: string): string | undefined => verified?.units.find((one) => one.unit === unit)?.emissionsTonnes
  const className = (id: string | null | undefined): string => {
    const found = catalogue.classes.find((one) => one.id === id)
    return found ? say(found) : nothing
  }
  const withVerified = verified !== null || field !== undefined
  const columns: Column<UnitYear>[] = [
    { key: 'unit', head: t('word.unit'), phone: 'heading', cell: (unit) => <b>{unit.name}</b> },
    { key: 'class', head: t('allocation.class'), phone: 'wide', cell: (unit) => className(unit.unitClass) },
    {
      key: 'generation',
      head: t('verification.generation'),
      numeric: true,
      cell: (unit) => orNothing(unit.generationMwh, (v) => shownFigure(v, 'MWh', undefined)),
    },
    {
      key: 'heat',
      head: t('verification.heat'),
      numeric: true,
      cell: (unit) => orNothing(unit.heatSuppliedGj, (v) => shownFigure(v, 'GJ', undefined)),
    },
    { key: 'load', head: t('verification.load'), numeric: true, cell: (unit) => orNothing(unit.loadFactor, percent) },
    {
      key: 'reported',
      head: t('verification.reported'),
      numeric: true,
      cell: (unit) => (
        <Figure working={grid && yearWorking(texts, grid, unit.unit, unit.emissionsTonnes)}>
          {orNothing(unit.emissionsTonnes, (v) => quantity(v, 'tCO2'))}
        </Figure>
      ),
    },
    ...(withVerified
      ? [
          {
            key: 'verified',
            head: t('verification.verified'),
            numeric: true,
            strong: true,
            cell: (unit: UnitYear) => field?.(unit) ?? orNothing(verifiedOf(unit.unit), (v) => quantity(v, 'tCO2')),
          },
        ]
      : []),
    ...(verified && verified.corrections.length > 0
      ? [{ key: 'reason', head: t('verification.reason'), cell: (unit: UnitYear) => correctionOf(unit.unit)?.reason ?? nothing }]
      : []),
  ]
  const blank: ReactNode[] = [undefined, undefined, undefined, undefined]
  const sum = [
    t('word.total'),
    ...blank,
    tonnes(annual.emissionsTonnes),
    ...(withVerified ? [verified ? tonnes(verified.emissionsTonnes) : ''] : []),
  ]
  return (
    <DataTable
      label={t('verification.byUnit')}
      rows={annual.units}
      rowKey={(unit) => unit.unit}
      columns={columns}
      sum={columns.map((_, index) => sum[index])}
    />
  )
}
