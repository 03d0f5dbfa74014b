import { silent, sumDecimals, type Decimal, type Rules, type Terms } from '../kernel/index.ts'
import { carbonBasisOf } from './carbon.ts'
import { fuelEmissions, fuelHeat } from './fuel-emissions.ts'
import { fuelLaw, purchasedPowerLaw, type CoalKind } from './fuel-law.ts'
import { fuels, type FuelBurned } from './fuel.ts'
import { purchasedPowerEmissions } from './purchased-power.ts'
import { filed, type UnitMonth, type UnitMonthFiled } from './shapes.ts'
import type { UnitKind } from './unit-class.ts'

export const coalKindOf = (kind: UnitKind): CoalKind => (kind === 'coalConventional' ? 'conventional' : 'nonConventional')

const labels = {
  unit: { zh: '机组月排放量', en: 'Emissions of the unit in the month' },
} as const

export interface MonthOfUnit {
  readonly kind: UnitKind
  readonly fuels: readonly FuelBurned[]
  readonly purchasedPowerMwh: Decimal
}

/** A unit's month, tCO2: its fuels and, in the years whose scope counts it, the electricity it bought. */
export const unitMonthEmissions = (t: Terms, rules: Rules, year: number, month: MonthOfUnit): Decimal =>
  t.step({ symbol: 'E_u', label: labels.unit, unit: 'tCO2', formula: 'ΣE + E_e' }, (t) => {
    const coalKind = coalKindOf(month.kind)
    const burnt = month.fuels.map((burned) => fuelEmissions(t, fuelLaw(rules, year, burned.fuel, coalKind), burned))
    const law = purchasedPowerLaw(rules, year)
    return sumDecimals(law.counts.value === true ? [...burnt, purchasedPowerEmissions(t, law, month.purchasedPowerMwh)] : burnt)
  })

/** Which figures of a month rest on a default because they were not measured, by row and column of the form. */
export const defaultsUsed = (units: readonly UnitMonth[]): string[] =>
  units.flatMap(({ fuels: burnt }, row) =>
    burnt.flatMap((burned, column) => {
      // Oil and gas have the guide's own table; a default is punitive for coal only.
      if (fuels[burned.fuel].kind !== 'coal') return []
      const at = `units.${row}.fuels.${column}`
      return [
        ...(burned.ncv === undefined ? [`${at}.ncv`] : []),
        ...(carbonBasisOf(burned).basis === 'default' ? [`${at}.carbon`] : []),
      ]
    }),
  )

/** What is kept of a unit's month: the filed figures and what follows from them. */
export const computeUnitMonth = (
  rules: Rules,
  year: number,
  kind: UnitKind,
  month: UnitMonth,
): UnitMonthFiled & { emissions: Decimal } => {
  const { fuels: burnt, ...rest } = month
  const coalKind = coalKindOf(kind)
  const emissions = unitMonthEmissions(silent, rules, year, { kind, fuels: burnt, purchasedPowerMwh: month.purchasedPowerMwh })
  const heat = sumDecimals(burnt.map((burned) => fuelHeat(silent, fuelLaw(rules, year, burned.fuel, coalKind), burned)))
  return {
    ...filed<Omit<UnitMonthFiled, 'fuels' | 'fuelHeatGj' | 'emissionsTonnes'>>(rest),
    fuels: burnt.map((burned) => filed<UnitMonthFiled['fuels'][number]>(burned)),
    fuelHeatGj: heat.toString(),
    emissionsTonnes: emissions.toString(),
    emissions,
  }
}
