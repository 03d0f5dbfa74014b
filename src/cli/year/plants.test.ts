import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readPlants, withoutSmall, type PlantFile } from './plants.ts'

const fixture = (name: string): string => readFileSync(new URL(`../../../test/fixtures/${name}`, import.meta.url), 'utf8')

const read = (text: string, year = 2024): PlantFile => {
  const file = readPlants(text, year)
  if (!('plants' in file)) throw new Error(file.en)
  return file
}

const codesOf = (file: PlantFile, name: string): string[] =>
  file.exclusions.filter((row) => row.name === name).flatMap((row) => row.reasons.map(({ code }) => code))

describe('the raw file', () => {
  const file = read(fixture('plants-small.csv'))

  test('takes coal and gas and counts what each sieve leaves', () => {
    expect(file.format).toBe('wriRaw')
    expect(file.rowsRead).toBe(30)
    expect(file.otherFuels).toEqual([
      { fuel: 'Hydro', rows: 2 },
      { fuel: 'Solar', rows: 1 },
      { fuel: 'Wind', rows: 1 },
    ])
    expect(file.sieve).toEqual([
      { step: 'coalAndGas', rows: 26, capacityMw: '25998' },
      { step: 'operating', rows: 23, capacityMw: '23538' },
      { step: 'insideMarket', rows: 21, capacityMw: '16930' },
      { step: 'usable', rows: 14, capacityMw: '11730' },
    ])
    expect(file.plants).toHaveLength(14)
    expect(file.exclusions).toHaveLength(12)
  })

  test('a row left out lists all its reasons with column and value', () => {
    const pond = file.exclusions.find(({ name }) => name === 'Lotus Pond')
    expect(pond?.row).toBe(17)
    expect(pond?.reasons).toMatchObject([
      { code: 'shutDown', column: 'Operational Status', value: 'Shutdown', en: 'shut down' },
      { code: 'capacityBlank', column: 'Capacity (MW)', value: '', zh: '装机容量为空' },
    ])
    expect(codesOf(file, 'Short Row')).toEqual(['coordinatesBlank', 'columnCount'])
  })

  test.each([
    ['Two Wells', 'capacityBlank'],
    ['Half Moon', 'capacityNotANumber'],
    ['Zero Hill', 'capacityNotPositive'],
    ['New Ferry 3-4', 'underConstruction'],
    ['Next Decade', 'notYetOperating'],
    ['Harbour Point', 'outsideMarket'],
    ['Island Castle', 'outsideMarket'],
    ['Nowhere', 'coordinatesBlank'],
    ['Off The Map', 'coordinatesNotOnEarth'],
    ['Dry Well', 'identicalRow'],
  ])('%s is left out: %s', (name, code) => {
    expect(codesOf(file, name)).toEqual([code])
  })

  test('the province comes from the text, else from the nearest plant of any fuel, and says so', () => {
    const stone = file.plants.find(({ name }) => name === 'Stone Bank')
    expect([stone?.province, stone?.provinceFrom]).toEqual(['14', 'text'])
    const marsh = file.plants.find(({ name }) => name === 'North Marsh Cogen')
    expect([marsh?.province, marsh?.provinceFrom, marsh?.neighbour?.name]).toEqual(['15', 'nearestPlant', 'Grass Ridge'])
    expect(Number(marsh?.neighbour?.km)).toBeCloseTo(9.8, 0)
    expect(file.plants.find(({ name }) => name === 'Tide Bridge Gas')?.province).toBe('44')
    expect(file.plants.find(({ name }) => name === 'Listed Only')?.province).toBe('37')
  })

  test('repeated ids and names with other data are kept, with ids of their own and a remark', () => {
    const cliff = file.plants.filter(({ name }) => name.startsWith('Red Cliff'))
    expect(cliff.map(({ id }) => id)).toEqual(['wri9000015', 'wri9000015-2'])
    expect(file.plants.filter(({ name }) => name === 'Cloud Landing')).toHaveLength(2)
    expect(file.remarks.map(({ row, code }) => [row, code])).toEqual([
      [10, 'repeatedName'],
      [12, 'repeatedId'],
      [28, 'oddCharacters'],
      [29, 'nameBlank'],
      [29, 'idBlank'],
    ])
    expect(new Set(file.plants.map(({ id }) => id)).size).toBe(file.plants.length)
  })

  test('an earlier year leaves out plants that start later', () => {
    const early = read(fixture('plants-small.csv'), 2014)
    expect(codesOf(early, 'Tide Bridge Gas')).toEqual(['notYetOperating'])
  })
})

describe('the released file', () => {
  test('takes China, reads Gas as natural gas and tells the province by name or neighbour', () => {
    const file = read(fixture('plants-small-released.csv'))
    expect([file.format, file.rowsRead, file.otherCountries]).toEqual(['gppdReleased', 7, 2])
    expect(file.plants.map(({ id, fuel, province, provinceFrom }) => [id, fuel, province, provinceFrom])).toEqual([
      ['wri9000010', 'coal', '14', 'text'],
      ['wri9000011', 'coal', '14', 'nearestPlant'],
      ['wri9000012', 'naturalGas', '44', 'text'],
    ])
    expect(codesOf(file, 'East Gate')).toEqual(['capacityBlank'])
  })
})

describe('a file that is none', () => {
  test('names the missing columns in both languages', () => {
    const refused = readPlants('name,capacity_mw\nA,1\n', 2024)
    if (!('code' in refused)) throw new Error('was read')
    expect(refused.code).toBe('plantsFileUnknown')
    expect(refused.en).toContain('gppd_idnr')
    expect(refused.zh).toContain('gppd_idnr')
  })

  test('an unclosed quotation is refused, not half read', () => {
    const refused = readPlants(`${fixture('plants-small.csv')}9,"open`, 2024)
    expect('code' in refused && refused.code).toBe('plantsFileBroken')
  })
})

test('plants under the threshold leave with that reason', () => {
  const { plants } = read(fixture('plants-small.csv'))
  const kept = withoutSmall(plants, ({ name }) => (name === 'Salt Works' ? 999n : 1000n), 1000n)
  expect(kept.plants).toHaveLength(plants.length - 1)
  expect(kept.exclusions).toMatchObject([{ name: 'Salt Works', reasons: [{ code: 'underThreshold', value: '999' }] }])
})
