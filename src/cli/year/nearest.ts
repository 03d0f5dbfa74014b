/** A point on the earth in degrees, with what is known there. */
export interface Site<Value> {
  readonly latitude: number
  readonly longitude: number
  readonly value: Value
}

const radian = Math.PI / 180
const earthRadiusKm = 6371

/** Great-circle distance, km (haversine). */
export const distanceKm = (a: Omit<Site<unknown>, 'value'>, b: Omit<Site<unknown>, 'value'>): number => {
  const dLat = Math.sin(((b.latitude - a.latitude) * radian) / 2)
  const dLon = Math.sin(((b.longitude - a.longitude) * radian) / 2)
  const h = dLat * dLat + Math.cos(a.latitude * radian) * Math.cos(b.latitude * radian) * dLon * dLon
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)))
}

const cellOf = (latitude: number, longitude: number): string => `${Math.floor(latitude)},${Math.floor(longitude)}`

/** How far a site outside a square of `rings` cells of one degree must at least be. Meridians close up towards the pole. */
const safeKm = (latitude: number, rings: number): number => {
  const polewards = Math.min(89, Math.abs(latitude) + rings + 1)
  return rings * 111 * Math.cos(polewards * radian)
}

/**
 * Finds the nearest site without looking at all of them: sites stand in cells of one degree, and rings of cells are searched
 * outwards until no farther ring can hold a nearer one. So the work grows with the plants, not with their square.
 */
export const nearestIndex = <Value>(sites: readonly Site<Value>[]) => {
  const cells = new Map<string, Site<Value>[]>()
  for (const site of sites) {
    const key = cellOf(site.latitude, site.longitude)
    const cell = cells.get(key)
    if (cell) cell.push(site)
    else cells.set(key, [site])
  }
  return (latitude: number, longitude: number): { site: Site<Value>; km: number } | undefined => {
    let best: { site: Site<Value>; km: number } | undefined
    for (let ring = 0; ring <= 180 && sites.length > 0; ring += 1) {
      if (best && best.km < safeKm(latitude, ring - 1)) break
      for (const site of ringOf(cells, latitude, longitude, ring)) {
        const km = distanceKm(site, { latitude, longitude })
        if (!best || km < best.km) best = { site, km }
      }
    }
    return best
  }
}

const ringOf = <Value>(
  cells: ReadonlyMap<string, Site<Value>[]>,
  latitude: number,
  longitude: number,
  ring: number,
): Site<Value>[] => {
  const found: Site<Value>[] = []
  for (let dLat = -ring; dLat <= ring; dLat += 1) {
    const step = Math.abs(dLat) === ring ? 1 : Math.max(1, 2 * ring)
    for (let dLon = -ring; dLon <= ring; dLon += step) found.push(...(cells.get(cellOf(latitude + dLat, longitude + dLon)) ?? []))
  }
  return found
}
