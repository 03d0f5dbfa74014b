import { parse } from 'csv-parse/sync'
import type { Refusal } from '../../kernel/index.ts'
import { plantsFileRefusals } from './reasons.ts'

export type PlantFuel = 'coal' | 'naturalGas'

/** Which column of a format carries what; an absent one is undefined. */
export interface PlantFormat {
  readonly name: 'wriRaw' | 'gppdReleased'
  readonly id: string
  readonly plantName: string
  readonly fuel: string
  readonly fuels: Readonly<Record<string, PlantFuel>>
  readonly capacity: string
  readonly year: string
  readonly owner: string
  readonly country: string
  readonly latitude: string
  readonly longitude: string
  readonly source: string
  readonly status?: string
  /** Where the province may be read. The released file has no location, so its plant's name must do. */
  readonly place: string
}

const formats: readonly PlantFormat[] = [
  {
    name: 'wriRaw',
    id: 'Power Plant ID',
    plantName: 'Name',
    fuel: 'Fuel',
    fuels: { coal: 'coal', 'natural gas': 'naturalGas' },
    capacity: 'Capacity (MW)',
    year: 'Commissioning Date',
    owner: 'Owner',
    country: 'Country',
    latitude: 'Latitude',
    longitude: 'Longitude',
    source: 'Source',
    status: 'Operational Status',
    place: 'Location',
  },
  {
    name: 'gppdReleased',
    id: 'gppd_idnr',
    plantName: 'name',
    fuel: 'primary_fuel',
    fuels: { coal: 'coal', gas: 'naturalGas' },
    capacity: 'capacity_mw',
    year: 'commissioning_year',
    owner: 'owner',
    country: 'country_long',
    latitude: 'latitude',
    longitude: 'longitude',
    source: 'source',
    place: 'name',
  },
]

/** One record. row: as a spreadsheet counts it, the head being 1. whole: all its values, to find identical rows. */
export interface PlantRow {
  readonly row: number
  readonly columns: number
  readonly whole: string
  readonly cell: (column: string | undefined) => string
}

export interface PlantRows {
  readonly format: PlantFormat
  readonly columns: number
  readonly rows: readonly PlantRow[]
}

const recordsOf = (text: string): string[][] | Refusal => {
  try {
    return parse(text, { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true })
  } catch (error) {
    return plantsFileRefusals.plantsFileBroken({ asked: error instanceof Error ? error.message : String(error) })
  }
}

const columnsOf = (format: PlantFormat): string[] => [
  format.id,
  format.plantName,
  format.fuel,
  format.capacity,
  format.owner,
  format.country,
  format.latitude,
  format.longitude,
  format.place,
]

const missingFrom = (format: PlantFormat, head: readonly string[]): string[] =>
  columnsOf(format).filter((column) => !head.includes(column))

// Text that came through a console or a broken export carries control characters; no name means them.
const clean = (value: string): string =>
  value
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/**
 * Reads the text of a plants file in either format; every cell comes trimmed. A file of neither format is refused with the
 * missing columns.
 */
export const plantRows = (text: string): PlantRows | Refusal => {
  const records = recordsOf(text)
  if (!Array.isArray(records)) return records
  const head = (records[0] ?? []).map(clean)
  const format = formats.find((candidate) => missingFrom(candidate, head).length === 0)
  if (!format) {
    const fewest = formats.map((candidate) => missingFrom(candidate, head)).sort((a, b) => a.length - b.length)[0]
    return plantsFileRefusals.plantsFileUnknown({ limit: fewest ?? [] })
  }
  const position = new Map(head.map((column, i) => [column, i]))
  const rows = records.slice(1).map((record, i): PlantRow => {
    const cells = record.map(clean)
    return {
      row: i + 2,
      columns: cells.length,
      whole: cells.join('\u001f'),
      cell: (column) => (column === undefined ? '' : (cells[position.get(column) ?? -1] ?? '')),
    }
  })
  return { format, columns: head.length, rows }
}
