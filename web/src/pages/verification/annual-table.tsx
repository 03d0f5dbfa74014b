import type { ReactNode } from 'react'
import { nothing, percent, quantity, tonnes } from '../../format/number.ts'
import { useTexts, type Texts } from '../../i18n/index.ts'
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

const correctionOf = (verified: AnnualAnswer['verified'], unit: string): Correction | undefined =>
  verified?.corrections.find((one) => one.unit === unit)

/** The class, output, heat and load of a unit: what its year is measured by. */
const measureColumns = ({ t, say }: Texts, catalogue: Catalogue): Column<UnitYear>[] => {
  const className = (id: string | null | undefined): string => {
    const found = catalogue.classes.find((one) => one.id === id)
    return found ? say(found) : nothing
  }
  const figure = (key: string, head: string, unit: string, read: (unit: UnitYear) => string | undefined): Column<UnitYear> => ({
    key,
    head,
    phone: 'wide',
    numeric: true,
    cell: (row) => orNothing(read(row), (value) => shownFigure(value, unit, undefined)),
  })
  return [
    { key: 'unit', head: t('word.unit'), phone: 'heading', cell: (unit) => <b>{unit.name}</b> },
    { key: 'class', head: t('allocation.class'), phone: 'wide', cell: (unit) => className(unit.unitClass) },
    figure('generation', t('verification.generation'), 'MWh', (unit) => unit.generationMwh),
    figure('heat', t('verification.heat'), 'GJ', (unit) => unit.heatSuppliedGj),
    { key: 'load', head: t('verification.load'), numeric: true, cell: (unit) => orNothing(unit.loadFactor, percent) },
  ]
}

/** Reported and verified emissions, and why they differ. */
const emissionColumns = (texts: Texts, { verified, grid, field }: AnnualTableProps): Column<UnitYear>[] => {
  const { t } = texts
  const verifiedOf = (unit: string): string | undefined => verified?.units.find((one) => one.unit === unit)?.emissionsTonnes
  const tonnesOf = (value: string | undefined): string => orNothing(value, (text) => quantity(text, 'tCO2'))
  const reported: Column<UnitYear> = {
    key: 'reported',
    head: t('verification.reported'),
    phone: 'wide',
    numeric: true,
    cell: (unit) => (
      <Figure working={grid && yearWorking(texts, grid, unit.unit, unit.emissionsTonnes)}>
        {tonnesOf(unit.emissionsTonnes)}
      </Figure>
    ),
  }
  if (!verified && !field) return [reported]
  const confirmed: Column<UnitYear> = {
    key: 'verified',
    head: t('verification.verified'),
    phone: 'wide',
    numeric: true,
    strong: true,
    cell: (unit) => field?.(unit) ?? tonnesOf(verifiedOf(unit.unit)),
  }
  const reason: Column<UnitYear> = {
    key: 'reason',
    head: t('verification.reason'),
    phone: 'wide',
    cell: (unit) => correctionOf(verified, unit.unit)?.reason ?? nothing,
  }
  return [reported, confirmed, ...(verified && verified.corrections.length > 0 ? [reason] : [])]
}

/** A plant's year by unit, as filed and as verified, with the reason of each correction. */
export const AnnualTable = (props: AnnualTableProps) => {
  const { annual, verified, catalogue } = props
  const texts = useTexts()
  const { t } = texts
  const columns = [...measureColumns(texts, catalogue), ...emissionColumns(texts, props)]
  const sums: Readonly<Record<string, string | undefined>> = {
    unit: t('word.total'),
    reported: tonnes(annual.emissionsTonnes),
    verified: verified ? tonnes(verified.emissionsTonnes) : undefined,
  }
  return (
    <DataTable
      label={t('verification.byUnit')}
      rows={annual.units}
      rowKey={(unit) => unit.unit}
      columns={columns}
      sum={columns.map(({ key }) => sums[key])}
    />
  )
}
