import type { Working } from '../../api/types.ts'
import type { Texts, TextKey } from '../../i18n/index.ts'
import { rowPlaces, type GridCell, type GridRow } from '../../parts/month-grid/model.ts'
import { cellId, valueOf, type FigureKey, type MonthForm } from './month-form.ts'
import { meanOf, ratioOf, sumOf } from './sums.ts'
import type { Catalogue, FuelField, FuelNamed, GridAnswer, UnitField, UnitFiled, UnitNamed } from './types.ts'

/** What stands at a cell because of an answer of the server: a figure that is wrong, or one whose default must be accepted. */
export interface Mark {
  readonly state: 'flagged' | 'needed'
  readonly text: string
}
export type Marks = ReadonlyMap<string, Mark>

export interface RowsInput {
  readonly grid: GridAnswer
  readonly catalogue: Catalogue
  readonly unit: UnitNamed
  /** Twelve forms, January first. */
  readonly forms: readonly MonthForm[]
  readonly isEditable: (month: number) => boolean
  readonly marks: (month: number) => Marks
  /** Shows the figures that are seldom filed, too. */
  readonly all: boolean
  readonly texts: Texts
  readonly load: (month: string, unit: string | undefined) => Promise<Working | undefined>
}

const months = Array.from({ length: 12 }, (_, month) => month)

const fieldTexts = {
  amount: 'figure.amount',
  ncv: 'figure.ncv',
  carbonReceived: 'figure.carbonReceived',
  carbonAirDry: 'figure.carbonAirDry',
  moistureAirDryPct: 'figure.moistureAirDryPct',
  carbonDry: 'figure.carbonDry',
  moistureReceivedPct: 'figure.moistureReceivedPct',
  carbonContent: 'figure.carbonContent',
} as const satisfies Record<FuelField, TextKey>

const figureTexts = {
  purchasedPowerMwh: 'figure.purchasedPowerMwh',
  generationMwh: 'figure.generationMwh',
  netSupplyMwh: 'figure.netSupplyMwh',
  heatSuppliedGj: 'figure.heatSuppliedGj',
  heatRatio: 'figure.heatRatio',
  operatingHours: 'figure.operatingHours',
} as const satisfies Record<UnitField, TextKey>

const unitOf = {
  purchasedPowerMwh: 'MWh',
  generationMwh: 'MWh',
  netSupplyMwh: 'MWh',
  heatSuppliedGj: 'GJ',
  heatRatio: '',
  operatingHours: 'h',
} as const satisfies Record<UnitField, string>

const fuelUnitOf = (fuel: FuelNamed, field: FuelField): string => {
  if (field === 'amount') return fuel.unit
  if (field === 'ncv') return `GJ/${fuel.unit}`
  if (field === 'carbonContent') return 'tC/GJ'
  return field.endsWith('Pct') ? '%' : 'tC/t'
}

/** Figures of a fuel that always have a row; the others have one once a month carries them. */
const usual = (fuel: FuelNamed): readonly FuelField[] =>
  fuel.kind === 'coal'
    ? ['amount', 'ncv', 'carbonReceived', 'carbonAirDry', 'moistureAirDryPct', 'moistureReceivedPct']
    : ['amount']
const possible = (fuel: FuelNamed): readonly FuelField[] =>
  fuel.kind === 'coal'
    ? [
        'amount',
        'ncv',
        'carbonReceived',
        'carbonAirDry',
        'moistureAirDryPct',
        'carbonDry',
        'moistureReceivedPct',
        'carbonContent',
      ]
    : ['amount', 'ncv', 'carbonContent']

/** The fuels of a unit in the order of the catalogue: burnt in any month, burnt last December, or added on the screen. */
export const fuelsOf = ({
  grid,
  catalogue,
  unit,
  forms,
}: Pick<RowsInput, 'grid' | 'catalogue' | 'unit' | 'forms'>): FuelNamed[] => {
  const names = new Set([
    ...forms.flatMap((form) => Object.keys(form[unit.id]?.fuels ?? {})),
    ...(grid.before.find((one) => one.unit === unit.id)?.fuels.map(({ fuel }) => fuel) ?? []),
  ])
  const found = catalogue.fuels.filter(({ id }) => names.has(id))
  return found.length > 0 ? found : catalogue.fuels.filter(({ id }) => id === mainFuelOf(catalogue, unit))
}

/** What a unit burns by its kind, before it has filed anything. */
const mainFuelOf = (catalogue: Catalogue, unit: UnitNamed): string | undefined => {
  const kind = unit.kind === 'gas' || unit.kind === 'oil' ? unit.kind : 'coal'
  return catalogue.fuels.find((fuel) => fuel.kind === kind)?.id
}

const nameOf = ({ say, language }: Texts, fuel: FuelNamed, field: string): string =>
  language === 'zh' ? `${say(fuel)}${field}` : `${say(fuel)}, ${field.toLowerCase()}`

/** The name of a figure wherever it is spoken of: 燃煤低位发热量, 发电量. */
export const figureName = (texts: Texts, catalogue: Catalogue, key: FigureKey): string => {
  const [first = '', field] = key.split('.')
  const fuel = catalogue.fuels.find(({ id }) => id === first)
  if (fuel && field && field in fieldTexts) return nameOf(texts, fuel, texts.t(fieldTexts[field as FuelField]))
  return first in figureTexts ? texts.t(figureTexts[first as UnitField]) : key
}

/** The unit a figure is written in, in every month. */
export const figureUnit = (catalogue: Catalogue, key: FigureKey): string => {
  const [first = '', field] = key.split('.')
  const fuel = catalogue.fuels.find(({ id }) => id === first)
  if (fuel && field) return fuelUnitOf(fuel, field as FuelField)
  return first in unitOf ? unitOf[first as UnitField] : ''
}

const filedOf = (grid: GridAnswer, month: number, unit: string): UnitFiled | undefined =>
  grid.months[month]?.units.find((one) => one.unit === unit)

const stood = (filed: UnitFiled | undefined): boolean =>
  filed !== undefined && filed.fuels.length === 0 && Number(filed.generationMwh) === 0

const cellOf = (input: RowsInput, key: FigureKey, month: number): GridCell => {
  const { grid, unit, forms } = input
  const value = valueOf(forms[month]?.[unit.id], key)
  const mark = input.marks(month).get(cellId(unit.id, key))
  if (input.isEditable(month)) return { value, state: mark?.state ?? 'editable' }
  if (grid.months[month]?.status !== 'filed') return { value, state: 'future' }
  return { value, state: stood(filedOf(grid, month, unit.id)) ? 'stopped' : 'fixed' }
}

type Total = 'sum' | 'mean' | 'none'

const row = (
  input: RowsInput,
  key: FigureKey,
  spec: { name: string; fullName?: string; unit: string; source: string; group: string; total: Total; weight?: FigureKey },
): GridRow => {
  const cells = months.map((month) => cellOf(input, key, month))
  const values = cells.map(({ value }) => value)
  const weights = months.map((month) => (spec.weight ? valueOf(input.forms[month]?.[input.unit.id], spec.weight) : null))
  const pairs = values.map((value, month) => ({ value, weight: weights[month] ?? null }))
  const total = spec.total === 'sum' ? sumOf(values) : spec.total === 'mean' ? meanOf(pairs) : null
  const { name, unit, source, group, fullName } = spec
  const places = rowPlaces(unit, values)
  return {
    ...{ key, name, unit, source, group, cells, total },
    ...(fullName === undefined ? {} : { fullName }),
    ...(places === undefined ? {} : { places }),
  }
}

const fuelRows = (input: RowsInput, fuels: readonly FuelNamed[], fields: readonly FuelField[], group: string): GridRow[] => {
  const { t, say } = input.texts
  const carried = (fuel: FuelNamed, field: FuelField): boolean =>
    input.forms.some((form) => form[input.unit.id]?.fuels[fuel.id]?.[field] !== undefined)
  return fuels.flatMap((fuel) =>
    fields
      .filter((field) => possible(fuel).includes(field))
      .filter((field) => input.all || usual(fuel).includes(field) || carried(fuel, field))
      .map((field) => {
        const named = fields.length === 1
        return row(input, `${fuel.id}.${field}`, {
          name: named ? say(fuel) : t(fieldTexts[field]),
          fullName: nameOf(input.texts, fuel, t(fieldTexts[field])),
          unit: fuelUnitOf(fuel, field),
          source: named ? (field === 'ncv' && fuel.kind === 'coal' ? t('figure.orDefault') : '') : say(fuel),
          group,
          total: field === 'amount' ? 'sum' : 'mean',
          weight: `${fuel.id}.amount`,
        })
      }),
  )
}

const figureRow = (input: RowsInput, field: UnitField, group: string, total: Total = 'sum'): GridRow =>
  row(input, field, {
    name: input.texts.t(figureTexts[field]),
    unit: unitOf[field],
    source: field === 'netSupplyMwh' || field === 'heatRatio' ? input.texts.t('figure.optional') : '',
    group,
    total,
    ...(total === 'mean' ? { weight: 'heatSuppliedGj' } : {}),
  })

const resultRow = (
  input: RowsInput,
  key: string,
  name: string,
  unit: string,
  read: (filed: UnitFiled) => string | null,
  rest: { total: string | null; strong?: boolean; explained?: boolean; places?: number },
): GridRow => ({
  key,
  name,
  unit,
  source: input.texts.t('figure.computed'),
  group: input.texts.t('figure.results'),
  total: rest.total,
  ...(rest.strong ? { strong: true } : {}),
  ...(rest.places === undefined ? {} : { places: rest.places }),
  cells: months.map((month): GridCell => {
    const filed = filedOf(input.grid, month, input.unit.id)
    const name = input.grid.months[month]?.month ?? ''
    if (!filed) return { value: null, state: 'future' }
    return {
      value: read(filed),
      state: stood(filed) ? 'stopped' : 'fixed',
      ...(rest.explained && !stood(filed) ? { load: () => input.load(name, input.unit.id) } : {}),
    }
  }),
})

const resultRows = (input: RowsInput): GridRow[] => {
  const { t } = input.texts
  const all = months.map((month) => filedOf(input.grid, month, input.unit.id))
  const emissions = sumOf(all.map((filed) => filed?.emissionsTonnes))
  const intensity = (filed: UnitFiled): string | null => ratioOf(filed.emissionsTonnes, filed.generationMwh)
  return [
    resultRow(input, 'emissions', t('figure.emissions'), 'tCO2', (filed) => filed.emissionsTonnes, {
      total: emissions,
      strong: true,
      explained: true,
    }),
    resultRow(input, 'heat', t('figure.fuelHeat'), 'GJ', (filed) => filed.fuelHeatGj, {
      total: sumOf(all.map((filed) => filed?.fuelHeatGj)),
      places: 0,
    }),
    resultRow(input, 'intensity', t('figure.intensity'), 't/MWh', intensity, {
      total: ratioOf(emissions, sumOf(all.map((filed) => filed?.generationMwh))),
    }),
  ]
}

/** The five groups a month is filed in, and what follows from them (RQ-002-080). */
export const unitRows = (input: RowsInput): GridRow[] => {
  const { t } = input.texts
  const fuels = fuelsOf(input)
  const carbon = [
    'carbonReceived',
    'carbonAirDry',
    'moistureAirDryPct',
    'carbonDry',
    'moistureReceivedPct',
    'carbonContent',
  ] as const
  const output = t('figure.groupOutput')
  const heatRatio = input.all || input.unit.chp
  return [
    ...fuelRows(input, fuels, ['amount'], t('figure.groupFuel')),
    ...fuelRows(input, fuels, ['ncv'], t('figure.groupNcv')),
    ...fuelRows(input, fuels, carbon, t('figure.groupCarbon')),
    figureRow(input, 'purchasedPowerMwh', t('figure.groupPower')),
    figureRow(input, 'generationMwh', output),
    figureRow(input, 'netSupplyMwh', output),
    figureRow(input, 'heatSuppliedGj', output),
    ...(heatRatio ? [figureRow(input, 'heatRatio', output, 'mean')] : []),
    figureRow(input, 'operatingHours', output),
    ...resultRows(input),
  ]
}
