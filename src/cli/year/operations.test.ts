import { describe, expect, test } from 'vitest'
import { operateFleet, previousYearEmissions, type UnitYear } from './operations.ts'
import type { Plant } from './plants.ts'
import { sampleTargets as targets } from './targets.sample.ts'
import { classOfUnit, splitPlant, type UnitClass } from './units.ts'

const provinces = ['13', '14', '15', '23', '32', '37', '44', '65']
const plants = Array.from({ length: 240 }, (_, i): Plant => ({
  id: `p${i}`,
  row: i + 2,
  name: `Plant ${i}`,
  fuel: i % 8 === 0 ? 'naturalGas' : 'coal',
  capacityMw: String([135, 270, 600, 700, 1200, 1320, 2000, 100][i % 8 === 0 ? 3 : i % 8] ?? 600),
  province: provinces[i % provinces.length] ?? '14',
  provinceFrom: 'text',
  source: '',
}))
const units = plants.flatMap((plant) => splitPlant(plant, 1))
const classOf = (unit: (typeof units)[number]): UnitClass => classOfUnit(unit, 400)
const fleet = operateFleet(units, 2024, 1, targets, classOf)

const total = (year: UnitYear, read: (month: UnitYear['months'][number]) => string): number =>
  year.months.reduce((sum, month) => sum + Number(read(month)), 0)

/** tCO2 of a month from the filed figures, as the accounting guide computes them. */
const emissionsOf = (year: UnitYear): number =>
  year.months
    .flatMap(({ fuels }) => fuels)
    .reduce((sum, fuel) => {
      const { oxidation, defaultCoalCarbon, gasCarbon, diesel, co2PerCarbon } = targets
      if (fuel.fuel === 'diesel') return sum + Number(fuel.amount) * diesel.ncv * diesel.carbon * oxidation.oil * co2PerCarbon
      if (fuel.fuel === 'naturalGas')
        return sum + Number(fuel.amount) * Number(fuel.ncv) * gasCarbon * oxidation.gas * co2PerCarbon
      const water = 100 - Number(fuel.moistureReceivedPct)
      const missing = year.unit.kind === 'coalConventional' ? defaultCoalCarbon.conventional : defaultCoalCarbon.unconventional
      const carbon = fuel.carbonReceived
        ? Number(fuel.carbonReceived)
        : fuel.carbonAirDry
          ? (Number(fuel.carbonAirDry) * water) / (100 - Number(fuel.moistureAirDryPct))
          : fuel.carbonDry
            ? (Number(fuel.carbonDry) * water) / 100
            : Number(fuel.ncv) * missing
      return sum + Number(fuel.amount) * carbon * oxidation.coal * co2PerCarbon
    }, 0)

describe('twelve months of a fleet', () => {
  test.each(['I', 'II', 'III', 'IV'] as const)(
    'class %s emits its balance values on the whole and spreads around them',
    (unitClass) => {
      const years = fleet.filter((year) => year.unitClass === unitClass)
      expect(years.length).toBeGreaterThan(10)
      const heatValue = unitClass === 'IV' ? targets.balanceHeat.gas : targets.balanceHeat.coal
      const sums = years.map((year) => ({
        emissions: emissionsOf(year),
        generation: total(year, (month) => month.generationMwh),
        heat: total(year, (month) => month.heatSuppliedGj),
      }))
      const sum = (key: 'emissions' | 'generation' | 'heat'): number => sums.reduce((all, item) => all + item[key], 0)
      const intensity = (sum('emissions') - heatValue * sum('heat')) / sum('generation')
      expect(Math.abs(intensity / targets.balanceElectricity[unitClass] - 1)).toBeLessThan(0.002)
      const each = sums.map((item) => (item.emissions - heatValue * item.heat) / item.generation)
      expect(Math.max(...each) / Math.min(...each)).toBeGreaterThan(1.02)
    },
  )

  test('what the generator expects is what the filed figures give', () => {
    for (const year of fleet) expect(Math.abs(emissionsOf(year) / year.expectedEmissions - 1)).toBeLessThan(0.001)
  })

  test('hours are near the published mean, load factors spread to both sides of it', () => {
    const coal = fleet.filter((year) => year.unitClass !== 'IV')
    const generation = coal.reduce((sum, year) => sum + total(year, (month) => month.generationMwh), 0)
    const capacity = coal.reduce((sum, year) => sum + Number(year.unit.capacityMw), 0)
    expect(Math.abs(generation / capacity / targets.coalHours - 1)).toBeLessThan(0.03)
    const loads = coal.map(
      (year) => total(year, (m) => m.generationMwh) / (Number(year.unit.capacityMw) * total(year, (m) => m.operatingHours)),
    )
    expect(Math.min(...loads)).toBeLessThan(0.6)
    expect(Math.max(...loads)).toBeGreaterThan(0.8)
    expect(Math.max(...loads)).toBeLessThan(1)
  })

  test('some months are not analysed, some stand still, and heat follows the season', () => {
    const months = fleet.flatMap((year) => year.months)
    const coal = months.flatMap(({ fuels }) => fuels).filter(({ fuel }) => fuel === 'coal')
    const bare = coal.filter((fuel) => !fuel.carbonReceived && !fuel.carbonAirDry && !fuel.carbonDry)
    expect(bare.length).toBeGreaterThan(0)
    expect(bare.length / coal.length).toBeLessThan(0.05)
    const still = months.filter(({ generationMwh }) => generationMwh === '0.000')
    expect(still.length).toBeGreaterThan(0)
    for (const month of still) expect([month.fuels, month.heatSuppliedGj]).toEqual([[], '0.00'])
    const district = fleet.filter(({ unit }) => unit.heat === 'district')
    expect(district.length).toBeGreaterThan(5)
    for (const year of district) expect(year.months[6]?.heatSuppliedGj).toBe('0.00')
    expect(district.some((year) => Number(year.months[0]?.heatSuppliedGj) > 0)).toBe(true)
  })

  test('figures are filed with the decimals of the guide', () => {
    for (const { months } of fleet.slice(0, 50))
      for (const month of months) {
        expect(month.generationMwh).toMatch(/^\d+\.\d{3}$/)
        expect(month.heatSuppliedGj).toMatch(/^\d+\.\d{2}$/)
        for (const fuel of month.fuels) {
          expect(fuel.amount).toMatch(/^\d+\.\d{2}$/)
          if (fuel.fuel !== 'diesel') expect(fuel.ncv).toMatch(/^\d+\.\d{3}$/)
        }
      }
  })

  test('the same seed gives the same months in whatever order the units come', () => {
    const again = operateFleet([...units].reverse(), 2024, 1, targets, classOf)
    const byId = new Map(again.map((year) => [year.unit.id, year]))
    expect(byId.get('p5-u1')?.months.map(({ generationMwh }) => generationMwh)).toEqual(
      fleet.find(({ unit }) => unit.id === 'p5-u1')?.months.map(({ generationMwh }) => generationMwh),
    )
    expect(JSON.stringify(operateFleet(units, 2024, 1, targets, classOf))).toBe(JSON.stringify(fleet))
    expect(JSON.stringify(operateFleet(units, 2024, 2, targets, classOf))).not.toBe(JSON.stringify(fleet))
  })

  test('last year is near this year', () => {
    for (const year of fleet) {
      const last = Number(previousYearEmissions(year, 2024, 1))
      expect(last / year.expectedEmissions).toBeGreaterThan(0.79)
      expect(last / year.expectedEmissions).toBeLessThan(1.25)
    }
  })
})
