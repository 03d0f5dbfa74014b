import type { Decimal, Terms } from '../kernel/index.ts'
import { carbonReceived, netCalorificValue } from './carbon.ts'
import { figure } from './figure.ts'
import type { FuelLaw } from './fuel-law.ts'
import { amountUnitOf, type FuelBurned } from './fuel.ts'

const labels = {
  emissions: { zh: '化石燃料燃烧排放量', en: 'Emissions from burning the fuel' },
  amount: { zh: '燃料消耗量', en: 'Fuel burnt' },
  oxidation: { zh: '碳氧化率', en: 'Carbon oxidation rate' },
  molarRatio: { zh: '二氧化碳与碳的相对分子质量之比', en: 'Mass of CO2 per mass of carbon' },
  heat: { zh: '燃料热量', en: 'Heat of the fuel' },
} as const

const amountBurned = (t: Terms, law: FuelLaw, burned: FuelBurned): Decimal =>
  figure(t, 'FC', labels.amount, burned.amount, amountUnitOf(burned.fuel), law.rounding.amount)

/** Emissions of one fuel in one month, tCO2. Source: accounting guide for power plants; facts 1.1. */
export const fuelEmissions = (t: Terms, law: FuelLaw, burned: FuelBurned): Decimal =>
  t.step(
    {
      symbol: 'E',
      label: labels.emissions,
      unit: 'tCO2',
      formula: 'FC × C_ar × OF × 44/12',
      ...(law.rounding.emissions ? { round: law.rounding.emissions } : {}),
    },
    (t) => {
      const amount = amountBurned(t, law, burned)
      const carbon = carbonReceived(t, law, burned)
      const oxidation = t.rule('OF', labels.oxidation, law.oxidation)
      const { numerator, denominator } = law.molarRatio
      return amount
        .times(carbon)
        .times(oxidation)
        .times(t.rule('M(CO2)', labels.molarRatio, numerator))
        .div(t.rule('M(C)', labels.molarRatio, denominator))
    },
  )

/** Heat of the fuel, GJ. */
export const fuelHeat = (t: Terms, law: FuelLaw, burned: FuelBurned): Decimal =>
  t.step(
    {
      symbol: 'Q_f',
      label: labels.heat,
      unit: 'GJ',
      formula: 'FC × NCV',
      ...(law.rounding.heat ? { round: law.rounding.heat } : {}),
    },
    (t) => amountBurned(t, law, burned).times(netCalorificValue(t, law, burned)),
  )
