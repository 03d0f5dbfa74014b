import { stream } from '../src/cli/year/random.ts'

/** How many coal and gas plants a generated file has; the real file has about as many that are usable. */
export const generatedPlants = 1024

const heads = [
  'Power Plant ID',
  'Name',
  'Fuel',
  'Capacity (MW)',
  'Commissioning Date',
  'Owner',
  'Operational Status',
  'Location',
  'Latitude',
  'Longitude',
  'Source',
  'Country',
] as const

/** Provinces by how many coal plants stand there, roughly, with a point inside each. */
const places = [
  { share: 12, name: 'Shandong', latitude: 36.3, longitude: 118.3 },
  { share: 11, name: 'Inner Mongolia', latitude: 42.5, longitude: 114 },
  { share: 10, name: 'Jiangsu', latitude: 32.9, longitude: 119.5 },
  { share: 8, name: 'Guangdong', latitude: 23.3, longitude: 113.4 },
  { share: 8, name: 'Shanxi', latitude: 37.6, longitude: 112.2 },
  { share: 8, name: 'Xinjiang', latitude: 43.5, longitude: 86.5 },
  { share: 7, name: 'Henan', latitude: 33.9, longitude: 113.5 },
  { share: 7, name: 'Zhejiang', latitude: 29.2, longitude: 120.3 },
  { share: 7, name: 'Hebei', latitude: 38.4, longitude: 115.3 },
  { share: 6, name: 'Anhui', latitude: 31.9, longitude: 117.2 },
  { share: 6, name: 'Liaoning', latitude: 41.3, longitude: 122.9 },
  { share: 5, name: 'Guizhou', latitude: 26.8, longitude: 106.9 },
  { share: 5, name: 'Shaanxi', latitude: 35.2, longitude: 108.9 },
] as const

/** Plant capacities, MW, by how many plants have about as much. */
const capacities = [
  { share: 15, mw: 100 },
  { share: 25, mw: 300 },
  { share: 25, mw: 660 },
  { share: 20, mw: 1200 },
  { share: 10, mw: 2000 },
  { share: 5, mw: 3600 },
] as const

const lineOf = (number: number, seed: number): string => {
  const random = stream(seed, 'bench', number)
  const place = random.weighted(places)
  const { mw } = random.weighted(capacities)
  const gas = random.chance(0.08)
  const cells: Record<(typeof heads)[number], string> = {
    'Power Plant ID': String(8_000_000 + number),
    Name: `Generated plant ${number}`,
    Fuel: gas ? 'Natural Gas' : 'Coal',
    'Capacity (MW)': String(Math.round(mw * random.between(0.85, 1.15))),
    'Commissioning Date': String(random.whole(1985, 2018)),
    Owner: `Generated owner ${random.whole(1, 200)}`,
    'Operational Status': 'Operational',
    Location: place.name,
    Latitude: (place.latitude + random.between(-0.9, 0.9)).toFixed(3),
    Longitude: (place.longitude + random.between(-0.9, 0.9)).toFixed(3),
    Source: 'Generated for a benchmark',
    Country: 'China',
  }
  return heads.map((head) => cells[head]).join(',')
}

/**
 * A plants file in the raw format of the World Resources Institute, made from a seed, so that a benchmark needs no other file.
 */
export const generatePlants = (count: number, seed: number): string =>
  `${[heads.join(','), ...Array.from({ length: count }, (_, i) => lineOf(i + 1, seed))].join('\n')}\n`
