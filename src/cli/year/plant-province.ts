import { nearestIndex, type Site } from './nearest.ts'
import type { PlantRow, PlantRows } from './plant-row.ts'
import { provinceInText } from './province-of.ts'
import { provinceOfCode } from './provinces.ts'
import { reason, type Finding, type ReasonCode } from './reasons.ts'

/** A row's province and how it is known: by its own text, or inferred from the nearest plant whose text tells. */
export interface FoundProvince {
  readonly code: string | undefined
  readonly from: 'text' | 'nearestPlant'
  readonly neighbour?: { readonly row: number; readonly name: string; readonly km: string }
  readonly reasons: readonly Finding<ReasonCode>[]
}

const degree = /^-?\d{1,3}(\.\d+)?$/

type Point = { readonly latitude: number; readonly longitude: number }

/** Latitude and longitude, or why there are none. 0, 0 is how exports write "unknown". */
const pointOf = ({ format }: PlantRows, row: PlantRow): Point | Finding<ReasonCode> => {
  const [latitude, longitude] = [row.cell(format.latitude), row.cell(format.longitude)]
  const column = latitude === '' ? format.latitude : format.longitude
  if (latitude === '' || longitude === '') return reason('coordinatesBlank', column, '')
  const point = { latitude: Number(latitude), longitude: Number(longitude) }
  const valid =
    degree.test(latitude) && degree.test(longitude) && Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180
  if (!valid || (point.latitude === 0 && point.longitude === 0))
    return reason('coordinatesNotOnEarth', `${format.latitude}, ${format.longitude}`, `${latitude}, ${longitude}`)
  return point
}

const outside = (code: string | undefined): boolean => code !== undefined && !provinceOfCode(code).inMarket

/**
 * Every row of the file whose text names a province of the market, whatever it burns, is a neighbour that others may be told
 * by.
 */
const knownSites = (file: PlantRows): Site<{ code: string; row: PlantRow }>[] =>
  file.rows.flatMap((row) => {
    const code = provinceInText(row.cell(file.format.place))
    const point = pointOf(file, row)
    return code === undefined || outside(code) || 'code' in point ? [] : [{ ...point, value: { code, row } }]
  })

/**
 * Prepares the neighbours of a file once; then tells the province of each row, with the reasons why it cannot or may not take
 * part.
 */
export const provinceFinder = (file: PlantRows): ((row: PlantRow) => FoundProvince) => {
  const { format } = file
  const nearest = nearestIndex(knownSites(file))
  return (row) => {
    const country = provinceInText(row.cell(format.country))
    const named = provinceInText(row.cell(format.place))
    const reasons: Finding<ReasonCode>[] = []
    if (outside(country)) reasons.push(reason('outsideMarket', format.country, row.cell(format.country)))
    if (outside(named)) reasons.push(reason('outsideMarket', format.place, row.cell(format.place)))
    if (named !== undefined || reasons.length > 0) return { code: named, from: 'text', reasons }
    const point = pointOf(file, row)
    if ('code' in point) return { code: undefined, from: 'nearestPlant', reasons: [point] }
    const found = nearest(point.latitude, point.longitude)
    if (!found) return { code: undefined, from: 'nearestPlant', reasons: [reason('noKnownNeighbour', format.place, '')] }
    const { code, row: other } = found.site.value
    return {
      code,
      from: 'nearestPlant',
      neighbour: { row: other.row, name: other.cell(format.plantName), km: found.km.toFixed(1) },
      reasons,
    }
  }
}
