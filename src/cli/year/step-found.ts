import { cast, organisationsOf, provinceId } from './cast.ts'
import type { Fleet, FleetPlant } from './fleet.ts'
import type { Step } from './stage.ts'

export const plantsByProvince = (fleet: Fleet): Map<string, FleetPlant[]> => {
  const found = new Map<string, FleetPlant[]>()
  for (const plant of fleet.plants) found.set(plant.province, [...(found.get(plant.province) ?? []), plant])
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

export const unitsOf = (plant: FleetPlant) =>
  plant.years.map(({ unit }) => ({
    id: unit.id,
    name: `#${unit.number}`,
    capacityMw: unit.capacityMw,
    kind: unit.kind,
    cooling: unit.cooling,
    chp: unit.heat !== 'none',
  }))

/** Organisations, accounts and units; last year's verified emissions; what is left of last year's vintage. */
export const foundMarket = (fleet: Fleet, year: number): Step => ({
  label: { zh: '建立市场：机构、账户、机组', en: 'Founding: organisations, accounts, units' },
  take: async (stage) => {
    const organisations = organisationsOf(fleet)
    await stage.one('parties.admit', { organisations }, cast.founder)
    const holders = organisations.filter((item) => ['ministry', 'province', 'emitter', 'projectOwner'].includes(item.kind))
    await stage.one('registry.openAccounts', { organisations: holders.map((item) => item.id) }, cast.registry.first)
    await stage.many(
      'mrv.registerUnits',
      fleet.plants.map((plant) => ({ input: { units: unitsOf(plant) }, actor: cast.plant(plant).engineer })),
    )
    for (const [code, plants] of plantsByProvince(fleet)) {
      const officer = cast.province(code).first
      const plans = plants.map((plant) => ({ organisation: plant.id, version: '1' }))
      await stage.one('mrv.approvePlans', { year, plans }, officer)
      const rows = plants.map((plant) => ({
        organisation: plant.id,
        emissionsTonnes: plant.lastYear.reduce((sum, unit) => sum + unit, 0n),
        units: plant.years.map(({ unit }, i) => ({ unit: unit.id, emissionsTonnes: String(plant.lastYear[i] ?? 0n) })),
      }))
      await stage.one('mrv.importVerified', { year: year - 1, source: 'simulated', rows }, officer)
      const opening = plants
        .filter((plant) => plant.openingTonnes > 0n)
        .map((plant) => ({ entity: plant.id, quantity: plant.openingTonnes }))
      const issue = {
        product: `CEA${year - 1}`,
        year: year - 1,
        province: provinceId(code),
        purpose: 'finalAllocation',
        rows: opening,
      }
      await stage.one('registry.issue', issue, { ...officer, system: true })
    }
    return `${organisations.length} organisations, ${fleet.plants.reduce((sum, plant) => sum + plant.years.length, 0)} units`
  },
})
