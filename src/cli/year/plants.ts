import { decimal, sumDecimals, type Decimal, type Refusal } from '../../kernel/index.ts'
import { plantRows, type PlantFormat, type PlantFuel, type PlantRow, type PlantRows } from './plant-row.ts'
import { provinceFinder, type FoundProvince } from './plant-province.ts'
import { reason, remark, type Finding, type ReasonCode, type RemarkCode } from './reasons.ts'

/** A real plant that takes part. capacityMw: MW, exact. province: two-digit code, with how it is known. */
export interface Plant {
  readonly id: string
  readonly row: number
  readonly name: string
  readonly fuel: PlantFuel
  readonly capacityMw: string
  readonly owner?: string
  readonly province: string
  readonly provinceFrom: FoundProvince['from']
  /** The neighbour the province was taken from, and how far it is, km with one decimal. */
  readonly neighbour?: { readonly row: number; readonly name: string; readonly km: string }
  readonly source: string
}

/** A coal or gas row that takes no part, with all its reasons. capacityMw: as the file has it. */
export interface Exclusion {
  readonly row: number
  readonly id: string
  readonly name: string
  readonly fuel: PlantFuel
  readonly capacityMw: string
  readonly reasons: readonly Finding<ReasonCode>[]
}

export interface Remark extends Finding<RemarkCode> {
  readonly row: number
}

/** How many rows, and MW where a capacity is given, are left after each sieve. */
export interface SieveStep {
  readonly step: 'coalAndGas' | 'operating' | 'insideMarket' | 'usable'
  readonly rows: number
  readonly capacityMw: string
}

export interface PlantFile {
  readonly format: PlantFormat['name']
  readonly rowsRead: number
  readonly otherFuels: readonly { readonly fuel: string; readonly rows: number }[]
  readonly otherCountries: number
  readonly plants: readonly Plant[]
  readonly exclusions: readonly Exclusion[]
  readonly remarks: readonly Remark[]
  readonly sieve: readonly SieveStep[]
}

interface Screened {
  readonly row: PlantRow
  readonly fuel: PlantFuel
  readonly id: string
  readonly name: string
  readonly capacity: Decimal | undefined
  readonly province: FoundProvince
  readonly reasons: readonly Finding<ReasonCode>[]
}

const numberPattern = /^-?\d{1,9}(\.\d{1,15})?$/

const capacityOf = (format: PlantFormat, row: PlantRow): Decimal | Finding<ReasonCode> => {
  const value = row.cell(format.capacity)
  if (value === '') return reason('capacityBlank', format.capacity, value)
  if (!numberPattern.test(value)) return reason('capacityNotANumber', format.capacity, value)
  const capacity = decimal(value)
  return capacity.gt(0) ? capacity : reason('capacityNotPositive', format.capacity, value)
}

const operatingStatuses = ['', 'operational', 'operating']

const statusReasons = (format: PlantFormat, row: PlantRow, year: number): Finding<ReasonCode>[] => {
  const found: Finding<ReasonCode>[] = []
  const status = row.cell(format.status)
  const word = status.toLowerCase().replace(/\s/g, '')
  if (word === 'shutdown') found.push(reason('shutDown', format.status ?? '', status))
  else if (word === 'underconstruction') found.push(reason('underConstruction', format.status ?? '', status))
  else if (!operatingStatuses.includes(word)) found.push(reason('notOperating', format.status ?? '', status))
  const started = row.cell(format.year)
  if (/^\d{4}(\.0)?$/.test(started) && Number(started) > year) found.push(reason('notYetOperating', format.year, started))
  return found
}

/** `1070680` and `WRI1070680` are the same plant; anything else becomes an identifier of its own letters and digits. */
const idOf = (text: string, row: number): string => {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  if (plain === '') return `row${row}`
  return /^\d+$/.test(plain) ? `wri${plain}` : plain.slice(0, 60)
}

const oddCharacters = /[\uFFFD\u0080-\u009F]|â€|Ã[\u0080-\u00BF]/

const rowRemarks = (format: PlantFormat, row: PlantRow): Remark[] => {
  const found: Remark[] = []
  for (const column of new Set([format.plantName, format.owner, format.place]))
    if (oddCharacters.test(row.cell(column))) found.push({ row: row.row, ...remark('oddCharacters', column, row.cell(column)) })
  if (row.cell(format.plantName) === '') found.push({ row: row.row, ...remark('nameBlank', format.plantName, '') })
  if (row.cell(format.id) === '') found.push({ row: row.row, ...remark('idBlank', format.id, '') })
  return found
}

const screen = (file: PlantRows, thermal: readonly PlantRow[], year: number): Screened[] => {
  const { format } = file
  const provinceOf = provinceFinder(file)
  const firstWith = new Map<string, number>()
  return thermal.map((row) => {
    const reasons = statusReasons(format, row, year)
    const capacity = capacityOf(format, row)
    if ('code' in capacity) reasons.push(capacity)
    const province = provinceOf(row)
    reasons.push(...province.reasons)
    const first = firstWith.get(row.whole)
    if (first === undefined) firstWith.set(row.whole, row.row)
    else reasons.push(reason('identicalRow', '*', `row ${first}`))
    if (row.columns !== file.columns) reasons.push(reason('columnCount', '*', `${row.columns} / ${file.columns}`))
    const id = idOf(row.cell(format.id), row.row)
    return {
      row,
      fuel: fuelOf(format, row) ?? 'coal',
      id,
      name: row.cell(format.plantName) || id,
      capacity: 'code' in capacity ? undefined : capacity,
      province,
      reasons,
    }
  })
}

const fuelOf = (format: PlantFormat, row: PlantRow): PlantFuel | undefined => format.fuels[row.cell(format.fuel).toLowerCase()]

/**
 * Gives repeated ids a number of their own (`wri1072550`, `wri1072550-2`) and remarks on repeated ids and names; both are kept.
 */
const toPlants = (format: PlantFormat, usable: readonly Screened[]): { plants: Plant[]; remarks: Remark[] } => {
  const ids = new Map<string, number>()
  const names = new Set<string>()
  const remarks: Remark[] = []
  const plants = usable.map(({ row, id, name, fuel, capacity, province }): Plant => {
    const nth = (ids.get(id) ?? 0) + 1
    ids.set(id, nth)
    if (nth > 1) remarks.push({ row: row.row, ...remark('repeatedId', format.id, row.cell(format.id)) })
    if (names.has(name.toLowerCase())) remarks.push({ row: row.row, ...remark('repeatedName', format.plantName, name) })
    names.add(name.toLowerCase())
    const owner = row.cell(format.owner)
    return {
      id: nth === 1 ? id : `${id}-${nth}`,
      row: row.row,
      name,
      fuel,
      capacityMw: (capacity ?? decimal(0)).toString(),
      ...(owner === '' ? {} : { owner }),
      province: province.code ?? '',
      provinceFrom: province.from,
      ...(province.neighbour ? { neighbour: province.neighbour } : {}),
      source: row.cell(format.source),
    }
  })
  return { plants, remarks }
}

const step = (name: SieveStep['step'], left: readonly Screened[]): SieveStep => ({
  step: name,
  rows: left.length,
  capacityMw: sumDecimals(left.map((item) => item.capacity ?? decimal(0))).toString(),
})

const without = (items: readonly Screened[], codes: readonly ReasonCode[]): Screened[] =>
  items.filter((item) => !item.reasons.some(({ code }) => codes.includes(code)))

const sieveOf = (all: readonly Screened[]): SieveStep[] => {
  const operating = without(all, ['shutDown', 'underConstruction', 'notOperating', 'notYetOperating'])
  const inside = without(operating, ['outsideMarket'])
  const usable = inside.filter((item) => item.reasons.length === 0)
  return [step('coalAndGas', all), step('operating', operating), step('insideMarket', inside), step('usable', usable)]
}

const countFuels = (format: PlantFormat, rows: readonly PlantRow[]): PlantFile['otherFuels'] => {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(row.cell(format.fuel), (counts.get(row.cell(format.fuel)) ?? 0) + 1)
  return [...counts].map(([fuel, count]) => ({ fuel, rows: count })).sort((a, b) => b.rows - a.rows || (a.fuel < b.fuel ? -1 : 1))
}

/**
 * Reads the real plants of a year out of a file of the World Resources Institute: coal and natural gas only. A row left out
 * lists all its reasons with row, column and value; a row that repeats an id or a name with other data is kept and remarked on.
 *
 * The sieve of the raw file of China: 3,137 rows, of which 1,069 burn coal or natural gas, together 1,040.2 GW. Without the 36
 * shut down and the 9 under construction 1,024 are left with 1,012.9 GW; the three rows without a capacity are among the 36.
 * Two of the 1,024 have Hong Kong in the column Country; the location of a third says Hong Kong and that of two says Macau:
 * 1,019 lie inside the market, 1,003.6 GW. Eight of them repeat an earlier row in every column; 1,011 are usable, with 998.2
 * GW. Those whose emissions stay under the threshold are taken out later, by `withoutSmall`, because only operation shows them.
 */
export const readPlants = (text: string, year: number): PlantFile | Refusal => {
  const file = plantRows(text)
  if (!('format' in file)) return file
  const { format } = file
  const inCountry = file.rows.filter((row) => format.name === 'wriRaw' || row.cell(format.country).toLowerCase() === 'china')
  const thermal = inCountry.filter((row) => fuelOf(format, row) !== undefined)
  const screened = screen(file, thermal, year)
  const { plants, remarks } = toPlants(
    format,
    screened.filter((item) => item.reasons.length === 0),
  )
  return {
    format: format.name,
    rowsRead: file.rows.length,
    otherFuels: countFuels(
      format,
      inCountry.filter((row) => fuelOf(format, row) === undefined),
    ),
    otherCountries: file.rows.length - inCountry.length,
    plants,
    exclusions: screened
      .filter((item) => item.reasons.length > 0)
      .map(({ row, id, name, fuel, reasons }) => ({
        row: row.row,
        id,
        name,
        fuel,
        capacityMw: row.cell(format.capacity),
        reasons,
      })),
    remarks: [...thermal.flatMap((row) => rowRemarks(format, row)), ...remarks].sort((a, b) => a.row - b.row),
    sieve: sieveOf(screened),
  }
}

/**
 * Takes out the plants that emit less than the threshold (tCO2 a year, rule mrv/inclusion-threshold), with that as their reason.
 * `emissionsOf` gives a plant's yearly emissions in whole tonnes.
 */
export const withoutSmall = (
  plants: readonly Plant[],
  emissionsOf: (plant: Plant) => bigint,
  threshold: bigint,
): { plants: Plant[]; exclusions: Exclusion[] } => {
  const small = (plant: Plant): boolean => emissionsOf(plant) < threshold
  return {
    plants: plants.filter((plant) => !small(plant)),
    exclusions: plants.filter(small).map((plant) => ({
      row: plant.row,
      id: plant.id,
      name: plant.name,
      fuel: plant.fuel,
      capacityMw: plant.capacityMw,
      reasons: [reason('underThreshold', 'tCO2', emissionsOf(plant).toString())],
    })),
  }
}
