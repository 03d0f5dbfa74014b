import { decimal, sumDecimals, type Rules } from '../../kernel/index.ts'
import type { Fleet, FleetPlant } from '../year/fleet.ts'
import { operateFleet, previousYearEmissions, type UnitYear } from '../year/operations.ts'
import { targetsFrom } from '../year/targets.ts'
import { classOfUnit, type SimulatedUnit } from '../year/units.ts'
import { demoGroups, demoPlants, type DemoPlant } from './plants.ts'

const seed = 23

const unitsOf = (plant: DemoPlant): SimulatedUnit[] =>
  plant.units.map((unit, i) => ({
    id: `${plant.id}-${i + 1}`,
    plant: plant.id,
    number: i + 1,
    kind: unit.kind,
    capacityMw: unit.mw,
    size: Number(unit.mw),
    province: plant.province,
    cooling: unit.air === true ? 'air' : 'water',
    heat: unit.chp === true ? 'district' : 'none',
  }))

const plantOf = (plant: DemoPlant, years: readonly UnitYear[], year: number): FleetPlant => {
  const own = years.filter((item) => item.unit.plant === plant.id)
  const capacityMw = sumDecimals(plant.units.map((unit) => decimal(unit.mw))).toString()
  return {
    id: plant.id,
    row: 0,
    name: plant.nameZh,
    fuel: plant.units.some((unit) => unit.kind === 'gas') ? 'naturalGas' : 'coal',
    capacityMw,
    province: plant.province,
    provinceFrom: 'text',
    source: 'demo',
    group: plant.group,
    years: own,
    lastYear: own.map((item) => previousYearEmissions(item, year, seed)),
    openingTonnes: 0n,
  }
}

/** The demo plants with one simulated year of operation. The same plants each year, operated differently. */
export const demoFleet = (rules: Rules, year: number): Fleet => {
  const boundary = rules.decimal('mrv/unit-class-capacity', { year }).decimal.toNumber()
  const years = operateFleet(demoPlants.flatMap(unitsOf), year, seed, targetsFrom(rules, year), (unit) =>
    classOfUnit(unit, boundary),
  )
  return {
    file: {
      format: 'wriRaw',
      rowsRead: 0,
      otherFuels: [],
      otherCountries: 0,
      plants: [],
      exclusions: [],
      remarks: [],
      sieve: [],
    },
    exclusions: [],
    groups: demoGroups.map((group) => ({
      id: group.id,
      name: group.nameZh,
      ownerKnown: true,
      plants: demoPlants.filter((plant) => plant.group === group.id).map((plant) => plant.id),
    })),
    plants: demoPlants.map((plant) => plantOf(plant, years, year)),
  }
}

export const without = (fleet: Fleet, ...plants: readonly string[]): Fleet => ({
  ...fleet,
  plants: fleet.plants.filter((item) => !plants.includes(item.id)),
})
