import { decimal, round, silent, sumDecimals, type Decimal, type Rules } from '../kernel/index.ts'
import { carbonBasisOf, carbonReceived } from './carbon.ts'
import { fuelLaw } from './fuel-law.ts'
import type { FuelBurned } from './fuel.ts'
import type { UnitKind } from './unit-class.ts'
import { coalKindOf } from './unit-month.ts'

const measuredCoal = (burned: FuelBurned): boolean =>
  burned.fuel === 'coal' && carbonBasisOf(burned).basis !== 'default' && burned.ncv !== undefined

/**
 * Coal of the months without measured carbon, as 2021 and 2022 have it: with enough measured months the mean of their carbon per
 * unit of heat stands in, else the default of the year. Source: notice of 2022-06-08.
 */
export const withMissingMonths = (
  rules: Rules,
  year: number,
  kind: UnitKind,
  months: readonly (readonly FuelBurned[])[],
): FuelBurned[][] => {
  const unitHeatCarbon = (burned: FuelBurned): Decimal =>
    carbonReceived(silent, fuelLaw(rules, year, 'coal', coalKindOf(kind)), burned).div(burned.ncv ?? 1)
  const measured = months.filter((burnt) => burnt.some(measuredCoal))
  const least = Number(rules.get('mrv/measured-months-minimum', { year }).value)
  if (measured.length < least) return months.map((burnt) => [...burnt])
  const contents = measured.map((burnt) => unitHeatCarbon(burnt.find(measuredCoal) as FuelBurned))
  const { places, how } = rules.get('mrv/rounding-carbon-content', { year }).value as { places: number; how: 'halfUp' }
  const mean = round(sumDecimals(contents).div(decimal(contents.length)), places, how)
  return months.map((burnt) =>
    burnt.map((burned) =>
      burned.fuel === 'coal' && carbonBasisOf(burned).basis === 'default' ? { ...burned, carbonContent: mean } : burned,
    ),
  )
}
